import { preferredName } from '#authority/agent.ts'
import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { type Document, principalDate } from '#document/document.ts'
import { findQuotation } from '#document/passage.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import { letterInWords } from '#exchange/suggestion/letter-in-words.ts'
import type { Reading, SuggestionKept } from '#store/store.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'

export interface End {
  readonly id: DocumentId
  readonly title: string
  readonly date?: string
}

/** A suggestion as an editor decides on it: both ends, and the words in what stands around them. */
export interface SuggestionShown {
  readonly id: string
  readonly state: SuggestionKept['state']
  readonly score: number
  readonly relation: SuggestionKept['relation']
  readonly document: End
  readonly to:
    | End
    | {
        readonly notHeld: {
          readonly words: string
          readonly from: readonly string[]
          readonly to: readonly string[]
          readonly day?: string
          readonly number?: string
        }
      }
  readonly passage: Passage
  readonly because: readonly string[]
  readonly by?: string
  readonly at?: string
}

interface Passage {
  readonly text: string
  readonly block: string
  readonly before: string
  readonly exact: string
  readonly after: string
  /** Whether the words still stand there. */
  readonly stands: boolean
}

/** Letters of the text that are shown before and after the words. */
const AROUND = 90

/** Some suggestions, in their order, with what they name: as many questions to the store for all as for one. */
export async function showSuggestions(
  records: Reading,
  suggestions: readonly SuggestionKept[],
): Promise<readonly SuggestionShown[]> {
  const ends = suggestions.flatMap(({ document, to }) => ['document' in to ? to.document : document, document])
  const documents = new Map<string, Document>()
  for (const ids of inSlices([...new Set(ends)]))
    for (const [id, one] of await records.get('document', ids)) documents.set(id, one)
  const people = suggestions.flatMap(({ to }) => ('notHeld' in to ? [...to.notHeld.from, ...to.notHeld.to] : []))
  const names = new Map<string, string>()
  for (const ids of inSlices([...new Set(people)]))
    for (const [id, agent] of await records.get('agent', ids)) names.set(id, preferredName(agent))
  const nameOf = (id: AgentId) => names.get(id) ?? id
  const blocks = new Map<string, readonly Block[]>()
  return suggestions.map(({ id, state, score, relation, document, to, mention, because, by, at }) => ({
    id,
    state,
    score,
    relation,
    document: endOf(document, documents),
    to:
      'document' in to
        ? endOf(to.document, documents)
        : {
            notHeld: {
              words: letterInWords(to.notHeld),
              from: to.notHeld.from.map(nameOf),
              to: to.notHeld.to.map(nameOf),
              ...(to.notHeld.day === undefined ? {} : { day: to.notHeld.day }),
              ...(to.notHeld.number === undefined ? {} : { number: to.notHeld.number }),
            },
          },
    passage: passageOf(documents.get(document), mention, blocks),
    because,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at: at.toISOString() }),
  }))
}

/** The store takes so many at a time. */
const MOST = 500
const inSlices = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / MOST) }, (_, n) => ids.slice(n * MOST, (n + 1) * MOST))

function endOf(id: DocumentId, documents: ReadonlyMap<string, Document>): End {
  const document = documents.get(id)
  const date = document === undefined ? undefined : principalDate(document)?.edtf
  return { id, title: document?.title ?? id, ...(date === undefined ? {} : { date }) }
}

function passageOf(
  document: Document | undefined,
  { text, quotation }: Mention,
  known: Map<string, readonly Block[]>,
): Passage {
  const { block, exact, prefix = '', suffix = '' } = quotation
  const body = document?.texts?.find(({ id }) => id === text)?.body
  const key = `${document?.id} ${text}`
  const blocks = known.get(key) ?? (body === undefined ? [] : blocksOf(parseBody(body)))
  known.set(key, blocks)
  const found = findQuotation(blocks, quotation)
  if (found.is !== 'here') return { text, block, before: prefix, exact, after: suffix, stands: found.is === 'several' }
  const words = found.block.text
  return {
    text,
    block,
    before: cut(words.slice(Math.max(0, found.from - AROUND), found.from), found.from > AROUND ? 'before' : undefined),
    exact,
    after: cut(words.slice(found.to, found.to + AROUND), words.length > found.to + AROUND ? 'after' : undefined),
    stands: true,
  }
}

/** At a word's end, with a sign that more stands there. */
function cut(words: string, side: 'before' | 'after' | undefined): string {
  if (side === 'before') return `…${words.replace(/^\S*\s/u, '')}`
  return side === 'after' ? `${words.replace(/\s\S*$/u, '')}…` : words
}
