import { type EvidenceLink, keyOf, type Sources } from '#dissemination/evidence/evidence-places.ts'
import { type Document, principalDate } from '#document/document.ts'
import type { Evidence } from '#exchange/exchange.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { ForeignLink } from '../../frame/foreign-link.tsx'
import { capital } from '../../words/counted.ts'
import { passageWords } from '../../words/passage-words.ts'

/** What a statement rests on, ready to be shown: the words and where they stand. */
export interface EvidenceProps {
  /** The present text has the words no longer; where it has them now is told. */
  readonly gone?: { readonly now?: { readonly href: string; readonly words: string } }
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
export function evidenceProps(all: readonly Evidence[], { documents, places }: Sources): EvidenceProps[] {
  const props = all.map(({ passage, citation, of, disputes }): EvidenceProps => {
    const more = { ...(of === undefined ? {} : { of: OF[of] }), disputes: disputes === true }
    if (passage === undefined)
      return {
        words: citation?.asGiven ?? 'not stated',
        ...(citation?.address === undefined ? {} : { address: citation.address }),
        ...more,
      }
    const document = documents.get(passage.document)
    const place = document === undefined ? undefined : places.get(keyOf(passage))
    return {
      exact: passage.exact,
      words: document === undefined ? passage.document : documentWords(document),
      ...(place === undefined ? {} : { href: place.href }),
      ...(place?.isGone ? { gone: goneFrom(place) } : {}),
      ...more,
    }
  })
  return [...new Map(props.map((one) => [`${one.exact} ${one.words}`, one])).values()]
}

const goneFrom = ({ now }: EvidenceLink): NonNullable<EvidenceProps['gone']> =>
  now === undefined ? {} : { now: { href: now.href, words: `the same words stand in ${passageWords(now.place)}` } }

/** A document in a word: its own number where it has one; else its number here, or what it is and of which day where that number is made of words. */
export function documentWords(document: Document): string {
  const { id, genre, numbers = [] } = document
  if (/^\p{L}?\d+$/u.test(id)) return id
  if (numbers[0] !== undefined) return `No. ${numbers[0].number}`
  const date = principalDate(document)?.edtf
  return genre === undefined || date === undefined ? id : `${capital(genre)}, ${dateInWords(date, 'short')}`
}

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
          {one.gone === undefined ? null : <Gone {...one.gone} />}
        </p>
      ))}
      {evidence.length > most ? <p class="quiet of">and {evidence.length - most} more</p> : null}
    </>
  )
}

const Gone = ({ now }: NonNullable<EvidenceProps['gone']>) => (
  <span class="gap">
    {now === undefined ? (
      '; no longer found in the present text'
    ) : (
      <>
        ; no longer found at its place in the present text: <a href={now.href}>{now.words}</a>
      </>
    )}
  </span>
)

function Where({ href, address: foreign, words }: EvidenceProps) {
  if (href !== undefined) return <a href={href}>{words}</a>
  return foreign === undefined ? <span class="cited">{words}</span> : <ForeignLink to={foreign}>{words}</ForeignLink>
}
