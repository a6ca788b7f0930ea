import { preferredName } from '#authority/agent.ts'
import type { KnownByMention, Reading, Slice } from '#store/store.ts'
import { address } from '#value/address.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'

export interface Correspondent {
  readonly id: AgentId
  readonly name: string
}

/** Words that name a letter. */
export interface Naming {
  readonly document: { readonly id: DocumentId; readonly title: string; readonly date?: string }
  readonly words: string
  readonly text: string
  readonly block: string
  /** The path of the words' own page, which marks them; of the block where they have none. */
  readonly address: string
  readonly score: number
  /** A program has read it so, or an editor has confirmed it. */
  readonly read: 'by a program' | 'confirmed by an editor'
}

/** A letter that others name and that is not found here. */
export interface LetterMentioned {
  readonly from: readonly Correspondent[]
  readonly to: readonly Correspondent[]
  /** EDTF; absent where only a number is stated. */
  readonly day?: string
  readonly number?: string
  readonly genre?: string
  readonly passages: readonly Naming[]
}

/** The letters known by mention, with the names of their people, as this reader may see them. */
export async function lettersMentioned(
  records: Reading,
  asked: Parameters<Reading['knownByMention']>[0],
): Promise<Slice<LetterMentioned>> {
  const { items, next } = await records.knownByMention(asked)
  const names = await namesFor(records, items)
  const people = (ids: readonly AgentId[]) => ids.map((id) => ({ id, name: names.get(id) ?? id }))
  const letters = items.map(({ passages, ...letter }) => ({
    ...letter,
    from: people(letter.from),
    to: people(letter.to),
    passages: passages.map(naming),
  }))
  return { items: letters, ...(next === undefined ? {} : { next }) }
}

function naming({ document, mention, passage, score, isAccepted }: KnownByMention['passages'][number]): Naming {
  const { text, quotation } = mention
  const href = address.document(document.id)
  return {
    document,
    words: quotation.exact,
    text,
    block: quotation.block,
    address:
      passage === undefined ? `${href}#${encodeURIComponent(quotation.block)}` : address.passage(document.id, passage),
    score,
    read: isAccepted ? 'confirmed by an editor' : 'by a program',
  }
}

/** The store takes so many at a time. */
const MOST = 500

/** One who was merged may be named by documents under another identifier alone: then these tell the name. */
async function namesFor(records: Reading, items: readonly KnownByMention[]): Promise<ReadonlyMap<AgentId, string>> {
  const wanted = [...new Set(items.flatMap(({ from, to }) => [...from, ...to]))]
  const names = new Map<AgentId, string>()
  for (let at = 0; at < wanted.length; at += MOST)
    for (const agent of (await records.get('agent', wanted.slice(at, at + MOST))).values())
      names.set(agent.id, preferredName(agent))
  const missing = items.filter(({ from, to }) => [...from, ...to].some((id) => !names.has(id)))
  const documents = new Set(missing.flatMap(({ passages }) => passages[0]?.document.id ?? []))
  if (documents.size > 0)
    for (const { agents } of await records.describe([...documents].slice(0, MOST)))
      for (const agent of agents.values()) names.set(agent.id, preferredName(agent))
  return names
}

const HEADINGS = [
  'from',
  'to',
  'day',
  'number',
  'kind',
  'named in',
  'title',
  'date',
  'words',
  'passage',
  'score',
  'read',
]

/** A row for each naming, the headings first; `base` is the address of the archive. */
export function mentionRows(letters: readonly LetterMentioned[], base: string): readonly (readonly string[])[] {
  const names = (people: readonly Correspondent[]) => people.map(({ name }) => name).join('; ')
  const rows = letters.flatMap(({ from, to, day = '', number = '', genre = '', passages }) =>
    passages.map(({ document, words, address: path, score, read }) => [
      names(from),
      names(to),
      day,
      number,
      genre,
      document.id,
      document.title,
      document.date ?? '',
      words,
      `${base}${path}`,
      String(score),
      read,
    ]),
  )
  return [HEADINGS, ...rows]
}
