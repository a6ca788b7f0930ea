import { type RawBuilder, sql } from 'kysely'
import type { LetterNotHeld } from '#exchange/suggestion/suggestion.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Slice, SuggestionKept, SuggestionMade, SuggestionState, SuggestionsAsked } from '../store.ts'
import { ask, askOne, type Program } from './program.ts'
import { from, given, unsought } from './query.ts'
import { AUDIENCE, readable } from './readable.ts'
import { limitOf, placeAfter, slice } from './slice.ts'
import type { View } from './view.ts'

/** What of a suggestion stands in no column. */
export interface Content extends Pick<SuggestionMade, 'mention' | 'to' | 'relation' | 'because' | 'passage'> {
  /** The letter as the words name it, where the one that they lead to is not open to all. */
  readonly named?: LetterNotHeld
}

export const notWithdrawn = (column: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} <> ${sql.lit(AUDIENCE.withdrawn)}`

/** Suggestions with both ends, as far as the reader may read them. */
const SEEN = from
  .selectFrom('suggestion as s')
  .innerJoin('held as h', 'h.rec', 's.held')
  .leftJoin('held as t', (join) =>
    join.on('t.kind', '=', sql.lit('document')).on('t.id_folded', '=', sql<string>`lower(s.target)`),
  )
  .select(['s.id', 's.score', 's.state', 's.by', 's.at', 's.content', 'h.id as document'])
  .where(readable('h.audience'))
  .where(notWithdrawn('h.audience'))
  .where(sql<boolean>`(s.target is null or (${readable('t.audience')} and ${notWithdrawn('t.audience')}))`)
const ONE = SEEN.where('s.id', '=', given('id')).compile()
const LISTED = SEEN.where(sql<boolean>`(s.target is null) = ${given('lost')}`)
  .where(sql<boolean>`(s.score, s.id) < (${given('score')}, ${given('id')})`)
  .orderBy('s.score', 'desc')
  .orderBy('s.id', 'desc')
  .limit(given<number>('limit'))
const BY_STATE = LISTED.where('s.state', '=', given<SuggestionState>('state')).compile()
// Along the document's few, and not by the state.
const BY_DOCUMENT = LISTED.where(unsought<string>('s.state'), '=', given('state'))
  .where('s.held', '=', (held) =>
    held
      .selectFrom('held')
      .select('rec')
      .where('kind', '=', sql.lit('document'))
      .where('id_folded', '=', given('folded')),
  )
  .compile()
const REVISION = from.selectFrom('suggesting').select('revision').compile()

interface Row {
  readonly id: string
  readonly document: string
  readonly score: number
  readonly state: SuggestionState
  readonly by: string | null
  readonly at: string | null
  readonly content: string
}

function kept({ id, document, score, state, by, at, content }: Row): SuggestionKept {
  const { named: _, ...rest } = JSON.parse(content) as Content // it was kept as this
  return {
    id,
    document: document as DocumentId, // an identifier when it was put
    ...rest,
    score,
    state,
    ...(by === null ? {} : { by }),
    ...(at === null ? {} : { at: new Date(at) }),
  }
}

export function* suggestion({ who }: View, id: string): Program<SuggestionKept | undefined> {
  const row = yield* askOne(ONE, { ...who, id })
  return row === undefined ? undefined : kept(row)
}

export function* suggestions({ who }: View, asked: SuggestionsAsked): Program<Slice<SuggestionKept>> {
  const { state, document, held } = asked
  const [score, id] = placeAfter(asked, [2, ''])
  const query = document === undefined ? BY_STATE : BY_DOCUMENT
  const lost = held ? 0 : 1
  const folded = document?.toLowerCase() ?? ''
  const rows = yield* ask(query, { ...who, state, lost, score, id, folded, limit: limitOf(asked) })
  return slice(asked, rows, kept, (row) => [row.score, row.id])
}

export function* suggestionRevision(): Program<number> {
  return (yield* askOne(REVISION, {}))?.revision ?? 0
}
