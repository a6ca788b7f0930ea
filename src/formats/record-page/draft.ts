import { bodyOfPlainText, serializeBody } from '#document/body.ts'
import type { Draft, DraftText } from '#document/draft.ts'
import { fold } from '#value/fold.ts'
import { isIdentifier } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { languageTag } from '#value/language.ts'
import { dateRoleOf } from '../fields/date-role.ts'
import { addressTells, NAMES_THE_ARCHIVE } from './furniture.ts'
import { wordsOf } from './line.ts'
import type { Page } from './page.ts'
import { placeSections, type Sectioned } from './place-sections.ts'

/** What a page says, as a draft. Draft fields are built up here and read-only from then on. */
export function draftOfPage(page: Page, name: string): { readonly draft: Draft; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const at = (line: number) => `${name}:${line}`
  const note = (line: number, field: string, message: string, severity: Issue['severity'] = 'note') =>
    issues.push({ severity, at: at(line), field, message })
  const labelled = placeSections(page.sections, at, note)
  const cited = page.citation
  const sources =
    cited?.source === undefined ? labelled.sources : [...labelled.sources, { value: cited.source, at: at(cited.line) }]
  const unplaced = [...labelled.unplaced]

  const addresses = [
    ...page.addresses.map((line) => line.text),
    ...(cited?.address === undefined ? [] : [cited.address]),
  ]
  const told = addresses.map(addressTells)
  const numbers = [
    ...new Set([
      ...(labelled.number === undefined ? [] : [labelled.number.value]),
      ...told.flatMap(({ number }) => number ?? []),
    ]),
  ]
  const number =
    labelled.number ??
    (numbers[0] === undefined
      ? undefined
      : { value: numbers[0], at: at(page.addresses[0]?.number ?? cited?.line ?? 1) })
  if (numbers.length > 1)
    note(1, 'number', `the page names several record numbers: ${numbers.join(', ')}; the first was taken`, 'warning')
  const aliases = [...new Set(told.flatMap(({ alias }) => alias ?? []))]
  const slug = aliases.find((alias) => alias.startsWith('slug:'))
  const key =
    number ??
    (slug === undefined ? undefined : { value: slug.slice(5), at: at(page.addresses[0]?.number ?? cited?.line ?? 1) })
  if (key === undefined)
    note(1, 'key', 'the page names no record number; date and title will have to tell it from others')

  let title = page.title === undefined ? undefined : { value: page.title.text, at: at(page.title.number) }
  if (cited !== undefined && title?.value !== cited.title) {
    // The older layout prints titles in capitals; its citation has them as they are.
    if (title === undefined || fold(title.value) === fold(cited.title))
      title = { value: cited.title, at: at(cited.line) }
    else unplaced.push({ label: 'title in the citation', value: cited.title, at: at(cited.line) })
  }
  const dated = page.date === undefined ? cited?.date : page.date.text
  if (page.date !== undefined && cited?.date !== undefined && fold(cited.date) !== fold(page.date.text)) {
    note(
      cited.line,
      'dates',
      `the citation says ${cited.date}, the page ${page.date.text}; the page's was taken`,
      'warning',
    )
    unplaced.push({ label: 'date in the citation', value: cited.date, at: at(cited.line) })
  }
  const text = textOf(page, labelled, sources, at, note)
  const donors = page.donors.filter(
    ({ name }) => !labelled.credits.some((credit) => likeName(credit.value.name) === likeName(name)),
  )
  const credits = [
    ...donors.map((line) => ({ value: { role: 'funded' as const, name: line.name }, at: at(line.number) })),
    ...labelled.credits,
  ]
  const outsideText = [
    ...page.sections.flatMap((section) => section.values.map((line) => line.text)),
    ...addresses,
    cited === undefined ? '' : 'History and Public Policy Program',
  ]
  const ofTheArchive = outsideText.some((words) => NAMES_THE_ARCHIVE.test(words))
  const many = <K extends keyof Draft>(field: K, values: NonNullable<Draft[K]> & readonly unknown[]) =>
    values.length === 0 ? {} : { [field]: values }

  const draft: Draft = {
    ...(key === undefined ? {} : { key }),
    ...(number === undefined || !isIdentifier(number.value) ? {} : { number }),
    at: at(page.title?.number ?? 1),
    ...many('aliases', aliases),
    ...(title === undefined ? {} : { title }),
    ...(labelled.genre === undefined ? {} : { genre: labelled.genre }),
    ...(dated === undefined
      ? {}
      : {
          dates: [
            {
              role: dateRoleOf(title?.value ?? '', labelled.genre?.value),
              asWritten: dated,
              at: at(page.date?.number ?? cited?.line ?? 1),
            },
          ],
        }),
    ...many('participants', labelled.participants),
    ...many('places', labelled.places),
    ...(labelled.classification === undefined ? {} : { classification: labelled.classification }),
    ...(page.summary === undefined
      ? {}
      : { summaries: [{ value: wordsOf(page.summary), at: at(page.summary.lines[0]?.number ?? 1) }] }),
    ...(text === undefined ? {} : { texts: [text] }),
    ...many('sources', sources),
    ...(sources.length === 0 && labelled.archive !== undefined
      ? { witnesses: [{ repository: labelled.archive.value, at: labelled.archive.at }] }
      : {}),
    ...many('languages', labelled.languages),
    ...many('rights', labelled.rights),
    ...many('credits', credits),
    ...many('subjects', labelled.subjects),
    ...many('relations', labelled.relations),
    ...(ofTheArchive
      ? {
          takenFrom: {
            name: 'Wilson Center Digital Archive',
            ...(number === undefined ? {} : { number: number.value }),
            ...(addresses[0] === undefined ? {} : { address: addresses[0] }),
            ...(labelled.since === undefined ? {} : { since: labelled.since }),
          },
        }
      : {}),
    ...many(
      'unplaced',
      sources.length > 0 && labelled.archive !== undefined
        ? [...unplaced, { label: 'Original Archive', ...labelled.archive }]
        : unplaced,
    ),
  }
  return { draft, issues }
}

const likeName = (name: string) => fold(name).replace(/^the /u, '')

/** "Translated by" at the end of a source string is a credit; within a book's title it is not: a place and publisher follow there. */
const TRANSLATED = /\btranslated\b(?:(?!\().)*$/isu

/**
 * The page does not say what its text is. It is held as a translation where a credit says "translated", or where the tab's language is not
 * the paper's; else as a transcript, whose language is stated only by the tab, or by an English paper with nobody who translated it.
 */
function textOf(
  page: Page,
  { languages }: Sectioned,
  sources: Sectioned['sources'],
  at: (line: number) => string,
  note: (line: number, field: string, message: string) => void,
): DraftText | undefined {
  const first = page.text[0]?.lines[0]
  if (first === undefined) return undefined
  const tab = page.tab === undefined ? undefined : languageTag(page.tab.language)
  const stated = languages.map((language) => languageTag(language.value) ?? language.value)
  const only = stated.length === 1 ? stated[0] : undefined
  const translated =
    sources.some(({ value }) => TRANSLATED.test(value)) ||
    (tab !== undefined && stated.length > 0 && !stated.includes(tab))
  const lang = tab ?? (!translated && only === 'en' ? 'en' : undefined)
  if (!translated && lang === undefined)
    note(
      first.number,
      'texts',
      'the page does not say whether its text is a translation; held as a transcript of unknown language',
    )
  if (page.unsure)
    note(
      page.text.at(-1)?.lines[0]?.number ?? first.number,
      'summary',
      'the last paragraph may be a summary; nothing shows it, so it stands in the text',
    )
  return {
    kind: translated ? 'translation' : 'transcript',
    ...(lang === undefined ? {} : { lang }),
    ...(translated && only !== undefined && only !== lang ? { translates: { lang: only, held: false } } : {}),
    body: serializeBody(bodyOfPlainText(page.text.map(wordsOf).join('\n\n'))),
    at: at(first.number),
  }
}
