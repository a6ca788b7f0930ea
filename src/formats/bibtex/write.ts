import { sureDay } from '../csl/day.ts'
import type { CslItem, CslName } from '../csl/item.ts'

/**
 * One record in BibTeX, for biblatex as for plain BibTeX: an `@misc`, since neither has a type for archival documents. `library` has the reference exactly as
 * given (biblatex 2.2.2), `howpublished` how the paper came, `note` what is on the page and where it was taken from.
 */
export function writeBibtex(item: CslItem): string {
  const fields: (readonly [string, string | undefined])[] = [
    ['title', item.title],
    ['author', names(item.author)],
    ['date', dateOf(item)],
    ['year', yearOf(item)],
    ['howpublished', sent(item)],
    ['translator', names(item.translator)],
    ['number', item.number],
    ['version', item.version],
    ['publisher', item.publisher],
    ['library', item['call-number']],
    ['booktitle', item['container-title']],
    ['volume', item.volume],
    ['pages', item.page],
    ['language', item.language],
    ['keywords', item.keyword],
    ['abstract', item.abstract],
    ['note', noteOf(item)],
    ['url', item.URL],
  ]
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${asRead(name, value)}},\n`],
  )
  return `@misc{${item.id},\n${lines.join('')}}\n`
}

/** What programs read and do not set. */
const AS_THEY_ARE: ReadonlySet<string> = new Set(['url', 'date', 'year'])
/** Each name is escaped by itself: the braces around it are for BibTeX. */
const NAMES: ReadonlySet<string> = new Set(['author', 'translator'])

const asRead = (name: string, value: string) =>
  NAMES.has(name) ? value : AS_THEY_ARE.has(name) ? plain(value) : escaped(value)

const plain = (value: string) => value.replace(/[\s{}\\]+/gu, (signs) => (/^\s+$/u.test(signs) ? ' ' : ''))

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Words as TeX sets them: signs that it takes for its own are escaped; letters of every script stay as they are (UTF-8). */
const escaped = (value: string) =>
  value
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\~^{}#$%&_]/gu, (sign) => SIGNS[sign] ?? `\\${sign}`)

/** Names are joined by "and"; one in braces is not taken apart. */
const names = (all: readonly CslName[] = []) => all.map(oneName).join(' and ')

const oneName = (name: CslName) =>
  'literal' in name
    ? `{${escaped(name.literal)}}`
    : [name.family, name.suffix, name.given].flatMap((part) => (part ? [ofOne(part)] : [])).join(', ')

/** A comma, or the word that joins names, within a part of one. */
const ofOne = (part: string) => (/,|\sand\s/iu.test(part) ? `{${escaped(part)}}` : escaped(part))

const sent = ({ genre, recipient = [] }: CslItem) => {
  const to = recipient.map((name) => ('literal' in name ? name.literal : readable(name))).join(', ')
  return [genre, to === '' ? undefined : `to ${to}`].filter(Boolean).join(' ')
}

const readable = (name: Exclude<CslName, { literal: string }>) =>
  name['static-ordering'] === true ? `${name.family} ${name.given}` : `${name.given} ${name.family}`

const noteOf = ({ medium, publisher, source, status, note, 'citation-key': key }: CslItem) =>
  [medium, `${publisher}, record ${key}`, source === undefined ? undefined : `after ${source}`, status, note]
    .filter(Boolean)
    .join('; ')

/** EDTF, which biblatex reads but for its sets and long years (2.3.8). */
const dateOf = ({ custom }: CslItem) => (custom === undefined || /^[[{Y]/u.test(custom.edtf) ? undefined : custom.edtf)

/** A year, where `date` says the rest; else the words, which both programs print. */
function yearOf(item: CslItem): string | undefined {
  const { issued, custom } = item
  const sure = dateOf(item) === undefined ? undefined : sureDay(custom?.edtf)
  if (sure !== undefined) return String(sure[0])
  return issued !== undefined && 'literal' in issued ? issued.literal : undefined
}
