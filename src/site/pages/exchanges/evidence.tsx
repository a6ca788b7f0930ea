import type { Document } from '#document/document.ts'
import type { Evidence } from '#exchange/exchange.ts'
import { address } from '#value/address.ts'
import { ForeignLink } from '../../frame/foreign-link.tsx'

/** What a statement rests on, ready to be shown: the words and where they stand. */
export interface EvidenceProps {
  readonly exact?: string
  readonly words: string
  /** Of a passage held here. */
  readonly href?: string
  /** Of what is not held. */
  readonly address?: string
  readonly of?: string
  readonly disputes: boolean
}

const OF: Readonly<Record<NonNullable<Evidence['of']>, string>> = {
  original: 'original',
  translation: 'translation',
  edition: 'edition',
  regest: 'regest',
  literature: 'later literature',
}

/** Of the documents that this reader may read; each piece of evidence once. */
export function evidenceProps(all: readonly Evidence[], held: ReadonlyMap<string, Document>): EvidenceProps[] {
  const props = all.map(({ passage, citation, of, disputes }): EvidenceProps => {
    const more = { ...(of === undefined ? {} : { of: OF[of] }), disputes: disputes === true }
    if (passage === undefined)
      return {
        words: citation?.asGiven ?? 'not stated',
        ...(citation?.address === undefined ? {} : { address: citation.address }),
        ...more,
      }
    const document = held.get(passage.document)
    const isFirst = document?.texts?.[0]?.id === passage.text
    const text = isFirst ? '' : `?${new URLSearchParams({ text: passage.text })}`
    return {
      exact: passage.exact,
      words: document === undefined ? passage.document : documentWords(document),
      ...(document === undefined
        ? {}
        : { href: `${address.document(document.id)}${text}#${encodeURIComponent(passage.block)}` }),
      ...more,
    }
  })
  return [...new Map(props.map((one) => [`${one.exact} ${one.words}`, one])).values()]
}

/** A document in a word: its own number where it has one, else its number here. */
export const documentWords = ({ id, numbers = [] }: Document): string =>
  numbers[0] === undefined || /^\d+$/u.test(id) ? id : `No. ${numbers[0].number}`

/** A few pieces of evidence: the words themselves, and where they stand. */
export function EvidenceList({
  evidence,
  most = 3,
}: {
  readonly evidence: readonly EvidenceProps[]
  readonly most?: number
}) {
  if (evidence.length === 0) return <span class="gap">not stated</span>
  return (
    <>
      {evidence.slice(0, most).map((one) => (
        <p key={`${one.exact}${one.words}`}>
          {one.disputes ? 'Disputed: ' : ''}
          {one.exact === undefined ? null : `“${one.exact}” `}
          <Where {...one} />
          {one.of === undefined ? null : <span class="quiet of">, {one.of}</span>}
        </p>
      ))}
      {evidence.length > most ? <p class="quiet of">and {evidence.length - most} more</p> : null}
    </>
  )
}

function Where({ href, address: foreign, words }: EvidenceProps) {
  if (href !== undefined) return <a href={href}>{words}</a>
  return foreign === undefined ? <span class="cited">{words}</span> : <ForeignLink to={foreign}>{words}</ForeignLink>
}
