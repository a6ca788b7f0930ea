import type { Field, Query } from '#search/query.ts'
import type { Request, Result } from '#search/search.ts'
import { writeQuery } from '#search/write-query.ts'
import { NothingFoundPage, type PartProps } from '../pages/search/nothing-found.tsx'
import { isLostInWords } from '../pages/search/query-told.tsx'
import type { SearchProps } from '../pages/search/search-props.ts'
import type { SiteContext } from '../site-context.ts'
import { isEither, type Part, partsOf } from './query-parts.ts'
import type { Asked } from './search-request.ts'

const MOST_PARTS = 6
/** Of what is near a part, so many are offered. */
const MOST_NEAR = 3

/** What is said where nothing was found: part by part what there is, and what it would be without what narrows it. Each offer says what its link finds. */
export async function nothingFound(
  site: SiteContext,
  asked: Asked,
  props: SearchProps,
  result: Result,
  isBehind: boolean,
) {
  const { exact } = asked
  const addressOf = (q: string) => `/search?${new URLSearchParams({ q, ...(exact ? { exact: '1' } : {}) })}`
  const find = (request: Pick<Request, 'query' | 'filters'>) => site.finding.search({ ...request, exact, size: 0 })
  const parts = await Promise.all(
    partsOf(asked.query, asked.filters)
      .slice(0, MOST_PARTS)
      .map((part) => partProps(part, { site, result, find, addressOf })),
  )
  const isNarrowed = asked.filters.length + asked.chosen.length > 0 || (asked.years ?? asked.days) !== undefined
  const wider = isNarrowed && asked.query.is !== 'all' ? (await find({ query: asked.query })).total.value : 0
  const shown = parts.length > 1 || parts.some(({ near, looser }) => near.length > 0 || looser !== undefined)
  return {
    parts: shown ? parts : [],
    matter: (
      <NothingFoundPage
        typed={asked.typed}
        told={{ ...props.told, did: props.told.did.filter((said) => !shown || !isLostInWords(said, result)) }}
        narrowed={props.narrowed}
        parts={shown ? parts : []}
        kinds={parts.map(({ kind }) => kind)}
        isEither={isEither(asked.query)}
        isNarrowed={isNarrowed}
        isBehind={isBehind}
        kept={exact ? [['exact', '1']] : []}
        form={props.form}
        {...(wider === 0 ? {} : { without: { href: addressOf(writeQuery(asked.query)), count: wider } })}
      />
    ),
  }
}

interface Asking {
  readonly site: SiteContext
  readonly result: Result
  readonly find: (request: Pick<Request, 'query' | 'filters'>) => Promise<Result>
  readonly addressOf: (typed: string) => string
}

async function partProps(part: Part, asking: Asking): Promise<PartProps> {
  const { find, addressOf } = asking
  const { query, filter, typed, kind } = part
  const { total, done } = await find({ query, ...(filter === undefined ? {} : { filters: [filter] }) })
  // Of what was taken for other words the documents are theirs.
  const count = isOthers(done) ? 0 : total.value
  const looser = count > 0 || part.looser === undefined ? undefined : part.looser
  const [near, wider] = await Promise.all([
    count > 0 ? [] : nearTo(part, asking),
    looser === undefined ? undefined : find({ query: looser }),
  ])
  return {
    typed,
    kind,
    count,
    href: addressOf(typed),
    near,
    ...(looser === undefined || wider === undefined || wider.total.value === 0 || isGuess(wider.done)
      ? {}
      : { looser: { typed: writeQuery(looser), count: wider.total.value, href: addressOf(writeQuery(looser)) } }),
  }
}

const isOthers = (done: Result['done']): boolean => done.some(({ spelt }) => spelt !== undefined)
/** Also of what was taken for a name that is spelt nearly so nobody can say that it stands there. */
const isGuess = (done: Result['done']): boolean =>
  isOthers(done) || done.some(({ names }) => names?.nearly !== undefined)

/** Names that begin like a word, words that are spelt nearly so, and values that a field has. */
async function nearTo({ query, filter, kind, typed }: Part, { site, result, find, addressOf }: Asking) {
  const field = query.is === 'field' && OF_PEOPLE.includes(query.field) ? query.field : undefined
  const bare = field === undefined || query.is !== 'field' ? query : query.of
  const word = bare.is === 'term' ? bare.word : undefined
  const names = word === undefined ? [] : await site.finding.suggest(word.slice(0, half(word)), MOST_NEAR)
  const spelt = (result.near ?? []).filter((one) => one.word === word).flatMap(({ spellings }) => spellings)
  const own = filter?.typed?.[0]?.typed ?? typed.replace(/^[\w-]+:"?|"$/gu, '')
  const values = (result.unmet ?? []).filter((one) => one.field === kind && one.typed === own)
  const offers = [
    ...spelt.map((one) => {
      const of: Query = { is: 'term', word: one.word }
      return { name: one.word, query: field === undefined ? of : ({ is: 'field', field, of } as const) }
    }),
    ...values.flatMap(({ field, offered }) =>
      offered.map(({ value, words }) => ({
        name: words,
        query: { is: 'field', field, of: { is: 'term', word: value } } as const,
      })),
    ),
  ].slice(0, MOST_NEAR)
  const found = await Promise.all(
    offers.map(async (one) => ({
      name: one.name,
      count: (await find({ query: one.query })).total.value,
      href: addressOf(writeQuery(one.query)),
    })),
  )
  return [
    ...names.map(({ name, documents, agent }) => ({ name, count: documents, href: `/people/${agent}` })),
    ...found,
  ].filter(({ count }) => count > 0)
}

/** Fields in which people are named. */
const OF_PEOPLE: readonly Field[] = ['from', 'to', 'person']

const half = (word: string): number => Math.max(3, Math.ceil(word.length / 2))
