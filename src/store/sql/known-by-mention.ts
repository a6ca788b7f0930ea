import { type RawBuilder, sql } from 'kysely'
import { numberKey } from '#exchange/suggestion/correspondence.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import type { Cut, KnownByMention, Slice, SuggestionState } from '../store.ts'
import { mergedFrom, mergedInto } from './merged.ts'
import { ask, atOnce, type Program } from './program.ts'
import { among, from, gathered, given } from './query.ts'
import { readable } from './readable.ts'
import { limitOf, placeAfter, slice } from './slice.ts'
import { type Content, notWithdrawn } from './suggestions.ts'
import type { View } from './view.ts'

/** Where the words name a letter that the reader may read, it is not known by mention alone. */
const isRead = sql<boolean>`exists (
  select 1 from suggestion o join held t on t.kind = 'document' and t.id_folded = lower(o.target)
  where o.held = s.held and o.mention = s.mention and o.state <> 'rejected'
  and ${readable('t.audience')} and ${notWithdrawn('t.audience')})`

/** Of one agent along the key; of several, what was merged, it has to be put in order. */
const lettersOf = (agents: RawBuilder<boolean>) =>
  sql<{ sort: string; day: string; ids: string }>`
    select k.sort, k.day, ${gathered('s.id')} as ids
    from known_by_mention k
    cross join suggestion s cross join held h
    where s.id = k.suggestion and h.rec = s.held and ${agents} and (k.sort, k.day) > (${given('sort')}, ${given('day')})
    and s.state <> 'rejected' and ${readable('h.audience')} and ${notWithdrawn('h.audience')} and not ${isRead}
    group by k.sort, k.day order by k.sort, k.day limit ${given('limit')}`.compile(from)
const OF_ONE = lettersOf(sql<boolean>`k.agent = ${given('agent')}`)
const OF_SEVERAL = lettersOf(among('k.agent', 'agents'))

const PASSAGES = from
  .selectFrom('suggestion')
  .innerJoin('held', 'held.rec', 'suggestion.held')
  .select([
    'suggestion.id',
    'suggestion.target',
    'suggestion.score',
    'suggestion.state',
    'suggestion.content',
    'held.id as document',
    'held.title',
    'held.date',
    'held.day',
  ])
  .where(among('suggestion.id', 'ids'))
  .orderBy('held.day')
  .orderBy('held.id_folded')
  .compile()

const MOST_PASSAGES = 50

interface PassageRow {
  readonly id: string
  readonly target: string | null
  readonly score: number
  readonly state: SuggestionState
  readonly content: string
  readonly document: string
  readonly title: string
  readonly date: string | null
}

export function* knownByMention(view: View, asked: Cut & { readonly agent?: AgentId }): Program<Slice<KnownByMention>> {
  const { who } = view
  yield* atOnce()
  const [sort, day] = placeAfter(asked, ['', ''])
  const agents = asked.agent === undefined ? [''] : ((yield* mergedFrom('agent', [asked.agent])).get(asked.agent) ?? [])
  const place = { ...who, sort, day, limit: limitOf(asked) }
  const rows =
    agents.length === 1
      ? yield* ask(OF_ONE, { ...place, agent: agents[0] ?? '' })
      : yield* ask(OF_SEVERAL, { ...place, agents: agents })
  const found = slice(
    asked,
    rows,
    // A letter stands once for each of several agents that were merged.
    ({ ids }) => [...new Set(JSON.parse(ids) as readonly string[])].slice(0, MOST_PASSAGES),
    (row) => [row.sort, row.day],
  )
  const passages = yield* ask(PASSAGES, { ids: found.items.flat() })
  const items = found.items.flatMap((ids) => lettersIn(passages.filter(({ id }) => ids.includes(id))))
  return { ...found, items: yield* standing(items) }
}

/** What one day has between the same people: one letter, unless the words give several numbers. */
function lettersIn(rows: readonly PassageRow[]): readonly KnownByMention[] {
  const read = rows.map((row) => {
    const { mention, to, named, passage } = JSON.parse(row.content) as Content // it was kept as this
    return { row, mention, passage, letter: named ?? ('notHeld' in to ? to.notHeld : { from: [], to: [] }) }
  })
  const keyOf = (number: string | undefined) => (number === undefined ? '' : numberKey(number))
  const numbers = new Set(read.map(({ letter }) => keyOf(letter.number)))
  numbers.delete('')
  const groups = numbers.size < 2 ? [read] : Map.groupBy(read, ({ letter }) => keyOf(letter.number)).values()
  return [...groups].flatMap((group): KnownByMention[] => {
    const [first] = group
    if (first === undefined) return []
    const telling = group.find(({ letter }) => letter.number !== undefined) ?? first
    const genre = group.find(({ letter }) => letter.genre !== undefined)?.letter.genre
    return [
      {
        ...telling.letter,
        ...(genre === undefined ? {} : { genre }),
        passages: group.map(({ row, mention, passage }) => ({
          document: {
            id: row.document as DocumentId, // an identifier when it was put
            title: row.title,
            ...(row.date === null ? {} : { date: row.date }),
          },
          mention,
          ...(passage === undefined ? {} : { passage }),
          score: row.score,
          isAccepted: row.state === 'accepted' && row.target === null,
        })),
      },
    ]
  })
}

/** With what their people were merged into in the place of those. */
function* standing(letters: readonly KnownByMention[]): Program<readonly KnownByMention[]> {
  const merged = yield* mergedInto(letters.flatMap((one) => [...one.from, ...one.to]))
  const now = (agents: readonly AgentId[]) => [...new Set(agents.map((id) => (merged.get(id) ?? id) as AgentId))] // as above
  return merged.size === 0 ? letters : letters.map((one) => ({ ...one, from: now(one.from), to: now(one.to) }))
}
