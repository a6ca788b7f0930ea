import { setImmediate } from 'node:timers/promises'
import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { findQuotation } from '#document/passage.ts'
import { addressOf, printPassage } from '#document/passage-address.ts'
import { findMentions } from '#exchange/mention/find-mentions.ts'
import { letterOf } from '#exchange/suggestion/letter.ts'
import { suggestReplies } from '#exchange/suggestion/suggest-replies.ts'
import type { Suggestion } from '#exchange/suggestion/suggestion.ts'
import { type Reading, type Store, type SuggestionMade, THE_EDITORS } from '#store/store.ts'
import type { AgentId } from '#value/identifier.ts'
import { correspondences } from './correspondences.ts'

export interface SuggestOptions {
  /** Ends it after the batch in hand; what has been found is kept. */
  readonly signal: AbortSignal
  readonly waiting?: () => void
  readonly progress?: (documents: number, of: number) => void
}

export interface SuggestReport {
  /** Documents that were read. */
  readonly documents: number
  /** Words in them that name another letter. */
  readonly mentions: number
  /** Links to letters that are held; those that were decided on with them. */
  readonly proposed: number
  /** The same, of letters that are known by mention alone. */
  readonly byMention: number
  /** What of both is new, and what was proposed before and is no longer. */
  readonly new: number
  readonly gone: number
  readonly finished: boolean
}

/** So many documents are read, and written, at a time. */
const BATCH = 100

/**
 * Reads every document for words that name another letter, and proposes what they lead to; nothing is linked. A batch is one transaction: ended in the middle,
 * it has kept what it found, and again it finishes. Again over the same records it changes nothing.
 */
export async function suggest(store: Store, { signal, waiting, progress }: SuggestOptions): Promise<SuggestReport> {
  const records = store.as(THE_EDITORS)
  const { documents: of } = await records.counts()
  let report = { documents: 0, mentions: 0, proposed: 0, byMention: 0, new: 0, gone: 0 }
  for (let after: string | undefined; !signal.aborted; ) {
    const { items, next } = await records.list('document', { limit: BATCH, ...(after === undefined ? {} : { after }) })
    const { mentions, suggestions } = await suggestionsOf(records, items)
    const anew = await store.write(
      async (tx) => {
        const done = []
        for (const { id } of items) done.push(await tx.suggestAnew(id, suggestions.get(id) ?? []))
        return done
      },
      waiting === undefined ? {} : { waiting },
    )
    const all = [...suggestions.values()].flat()
    const proposed = all.filter(({ to }) => 'document' in to).length
    report = {
      documents: report.documents + items.length,
      mentions: report.mentions + mentions,
      proposed: report.proposed + proposed,
      byMention: report.byMention + all.length - proposed,
      new: report.new + sum(anew.map((one) => one.new)),
      gone: report.gone + sum(anew.map(({ gone }) => gone)),
    }
    progress?.(report.documents, of)
    if (next === undefined) return { ...report, finished: true }
    after = next
    // The work is synchronous: without this no signal would be heard.
    await setImmediate()
  }
  return { ...report, finished: false }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

async function suggestionsOf(records: Reading, documents: readonly Document[]) {
  const naming = documents
    .filter(({ access }) => access.kind !== 'withdrawn')
    .map((document) => ({ document, mentions: findMentions(document) }))
    .filter(({ mentions }) => mentions.length > 0)
  const merged = await records.mergedInto(naming.flatMap(({ document }) => agentsOf(document)))
  const standing = naming.map(({ document, mentions }) => ({ document: withAgents(document, merged), mentions }))
  const lettersOf = await correspondences(
    records,
    standing.map(({ document, mentions }) => ({ letter: letterOf(document), mentions })),
  )
  const suggestions = new Map<string, readonly SuggestionMade[]>()
  for (const { document, mentions } of standing) {
    const all = suggestReplies(document, lettersOf(letterOf(document)), mentions)
    suggestions.set(
      document.id,
      withPassages(
        document,
        all.filter((one) => !isStated(document, one)),
      ),
    )
  }
  return { mentions: sum(naming.map((one) => one.mentions.length)), suggestions }
}

/** Each with the address of its words. */
function withPassages(document: Document, suggestions: readonly Suggestion[]): readonly SuggestionMade[] {
  const blocks = new Map<string, readonly Block[]>()
  return suggestions.map((one) => {
    const { text, quotation } = one.mention
    const known = blocks.get(text) ?? blocksOf(parseBody(document.texts?.find(({ id }) => id === text)?.body ?? ''))
    blocks.set(text, known)
    const found = findQuotation(known, quotation)
    const address = found.is === 'here' ? addressOf(known, found) : undefined
    return address === undefined ? one : { ...one, passage: printPassage(address) }
  })
}

const agentsOf = ({ participants = [] }: Document): readonly AgentId[] =>
  participants.flatMap(({ agent }) => agent ?? [])

/** With what its people were merged into in the place of those. */
function withAgents(document: Document, merged: ReadonlyMap<AgentId, AgentId>): Document {
  const { participants } = document
  if (participants === undefined || merged.size === 0) return document
  const now = participants.map((one) =>
    one.agent === undefined ? one : { ...one, agent: merged.get(one.agent) ?? one.agent },
  )
  return { ...document, participants: now }
}

/** What the record says already needs no proposal. */
const isStated = ({ relations = [] }: Document, { relation, to }: Suggestion): boolean =>
  'document' in to &&
  relations.some((one) => one.kind === relation && 'document' in one.to && one.to.document === to.document)
