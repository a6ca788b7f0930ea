import type { DocumentId } from '#value/identifier.ts'
import { askedPassage } from './asked-passage.ts'
import { type Block, blocksOf } from './block.ts'
import { parseBody } from './body.ts'
import type { Document } from './document.ts'
import type { Evidence, Passage } from './evidence.ts'
import { findQuotation } from './passage.ts'
import { namesIn, wrongCitation } from './quoting-citation.ts'

/** What is wrong with a quotation. `isKept`: it may be right and could not be looked up, or not be told apart. */
export interface Wrong {
  readonly message: string
  readonly isKept: boolean
  /** Whose words they would be. */
  readonly document: string
}

/** Evidence, or something else that quotes, whose words are not where it says. */
export interface Misquoted {
  /** Of an exchange: move and point; of a document: the relation, or what asks. */
  readonly where: string
  readonly message: string
  /** Whose words it says they are. */
  readonly document: string
}

/** The blocks of texts, each read once. */
export type BlocksIn = (body: string) => readonly Block[]
export function readingBlocks(): BlocksIn {
  const known = new Map<string, readonly Block[]>()
  return (body) => {
    const blocks = known.get(body) ?? blocksOf(parseBody(body))
    known.set(body, blocks)
    return blocks
  }
}

/** What is wrong with evidence: a passage that does not stand once in its block, or a citation that quotes what is held here. */
export function wrongWith(
  evidence: Evidence,
  held: ReadonlyMap<string, Document>,
  blocksIn: BlocksIn,
): Wrong | undefined {
  const { passage } = evidence
  const wrong = passage === undefined ? undefined : wrongPassage(passage, held, blocksIn)
  return wrong ?? wrongCitation(evidence, held)
}

function wrongPassage(passage: Passage, held: ReadonlyMap<string, Document>, blocksIn: BlocksIn): Wrong | undefined {
  const { document, text, block, exact } = passage
  const said = `“${exact.length > 80 ? `${exact.slice(0, 79)}…` : exact}”`
  const found = held.get(document)
  if (found === undefined)
    return { message: `Document ${document} is not held: ${said} could not be looked up.`, isKept: true, document }
  const body = found.texts?.find(({ id }) => id === text)?.body
  if (body === undefined)
    return { message: `Document ${document} has no text ${text}: ${said}.`, isKept: false, document }
  const resolved = findQuotation(blocksIn(body), passage)
  if (resolved.is === 'here') return undefined
  const where = `${document}, ${text}, ${block}`
  if (resolved.is === 'several')
    return {
      message: `${said} stands ${resolved.times} times in ${where}: prefix and suffix would tell which.`,
      isKept: true,
      document,
    }
  const elsewhere = resolved.elsewhere.length === 0 ? '' : `, but in ${resolved.elsewhere.join(', ')}`
  return { message: `${said} does not stand in ${where}${elsewhere}.`, isKept: false, document }
}

/** The documents in whose words the relations of a document rest: most in none. */
export const quotedBy = ({ relations = [] }: Document): ReadonlySet<DocumentId> =>
  new Set(
    relations.flatMap(({ evidence = [] }) =>
      evidence.flatMap(({ passage }) => (passage === undefined ? [] : [passage.document])),
    ),
  )

/** What is to be looked up for a document's relations: those documents, and what citations that quote may name. */
export const namedBy = (document: Document): ReadonlySet<string> =>
  new Set([
    ...quotedBy(document),
    ...(document.relations ?? []).flatMap(({ evidence = [] }) => evidence.flatMap(namesIn)),
  ])

/** What a document's own relations and asks quote and is not there. `held` has the documents that they quote, as far as they are to be looked up. */
export function misquotedBy(
  document: Document,
  held: ReadonlyMap<string, Document>,
  blocksIn: BlocksIn = readingBlocks(),
): readonly Misquoted[] {
  const relations = (document.relations ?? []).flatMap(({ kind, to, evidence = [] }) =>
    evidence.flatMap((one): Misquoted[] => {
      const wrong = wrongWith(one, held, blocksIn)
      const end = 'document' in to ? to.document : to.citation
      // Its own words are closed with it.
      if (wrong === undefined || (one.passage === undefined && wrong.document === document.id)) return []
      return [{ where: `${kind} ${end}`, message: wrong.message, document: wrong.document }]
    }),
  )
  const asks = (document.asks ?? []).flatMap(({ to, passage }): Misquoted[] =>
    askedPassage(document, passage).address === undefined
      ? [{ where: `asks ${to}`, message: `“${passage}” does not stand in ${document.id}.`, document: document.id }]
      : [],
  )
  return [...relations, ...asks]
}
