import type { DateRole } from '#document/dated.ts'
import type { Unplaced } from '#document/document.ts'
import type { Draft, DraftText, DraftWitness, Placed } from '#document/draft.ts'
import type { CreditRole } from '#document/rights.ts'
import { isIdentifier } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { languageTag } from '#value/language.ts'
import type { Cell } from './cell.ts'
import { dateRoleOf } from './date-role.ts'
import { datesIn } from './dates.ts'
import { type Field, valuesIn } from './field.ts'
import { openingDate } from './opening-date.ts'
import { namedIn } from './people.ts'
import { textOfCells } from './text-of-cells.ts'

/** What is known beside the cells. */
export interface About {
  /** Where the record stands. */
  readonly at: string
  readonly key?: Placed<string>
  /** The role of a plain `date`; read from title and genre where it is not said. */
  readonly dateRole?: DateRole
  /** Look for the date at the beginning of the text where the cells give no more than a year. */
  readonly openingDate?: boolean
  /** What could not be placed already: columns that nobody knows. */
  readonly unplaced?: readonly Unplaced[]
}

const CREDITS: readonly CreditRole[] = ['contributed', 'translated', 'transcribed', 'edited']

/** A draft from cells: one row of a table or several that belong together, or the fields of a YAML head. */
export function draftOfCells(
  rows: readonly (readonly Cell[])[],
  about: About,
): { readonly draft: Draft; readonly issues: readonly Issue[] } {
  const cells = rows.flat()
  const issues: Issue[] = []
  const unplaced: Unplaced[] = [...(about.unplaced ?? [])]
  const of = (field: Field) => cells.filter((cell) => cell.field === field)
  const several = (field: Field) =>
    of(field).flatMap((cell) => valuesIn(field, cell.value, cell.split).map((value) => ({ value, at: cell.at, cell })))
  const placed = (field: Field): readonly Placed<string>[] => several(field).map(({ value, at }) => ({ value, at }))
  /** The first value of a field that takes one; other values of other rows are kept beside. */
  const single = (field: Field): Placed<string> | undefined => {
    const [first, ...others] = of(field)
    if (first === undefined) return undefined
    for (const cell of others)
      if (cell.value !== first.value) unplaced.push({ label: cell.label, value: cell.value, at: cell.at })
    return { value: first.value, at: first.at }
  }
  const one = <K extends string>(name: K, field: Field) => {
    const value = single(field)
    return value === undefined ? {} : { [name]: value }
  }
  const many = <K extends keyof Draft>(name: K, values: NonNullable<Draft[K]> & readonly unknown[]) =>
    values.length === 0 ? {} : { [name]: values }

  const named = rows.map(namedIn)
  for (const row of named) unplaced.push(...row.unplaced)
  const title = single('title')
  const genre = single('genre')
  const languages = placed('language')
  const texts = textsOf(of, title?.value, languages)
  const isSent = of('sender').length > 0 || of('recipient').length > 0
  const role = about.dateRole ?? (isSent ? 'sent' : dateRoleOf(title?.value ?? '', genre?.value))
  const stated = distinct(rows.flatMap((row) => datesIn(row, role)))
  const dates = stated.length > 0 ? stated : yearDates(role)

  function yearDates(role: DateRole): NonNullable<Draft['dates']> {
    const year = single('year')
    const text = about.openingDate === true || year !== undefined ? of('text')[0] : undefined
    const opening = text === undefined ? undefined : openingDate(text.value, title?.value ?? '')
    if (opening === undefined || text === undefined)
      return year === undefined ? [] : [{ role, asWritten: year.value, at: year.at }]
    const isOf = opening.years.includes(Number(year?.value))
    if (year !== undefined && !isOf) {
      const message = `“${year.value}” is not the year of “${opening.words}”, with which the text begins; the text's was taken`
      issues.push({ severity: 'warning', at: year.at, field: 'dates', message })
      unplaced.push({ label: of('year')[0]?.label ?? 'year', value: year.value, at: year.at })
    }
    return [
      {
        role,
        asWritten: opening.words,
        ...(isOf ? { year: Number(year?.value) } : {}),
        basis: 'inferred',
        note: 'read from the beginning of the text',
        at: text.at,
      },
    ]
  }

  const address = single('address')
  const number = single('record-number')
  const key = about.key ?? single('key') ?? number
  const position = Number(single('position')?.value)
  const draft: Draft = {
    ...(key === undefined ? {} : { key }),
    ...(number !== undefined && isIdentifier(number.value) ? { number } : {}),
    at: about.at,
    ...many(
      'aliases',
      placed('alias').map(({ value }) => value),
    ),
    ...(title === undefined ? {} : { title }),
    ...(genre === undefined ? {} : { genre }),
    ...many('dates', dates),
    ...many('participants', distinct(named.flatMap((row) => row.participants))),
    ...many('places', distinct(named.flatMap((row) => row.places))),
    ...many('numbers', distinct(placed('number'))),
    ...one('classification', 'classification'),
    ...many(
      'summaries',
      of('summary').map(({ value, at, lang }) => ({ value, at, ...(lang === undefined ? {} : { lang }) })),
    ),
    ...many('texts', texts),
    ...many('sources', distinct(placed('source'))),
    ...many('witnesses', witnessesOf(single, unplaced)),
    ...many('languages', distinct(languages)),
    ...many(
      'rights',
      distinct(placed('rights')).map(({ value, at }) => ({
        value: /^https?:\S+$/u.test(value) ? { uri: value } : { statement: value },
        at,
      })),
    ),
    ...many(
      'credits',
      CREDITS.flatMap((role) =>
        isCredit(role) ? placed(role).map(({ value, at }) => ({ value: { role, name: value }, at })) : [],
      ),
    ),
    ...many('subjects', distinct(placed('subject'))),
    ...many(
      'collections',
      distinct(placed('collection')).map((collection) =>
        Number.isInteger(position) ? { ...collection, position } : collection,
      ),
    ),
    ...many(
      'relations',
      (['replies-to', 'related'] as const).flatMap((kind) => placed(kind).map((to) => ({ ...to, kind }))),
    ),
    ...(address === undefined
      ? {}
      : { takenFrom: { name: hostOf(address.value) ?? address.value, address: address.value } }),
    ...many('unplaced', unplaced),
  }
  return { draft, issues }
}

const isCredit = (role: CreditRole): role is 'contributed' | 'translated' | 'transcribed' | 'edited' =>
  CREDITS.includes(role)

const hostOf = (address: string) => /^https?:\/\/(?:www\.)?(?<host>[^/?#\s]+)/iu.exec(address)?.groups?.host

/** Values without repetitions: rows that belong together repeat what they share. Places in the file do not count. */
function distinct<T extends { readonly at: string }>(values: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return values.filter(({ at: _, ...value }) => {
    const sign = JSON.stringify(value)
    return seen.size < seen.add(sign).size
  })
}

function textsOf(
  of: (field: Field) => readonly Cell[],
  title: string | undefined,
  languages: readonly Placed<string>[],
): readonly DraftText[] {
  const [only] = languages.length === 1 ? languages : []
  const stated = only === undefined ? undefined : (languageTag(only.value) ?? only.value)
  return (['text', 'translation', 'regest'] as const).flatMap((field): DraftText[] => {
    const [first, ...others] = of(field)
    if (first === undefined) return []
    const kind = field === 'text' ? 'transcript' : field
    const lang = first.lang ?? (field === 'text' ? stated : undefined)
    return [
      {
        kind,
        ...(lang === undefined ? {} : { lang }),
        ...(field === 'translation' && stated !== undefined
          ? { translates: { lang: stated, held: false } as const }
          : {}),
        body: textOfCells([first, ...others], field === 'text' ? title : undefined),
        at: first.at,
      },
    ]
  })
}

function witnessesOf(
  single: (field: Field) => Placed<string> | undefined,
  unplaced: Unplaced[],
): readonly DraftWitness[] {
  const [repository, reference, edition] = [single('repository'), single('reference'), single('edition')]
  const [volume, number, pages] = [single('volume'), single('edition-number'), single('pages')]
  const kept = repository ?? reference
  const witnesses: DraftWitness[] = []
  if (kept !== undefined) {
    witnesses.push({
      ...(repository === undefined ? {} : { repository: repository.value }),
      ...(reference === undefined ? {} : { reference: reference.value }),
      at: kept.at,
    })
  }
  const place = {
    ...(volume === undefined ? {} : { volume: volume.value }),
    ...(number === undefined ? {} : { number: number.value }),
    ...(pages === undefined ? {} : { pages: pages.value }),
  }
  if (edition !== undefined)
    witnesses.push({ kind: 'printed', edition: { title: edition.value, ...place }, at: edition.at })
  // A volume or a page of nothing that is named.
  else
    unplaced.push(
      ...Object.entries({ volume, number, pages }).flatMap(([label, value]) =>
        value === undefined ? [] : [{ label, ...value }],
      ),
    )
  return witnesses
}
