import { principalDate } from '#document/document.ts'
import type { Listed } from '#holding/described.ts'
import { type Parties, partiesInWords, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { dateInWords, machineDate } from '#value/date-in-words.ts'
import { PartiesLine } from './parties-line.tsx'

/** A document in a list: day, title, who wrote to whom. */
export interface DocumentLine {
  readonly href: string
  readonly title: string
  readonly day: string
  readonly machineDay?: string
  readonly parties: Parties
  /** Why it is in the list. */
  readonly because?: string
}

export function documentLine(listed: Listed): DocumentLine {
  const { document } = listed
  return {
    href: address.document(document.id),
    title: document.title,
    ...dayOfDocument(document),
    parties: partiesOf(listed),
  }
}

/** A title that says who wrote to whom needs no second line for it. */
const isToldBy = (title: string, parties: Parties): boolean =>
  parties.via.length === 0 && parties.carrier === undefined && title.includes(partiesInWords(parties))

/** The principal date as lists show it. */
export function dayOfDocument(document: Listed['document']): { day: string; machineDay?: string } {
  const date = principalDate(document)
  if (date?.edtf === undefined) return { day: date?.asWritten ?? 'undated' }
  const machine = machineDate(date.edtf)
  return { day: dateInWords(date.edtf, 'short'), ...(machine === undefined ? {} : { machineDay: machine }) }
}

/** `from`: the number of the first, where the list is a page of a longer one. */
export function DocumentLines({ lines }: { readonly lines: readonly DocumentLine[] }) {
  return (
    <ol class="docs">
      {lines.map((line) => (
        <li key={line.href}>
          <time datetime={line.machineDay}>{line.day}</time>
          <div>
            <p class="t">
              <a href={line.href}>{line.title}</a>
            </p>
            {isToldBy(line.title, line.parties) ? null : (
              <p class="who">
                <PartiesLine parties={line.parties} />
              </p>
            )}
            {line.because === undefined ? null : <p class="made small">{line.because}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
