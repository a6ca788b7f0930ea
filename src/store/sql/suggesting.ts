import { sql } from 'kysely'
import { numberKey } from '#exchange/suggestion/correspondence.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { LetterNotHeld } from '#exchange/suggestion/suggestion.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import type { DocumentId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { SuggestedAnew, SuggestionMade, SuggestionState } from '../store.ts'
import { asKey } from './comparable.ts'
import { NO_DAY } from './draw.ts'
import { ask, askOne, type Program, run } from './program.ts'
import { among, from, given } from './query.ts'
import { AUDIENCE } from './readable.ts'
import type { Content } from './suggestions.ts'

const DOCUMENT = from
  .selectFrom('held')
  .leftJoin('letter', 'letter.held', 'held.rec')
  .select(['held.rec', 'held.day', 'letter.content'])
  .where('held.kind', '=', sql.lit('document'))
  .where('held.id_folded', '=', given('folded'))
  .compile()
const TARGETS = from
  .selectFrom('held')
  .select(['id', 'audience'])
  .where('kind', '=', sql.lit('document'))
  .where(among('id_folded', 'ids'))
  .compile()
const SORTS = from
  .selectFrom('held')
  .select(['id', 'sort'])
  .where('kind', '=', sql.lit('agent'))
  .where(among('id_folded', 'ids'))
  .compile()
const rec = given<number>('rec')
const HERE = from
  .selectFrom('suggestion')
  .select(['id', 'mention', 'target', 'score', 'state', 'content'])
  .where('held', '=', rec)
  .compile()
const KNOWN_HERE = from
  .selectFrom('known_by_mention')
  .innerJoin('suggestion', 'suggestion.id', 'known_by_mention.suggestion')
  .select(['known_by_mention.agent', 'known_by_mention.sort', 'known_by_mention.day', 'known_by_mention.suggestion'])
  .where('suggestion.held', '=', rec)
  .compile()
const PUT = from
  .insertInto('suggestion')
  .values({
    id: given('id'),
    held: rec,
    mention: given('mention'),
    target: given<string | null>('target'),
    score: given<number>('score'),
    state: sql.lit('open'),
    by: null,
    at: null,
    content: given('content'),
  })
  .onConflict((row) =>
    row.column('id').doUpdateSet((as) => ({
      mention: as.ref('excluded.mention'),
      target: as.ref('excluded.target'),
      score: as.ref('excluded.score'),
      content: as.ref('excluded.content'),
    })),
  )
  .compile()
const ADD_KNOWN = from
  .insertInto('known_by_mention')
  .values({ agent: given('agent'), sort: given('sort'), day: given('day'), suggestion: given('id') })
  .compile()
const TAKE_KNOWN = from.deleteFrom('known_by_mention').where('suggestion', '=', given('id')).compile()
const TAKE = from.deleteFrom('suggestion').where('id', '=', given('id')).compile()
const RAISE = from.updateTable('suggesting').set({ revision: sql<number>`revision + 1` }).compile()
const STATE = from.selectFrom('suggestion').select('state').where('id', '=', given('id')).compile()
const DECIDE = from
  .updateTable('suggestion')
  .set({ state: given<SuggestionState>('state'), by: given('by'), at: given('at') })
  .where('id', '=', given('id'))
  .compile()

interface Wanted {
  readonly id: string
  readonly mention: string
  readonly target: string | null
  readonly score: number
  readonly content: string
  readonly known: readonly { readonly agent: string; readonly sort: string; readonly day: string }[]
}

/** Puts these in the place of a document's open suggestions; what is as it was is not written. */
export function* suggestAnew(document: DocumentId, suggestions: readonly SuggestionMade[]): Program<SuggestedAnew> {
  const own = yield* askOne(DOCUMENT, { folded: document.toLowerCase() })
  if (own === undefined) throw new Refusal('not-found', `There is no document ${document}.`)
  const here = yield* ask(HERE, { rec: own.rec })
  if (here.length === 0 && suggestions.length === 0) return { new: 0, kept: 0, gone: 0 }
  const standing = new Map(here.map((row) => [row.id, row]))
  const known = Map.groupBy(yield* ask(KNOWN_HERE, { rec: own.rec }), ({ suggestion }) => suggestion)
  const decided = new Set(here.filter(({ state }) => state !== 'open').map(leadsTo))
  const all = yield* wantedOf(own, suggestions)
  const wanted = all.filter((one) => !decided.has(leadsTo(one)))
  let [added, changed] = [0, 0]
  for (const one of wanted) {
    const before = standing.get(one.id)
    if (before !== undefined && isSame(one, before, known.get(one.id) ?? [])) continue
    if (before === undefined) added += 1
    else changed += 1
    yield* run(PUT, { ...one, known: null, rec: own.rec })
    yield* run(TAKE_KNOWN, { id: one.id })
    for (const row of one.known) yield* run(ADD_KNOWN, { ...row, id: one.id })
  }
  const gone = here.filter(({ id, state }) => state === 'open' && !wanted.some((one) => one.id === id))
  for (const { id } of gone) {
    yield* run(TAKE_KNOWN, { id })
    yield* run(TAKE, { id })
  }
  if (added + changed + gone.length > 0) yield* run(RAISE, {})
  return { new: added, kept: all.length - added, gone: gone.length }
}

/** What is proposed, whatever the words: a document, or the letter that these state. */
function leadsTo({ target, content }: Pick<Wanted, 'target' | 'content'>): string {
  if (target !== null) return target
  const { mention } = JSON.parse(content) as Content // it was kept, or is about to be, as this
  return JSON.stringify([mention.whose, mention.day, mention.number])
}

function isSame(one: Wanted, before: Omit<Wanted, 'known'>, known: Wanted['known']): boolean {
  const keys = (rows: Wanted['known']) =>
    rows
      .map(({ agent, sort, day }) => `${agent} ${sort} ${day}`)
      .toSorted()
      .join('\n')
  return (
    one.mention === before.mention &&
    one.target === before.target &&
    one.score === before.score &&
    one.content === before.content &&
    keys(one.known) === keys(known)
  )
}

type Own = { readonly rec: number; readonly day: string | null; readonly content: string | null }

/** The rows that a document's suggestions are to have. One that leads to a document that is not here, or withdrawn, has none. */
function* wantedOf(own: Own, suggestions: readonly SuggestionMade[]): Program<readonly Wanted[]> {
  const targets = suggestions.flatMap(({ to }) => ('document' in to ? [to.document.toLowerCase()] : []))
  const audiences = new Map((yield* ask(TARGETS, { ids: targets })).map(({ id, audience }) => [id, audience]))
  // It was drawn as this.
  const letter = own.content === null ? undefined : (JSON.parse(own.content) as Pick<Letter, 'from' | 'to'>)
  const all = suggestions.flatMap((one) => {
    const target = 'document' in one.to ? one.to.document : undefined
    const audience = target === undefined ? undefined : audiences.get(target)
    if (target !== undefined && (audience === undefined || audience === AUDIENCE.withdrawn)) return []
    const named = namedBy(one, audience, letter)
    return [{ one, target: target ?? null, named }]
  })
  const sorts = yield* sortsOf(all.flatMap(({ named }) => [...(named?.from ?? []), ...(named?.to ?? [])]))
  return all.map(({ one, target, named }) => {
    const { id, mention, to, relation, because, score, passage } = one
    const content: Content = {
      mention,
      to,
      relation,
      because,
      ...(passage === undefined ? {} : { passage }),
      ...(named === undefined || target === null ? {} : { named }),
    }
    const { text, quotation, whose, day, number } = mention
    return {
      id,
      mention: sha256(canonicalJson([text, quotation, whose, day ?? '', number ?? ''])).slice(0, 20),
      target,
      score,
      content: canonicalJson(content),
      known: named === undefined ? [] : knownRows(named, own.day, sorts),
    }
  })
}

/**
 * The letter as the words name it, where it may have to stand among those known by mention: it is not held, or not open to all, who must not learn that it
 * is. Words that give neither day nor number name no letter that could be told from others.
 */
function namedBy(
  { to, mention }: SuggestionMade,
  audience: number | undefined,
  letter: Pick<Letter, 'from' | 'to'> | undefined,
): LetterNotHeld | undefined {
  if ('notHeld' in to) return to.notHeld.day === undefined && to.notHeld.number === undefined ? undefined : to.notHeld
  const { whose, day, number, genre } = mention
  if (audience === AUDIENCE.public || letter === undefined || (day ?? number) === undefined) return undefined
  const [from, reader] = whose === 'addressee' ? [letter.to, letter.from] : [letter.from, letter.to]
  return {
    from,
    to: reader,
    ...(day === undefined ? {} : { day }),
    ...(number === undefined ? {} : { number }),
    ...(genre === undefined ? {} : { genre }),
  }
}

function* sortsOf(ids: readonly string[]): Program<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = yield* ask(SORTS, { ids: ids.map((id) => id.toLowerCase()) })
  return new Map(rows.map(({ id, sort }) => [id, sort]))
}

/** By the names of who wrote and who received, then by day; where only a number is stated, after the days of the year in which it is named. */
function knownRows(named: LetterNotHeld, day: string | null, sorts: ReadonlyMap<string, string>): Wanted['known'] {
  const side = (agents: readonly string[]) => agents.map((id) => `${sorts.get(id) ?? ''}\t${id}`).join('\t') || NO_DAY
  const sort = asKey(`${side(named.from)}\n${side(named.to)}`)
  const place = named.day ?? `${(day ?? '').slice(0, 4)}${NO_DAY}${numberKey(named.number ?? '')}`
  return ['', ...new Set([...named.from, ...named.to])].map((agent) => ({ agent, sort, day: place }))
}

export function* decide(
  id: string,
  state: 'accepted' | 'rejected',
  { by, at }: { readonly by: string; readonly at: Date },
): Program<'changed' | 'unchanged'> {
  const before = yield* askOne(STATE, { id })
  if (before === undefined) throw new Refusal('not-found', `There is no suggestion ${id}.`)
  if (before.state === state) return 'unchanged'
  yield* run(DECIDE, { id, state, by, at: at.toISOString() })
  yield* run(RAISE, {})
  return 'changed'
}
