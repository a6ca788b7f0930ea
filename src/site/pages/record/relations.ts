import type { Evidence, Passage } from '#document/evidence.ts'
import type { RelationDescribed } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { capital } from '../../words/counted.ts'
import { RELATION } from '../../words/terms.ts'

/** Relations of one kind, as this document tells them. */
export interface RelationProps {
  readonly label: string
  readonly to: readonly RelatedProps[]
}

interface RelatedProps {
  readonly words: string
  readonly href?: string
  readonly address?: string
  readonly note?: string
  /** The words that say so and where they stand, or what is cited for it. */
  readonly evidence?: readonly { readonly exact?: string; readonly href?: string; readonly words?: string }[]
}

/** What stands around the document, by kind. What both ends state, or what says no more than "related" of one that is told already, stands once. */
export function relationsOf(relations: readonly RelationDescribed[]): RelationProps[] {
  const by = new Map<string, RelatedProps[]>()
  const told = new Set<string>()
  const plain = RELATION.related[0]
  const labelled = relations.map((relation) => ({ relation, ...labelOf(relation) }))
  for (const { relation, label, note } of [
    ...labelled.filter((one) => one.label !== plain),
    ...labelled.filter((one) => one.label === plain),
  ]) {
    const { document, citation } = relation
    const words = document?.title ?? citation?.asGiven
    if (words === undefined) continue
    const end = document?.id ?? words
    if (told.has(`${label} ${end}`) || (label === plain && note === undefined && told.has(end))) continue
    told.add(`${label} ${end}`).add(end)
    by.set(label, [...(by.get(label) ?? []), relatedOf(relation, words, note)])
  }
  return [...by].map(([label, to]) => ({ label, to }))
}

function relatedOf(
  { document, citation, certainty, evidence = [] }: RelationDescribed,
  words: string,
  note: string | undefined,
): RelatedProps {
  const said = [
    document?.date === undefined ? undefined : dateInWords(document.date),
    certainty === undefined || certainty === 'certain' ? undefined : certainty === 'probable' ? 'probably' : 'possibly',
    document === undefined ? 'not held here' : undefined,
    note,
  ].filter((one) => one !== undefined)
  return {
    words,
    ...(document === undefined ? {} : { href: address.document(document.id) }),
    ...(citation?.address === undefined ? {} : { address: citation.address }),
    ...(said.length === 0 ? {} : { note: said.join('; ') }),
    ...(evidence.length === 0 ? {} : { evidence: evidence.map(wordsOf) }),
  }
}

function wordsOf({ passage, citation }: Evidence) {
  if (passage === undefined) return citation === undefined ? {} : { words: citation.asGiven }
  return { exact: passage.exact, href: hrefOf(passage) }
}

/** The address that leads to where the words of a passage stand, in the newest version that has them: they need not be looked up before anybody asks. */
const hrefOf = ({ document, block, exact }: Passage): string =>
  `${address.passages(document)}?${new URLSearchParams({
    block,
    begins: exact.slice(0, LONGEST),
    ends: exact.slice(-LONGEST),
    length: String(exact.length),
  })}`

/** Signs at either end by which words are found. */
const LONGEST = 100

// "previous", "next in the correspondence: Hofmannsthal an Schnitzler": what a letter says of its neighbours.
const NEIGHBOUR = /^(?<way>previous|next)(?<where> in the [\p{L} ]+)?(?:: (?<title>.+))?$/u

/** A neighbour is told as one, from either end; any other relation by its kind, with its note. */
function labelOf({ kind, direction, note, document }: RelationDescribed): {
  readonly label: string
  readonly note?: string
} {
  const outgoing = direction === 'outgoing'
  const ways = kind === 'related' ? (note ?? '').split('; ').map((one) => NEIGHBOUR.exec(one)?.groups) : []
  const [first] = ways
  if (first === undefined || ways.some((way) => way === undefined || way.way !== first.way)) {
    return { label: RELATION[kind][outgoing ? 0 : 1], ...(note === undefined ? {} : { note }) }
  }
  const way = outgoing ? first.way : first.way === 'previous' ? 'next' : 'previous'
  // What the letter calls a neighbour that is not here is all that is known of it.
  const title = document === undefined ? first.title : undefined
  return {
    label: capital(`${way}${ways.map((one) => one?.where ?? '').join(' and')}`),
    ...(title === undefined ? {} : { note: title }),
  }
}
