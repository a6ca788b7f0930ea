import { parseEdtf } from '#value/edtf.ts'
import type { Issue } from '#value/issue.ts'
import { type DateRead, readDateLine } from './date-line.ts'
import type { Dated } from './dated.ts'
import { principalDate } from './document.ts'
import type { DraftDate } from './draft.ts'

/**
 * The dates of a draft: words are read, what cannot be read stands as written, and one is principal where there are several. A year that is not
 * written in full (`'87`, `14 January`) is that of the others where they agree on one, else the one that the title tells.
 */
export function datesOf(
  drafts: readonly DraftDate[],
  titleYear: () => number | undefined = () => undefined,
): { readonly dates: readonly Dated[]; readonly issues: readonly Issue[] } {
  const first = drafts.map((draft) => ({ draft, ...dateOf(draft) }))
  const isRead = (dates: readonly Dated[]) => dates.every(({ edtf }) => edtf !== undefined)
  const isAllRead = first.every(({ dates }) => isRead(dates))
  const year = isAllRead ? undefined : (onlyYear(first.flatMap(({ dates }) => dates)) ?? titleYear())
  const read =
    year === undefined ? first : first.map((one) => (isRead(one.dates) ? one : { ...one, ...dateOf(one.draft, year) }))
  return {
    dates: withPrincipal(read.flatMap(({ dates }) => dates)),
    issues: read.flatMap(({ issues }) => issues),
  }
}

/** The year of some dates, where they are all of one. */
export function onlyYear(dates: readonly Pick<Dated, 'edtf'>[]): number | undefined {
  const years = dates.flatMap(({ edtf }) => {
    const { earliest, latest } = (edtf === undefined ? undefined : parseEdtf(edtf)) ?? {}
    return [earliest, latest].flatMap((day) => (day === undefined ? [] : Number(/^-?\d+/u.exec(day)?.[0])))
  })
  return new Set(years).size === 1 ? years[0] : undefined
}

function dateOf(
  draft: DraftDate,
  year?: number,
): { readonly dates: readonly Dated[]; readonly issues: readonly Issue[] } {
  const { role, edtf: given, asWritten: words, calendar, at } = draft
  const stated = given === undefined ? undefined : parseEdtf(given)
  const unreadable: Issue[] =
    given === undefined || stated !== undefined
      ? []
      : [
          {
            severity: 'warning',
            at,
            field: 'dates',
            message: `“${given}” is no date of ISO 8601-2 (EDTF); read as words`,
          },
        ]
  const asWritten = words ?? (stated === undefined ? given : undefined)
  const told = year ?? draft.year
  const context = { ...(calendar === undefined ? {} : { calendar }), ...(told === undefined ? {} : { year: told }) }
  const read = asWritten === undefined ? { dates: [], issues: [] } : readDateLine(asWritten, at, context)
  const warned = [...unreadable, ...read.issues]
  if (stated === undefined) {
    const dates = read.dates.map((date): Dated => ({ role, ...date, ...own(draft, date) }))
    const saysMore = draft.hour !== undefined || draft.note !== undefined
    return { dates: dates.length === 0 && saysMore ? [{ role, ...own(draft, undefined) }] : dates, issues: warned }
  }
  const date: Dated = {
    role,
    edtf: stated.edtf,
    ...(asWritten === undefined ? {} : { asWritten }),
    ...own(draft, read.dates.length === 1 ? read.dates[0] : undefined),
  }
  return { dates: [date], issues: differences(stated.edtf, read.dates, at) }
}

/** What the source says about a date itself comes before what its words were read to say. */
function own(
  draft: DraftDate,
  read: DateRead | undefined,
): Pick<Dated, 'basis' | 'calendar' | 'hour' | 'note' | 'principal'> {
  const calendar = draft.calendar ?? read?.calendar
  const hour = draft.hour ?? read?.hour
  const notes = [draft.note, draft.edtf === undefined ? read?.note : undefined].filter((note) => note !== undefined)
  return {
    basis: draft.basis ?? (draft.edtf === undefined ? read?.basis : undefined) ?? 'stated',
    ...(calendar === undefined ? {} : { calendar }),
    ...(hour === undefined ? {} : { hour }),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(draft.principal === true ? { principal: true } : {}),
  }
}

/** Whether two dates can be the same day; true also where one of them is open or unreadable. */
export function mayAgree(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [a, b].map((edtf) => (edtf === undefined ? undefined : parseEdtf(edtf)))
  if (one === undefined || other === undefined) return true
  const apart = (first: typeof one, second: typeof one) =>
    first.latest !== undefined && second.earliest !== undefined && first.latest < second.earliest
  return !apart(one, other) && !apart(other, one)
}

// The source has both a date and its words: where the words say another day, both are kept and it is told.
function differences(edtf: string, read: readonly DateRead[], at: string): Issue[] {
  if (read.length === 0 || read.some((date) => date.edtf === undefined || mayAgree(date.edtf, edtf))) return []
  const words = read.map(({ asWritten }) => `“${asWritten}”`).join(', ')
  return [
    {
      severity: 'note',
      at,
      field: 'dates',
      message: `${words} reads as ${read[0]?.edtf}, the source has ${edtf}; the source's was taken`,
    },
  ]
}

// A date that the source says heads the document does; else one that could be read rather than one that could not.
function withPrincipal(dates: readonly Dated[]): readonly Dated[] {
  const told = dates.find(({ principal }) => principal)
  if (told === undefined && dates.length < 2) return dates
  const read = dates.filter(({ edtf }) => edtf !== undefined)
  const first = told ?? principalDate({ dates: read }) ?? principalDate({ dates })
  return dates.map(({ principal: _, ...date }, n) => (dates[n] === first ? { ...date, principal: true } : date))
}
