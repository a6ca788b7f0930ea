import { dateInWords, machineDate } from '#value/date-in-words.ts'
import { sureDay, yearInSigns } from '../csl/day.ts'
import type { CslItem } from '../csl/item.ts'
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
    ['PY', yearOf(item)],
    ['DA', dayOf(item)],
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

/** Of a date whose year is not sure, nothing: programs that want a year then look at the words. */
function yearOf({ custom }: CslItem): string | undefined {
  const sure = sureDay(custom?.edtf)
  return sure === undefined ? undefined : yearInSigns(sure[0])
}

/** `1949/01/10/`: what is not known of it is left empty; the last place has what else is said of it, a year only where none stands before. */
function dayOf({ issued, custom }: CslItem): string | undefined {
  const edtf = custom?.edtf
  if (edtf === undefined) return issued !== undefined && 'literal' in issued ? `///${issued.literal}` : undefined
  const [year, ...rest] = sureDay(edtf) ?? []
  const signs = year === undefined ? '' : yearInSigns(year)
  if (machineDate(edtf.replace(/[?~%]/gu, '')) !== undefined) {
    const two = [0, 1].map((n) => rest[n]?.toString().padStart(2, '0') ?? '')
    return `${signs}/${two.join('/')}/${doubtsOf(edtf)}`
  }
  const words = dateInWords(edtf, 'citation')
  const before = words.replace(new RegExp(`,? ${year}(?<doubt>\\??)$`, 'u'), '$<doubt>')
  return before === words ? `///${words}` : `${signs}///${before}`
}

const doubtsOf = (edtf: string) =>
  [/[~%]/u.test(edtf) ? 'circa' : undefined, /[?%]/u.test(edtf) ? 'uncertain' : undefined].filter(Boolean).join(', ')
