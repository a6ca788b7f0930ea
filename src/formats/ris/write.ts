import type { CslDate, CslItem } from '../csl/item.ts'
import { invertedName } from '../csl/item-names.ts'

/** RIS types (Research Information Systems, 2011): what RIS has no word for is a manuscript. */
const TYPES: Readonly<Partial<Record<CslItem['type'], string>>> = {
  personal_communication: 'PCOMM',
  article: 'GEN',
  report: 'RPRT',
  treaty: 'GEN',
  document: 'GEN',
}

/** One record in RIS, ended by `ER`. Archive and its location stand as `DB` and `AN`, as Zotero reads and writes them; the whole reference as `CN`. */
export function writeRis(item: CslItem): string {
  const lines: (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TYPES[item.type] ?? 'MANSCPT'],
    ['TI', item.title],
    ...(item.author ?? []).map((name) => ['AU', invertedName(name)] as const),
    ...(item.recipient ?? []).map((name) => ['A2', invertedName(name)] as const),
    ...(item.translator ?? []).map((name) => ['A4', invertedName(name)] as const),
    ['PY', yearOf(item.issued)],
    ['DA', dayOf(item.issued)],
    ['M3', item.genre],
    ['M1', item.number],
    ['ET', `version ${item.version}`],
    ['PB', item.publisher],
    ['DP', item.source],
    ['ID', item['citation-key']],
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['CY', item['archive-place']],
    ['CN', item['call-number']],
    ['T2', item['container-title']],
    ['VL', item.volume],
    ['SP', item.page],
    ['LA', item.language],
    ['AB', item.abstract],
    ...(item.keyword === undefined ? [] : item.keyword.split(', ').map((word) => ['KW', word] as const)),
    ['N1', [item.medium, item.status, item.note].filter(Boolean).join('; ')],
    ['UR', item.URL],
  ]
  return `${lines.flatMap(([tag, value]) => (value === undefined || value === '' ? [] : [line(tag, value)])).join('')}ER  - \r\n`
}

/** A value is one line. */
const line = (tag: string, value: string) => `${tag}  - ${value.replace(/\s+/gu, ' ').trim()}\r\n`

const first = (date: CslDate | undefined) =>
  date !== undefined && 'date-parts' in date ? date['date-parts'][0] : undefined

const yearOf = (date: CslDate | undefined) => first(date)?.[0].toString().padStart(4, '0')

/** `1949/01/10/`: what is not known of it is left empty; of a date in words, the words. */
function dayOf(date: CslDate | undefined): string | undefined {
  if (date !== undefined && !('date-parts' in date)) return `///${date.literal}`
  const parts = first(date)
  if (parts === undefined) return undefined
  const [year, ...rest] = parts
  const about = date === undefined ? '' : 'circa' in date ? 'circa' : 'literal' in date ? 'uncertain' : ''
  const two = [0, 1].map((n) => rest[n]?.toString().padStart(2, '0') ?? '')
  return `${String(year).padStart(4, '0')}/${two.join('/')}/${about}`
}
