import type { Calendar } from '#document/dated.ts'
import type { DraftDate } from '#document/draft.ts'
import { type Edtf, parseEdtf } from '#value/edtf.ts'
import { wordsOf, type XmlElement } from '../xml/element.ts'

type DateRead = Pick<DraftDate, 'edtf' | 'asWritten' | 'calendar' | 'hour' | 'basis' | 'note' | 'principal'>

/**
 * What a `date` says: its attributes as EDTF (att.datable), its words as written. `notBefore` and `notAfter` bound one unknown day (`[a..b]`),
 * `from` and `to` a time that lasted (`a/b`). Undefined where it says nothing; `refused` are attributes that are no dates.
 */
export function readDate(element: XmlElement): { readonly date?: DateRead; readonly refused: readonly string[] } {
  const { attributes } = element
  const value = (name: string) => attributes[`${name}-iso`] ?? attributes[name]
  const when = value('when')
  const range = (from: string | undefined, to: string | undefined, put: (from: string, to: string) => string) =>
    from === undefined && to === undefined ? undefined : put(from ?? '', to ?? '')
  const given =
    when ??
    range(value('from'), value('to'), (from, to) => `${dayOf(from) || '..'}/${dayOf(to) || '..'}`) ??
    range(value('notBefore'), value('notAfter'), (from, to) =>
      from !== '' && dayOf(from) === dayOf(to) ? dayOf(from) : `[${dayOf(from)}..${dayOf(to)}]`,
    )
  const edtf = given === undefined ? undefined : edtfOf(when === undefined ? given : dayOf(given), sign(element))
  const asWritten = wordsOf(element)
  const refused = given !== undefined && edtf === undefined ? [given] : []
  if (edtf === undefined && asWritten === '' && given === undefined) return { refused }
  const hour = when === undefined ? undefined : /T(?<hour>\d{2}:\d{2})/u.exec(when)?.groups?.hour
  const calendar = calendarOf(attributes.calendar)
  const evidence = attributes.evidence
  const basis = evidence === undefined || evidence === '' ? undefined : evidence === 'disputed' ? evidence : 'inferred'
  const n = attributes.n?.replace(/^0+(?=\d)/u, '')
  const mark = sign(element)
  const notes = [
    ...(mark !== '' && edtf?.startsWith('[') === true ? [`certainty ${attributes.cert ?? attributes.precision}`] : []),
    ...(basis === 'inferred' ? [`${evidence} of the edition`] : []),
    ...(n === undefined || n === '1' ? [] : [`no. ${n} of its day in the edition`]),
  ]
  const words = asWritten !== '' ? asWritten : edtf === undefined ? given : undefined
  return {
    date: {
      ...(edtf === undefined ? {} : { edtf }),
      ...(words === undefined ? {} : { asWritten: words }),
      ...(calendar === undefined ? {} : { calendar }),
      ...(hour === undefined ? {} : { hour }),
      ...(basis === undefined ? {} : { basis }),
      ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
      ...(attributes.type === 'principal' ? { principal: true as const } : {}),
    },
    refused,
  }
}

/** `1949-01-10` of `1949-01-10T17:00:00+03:00`: the day as it was there. */
const dayOf = (value: string): string => value.trim().replace(/T[\d:.,]*(?:Z|[+-]\d{2}:?\d{2})?/gu, '')

/** EDTF's sign for how sure and how exact it is said to be: `?` of @cert, `~` of @precision, `%` of both. */
function sign({ attributes }: XmlElement): '' | '?' | '~' | '%' {
  const doubted = ['low', 'medium', 'unknown'].includes(attributes.cert ?? '')
  const rough = ['low', 'medium'].includes(attributes.precision ?? '')
  if (doubted && rough) return '%'
  if (doubted) return '?'
  return rough ? '~' : ''
}

/** The EDTF, with its sign where it may carry one, if it is a date that there is. */
function edtfOf(given: string, mark: string): Edtf | undefined {
  const signed =
    mark === '' || given.startsWith('[') ? given : given.replace(/[^/]+/gu, (one) => (one === '..' ? one : one + mark))
  return parseEdtf(signed)?.edtf
}

function calendarOf(given: string | undefined): Calendar | undefined {
  const plain = given?.toLowerCase() ?? ''
  if (plain.includes('julian')) return 'julian'
  if (plain.includes('republic')) return 'french-republican'
  return undefined
}
