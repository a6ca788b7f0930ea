import { displayDate } from '#value/display-date.ts'
import type { Days, Query } from '../query.ts'
import { daysOf, edtfOf } from '../read-days.ts'
import type { NamesSought, Reason } from '../search.ts'
import { AsWritten } from './as-written.ts'
import { compileFilters } from './compile-filters.ts'
import { compileQuery } from './compile-query.ts'
import { mayLieOutside } from './hit.ts'
import { type Column, inColumn, type Match } from './match.ts'
import { queryInWords } from './query-in-words.ts'
import { type Seeking, sought } from './seek.ts'
import type { Kept, Seen } from './seen.ts'

const MOST_ASKED = 100
const DEEPEST = 12

type Place = Reason['in'][number]
/** The columns of the full-text table; the last has archival references, numbers, subjects and who sent and received. */
const COLUMNS: readonly (readonly [column: Column, place: Place])[] = [
  ['title', 'title'],
  ['body', 'text'],
  ['names', 'names'],
  ['x', 'description'],
]

/** A part of a question that can find something alone. */
interface Leaf {
  readonly query: Query
  readonly words: string
  readonly as: Reason['as']
  readonly of?: NamesSought
  readonly days?: Days
}

/** By what a document is among the hits of a question; undefined where it is not, or where this reader may not see it. */
export function whyFound(seen: Seen, document: string, seeking: Omit<Seeking, 'clearance'>): Reason[] | undefined {
  const kept = seen.kept(document)
  if (kept === undefined) return undefined
  const { understood, match: whole } = sought(seen, seeking)
  const holds = (match: Match) => typeof match === 'object' && seen.holds(document, match)
  if (whole !== true && !holds(whole)) return undefined
  const { vocabulary } = seen
  const names = understood.done.flatMap(({ names }) => names ?? [])
  const written = new AsWritten(kept.title, () => seen.texts(document), vocabulary.languages)
  const told = new Map<string, Reason>()
  const byStem: Reason[] = []
  for (const leaf of leavesOf(understood.query, names).slice(0, MOST_ASKED)) {
    const { match } = compileQuery(leaf.query, vocabulary)
    const { words, as, of, days } = leaf
    const key = `${as} ${words.toLowerCase()}`
    const isTold = told.has(key) || (as === 'name' && told.has(`typed ${words.toLowerCase()}`))
    if (isTold || !holds(match)) continue
    const holdsIn = (column: Column, some: Match) => typeof some === 'object' && holds(inColumn(column, some))
    const isPlaced = leaf.query.is !== 'field' && as !== 'link' && as !== 'date'
    const byStems = compileQuery(leaf.query, vocabulary, true).match
    const places = isPlaced ? COLUMNS.filter(([column]) => holdsIn(column, byStems)) : []
    const reasonIn = (some: typeof places): Reason => ({
      words,
      as,
      ...(of === undefined ? {} : { of: bearer(of) }),
      ...(days === undefined ? {} : possiblyIn(kept, { days })),
      in: some.map(([, place]) => place),
    })
    const isName = as === 'name' && places.length > 0
    const isHeld = isName || leaf.query.is === 'written'
    const unstemmed = isHeld ? compileQuery(leaf.query, { ...vocabulary, languages: [] }).match : undefined
    const exactly = places.filter(([column, place]) => written.stands(words, place, holdsIn(column, unstemmed)))
    if (isName && exactly.length === 0) byStem.push(reasonIn(places))
    else told.set(key, reasonIn(isHeld ? exactly : places))
  }
  // A form that stands nowhere as it is written is told where nothing else with its stem is: *Stalins* has no other reason.
  const stems = new Set([...told.values()].flatMap(({ words }) => written.stemsOf(words)))
  for (const reason of byStem) {
    const own = written.stemsOf(reason.words)
    if (!own.some((one) => stems.has(one))) told.set(`name ${reason.words}`, reason)
    for (const one of own) stems.add(one)
  }
  return [...told.values(), ...valuesHeld(seen, seeking, holds), ...timeOf(kept, seeking)]
}

const possiblyIn = (kept: Kept, when: Pick<Seeking, 'years' | 'days'>): Pick<Reason, 'possibly'> =>
  mayLieOutside(kept, when) ? { possibly: true } : {}

/** Of the values that a question was narrowed by those that the document has. */
function valuesHeld(
  seen: Seen,
  { filters = [] }: Pick<Seeking, 'filters'>,
  holds: (match: Match) => boolean,
): Reason[] {
  const asked = filters.flatMap(({ facet, anyOf }) => anyOf.map((words) => ({ words, facet })))
  const each = new Map(asked.map((one) => [`${one.facet} ${one.words}`, one]))
  return [...each.values()].slice(0, MOST_ASKED).flatMap(({ words, facet }): Reason[] => {
    const alone = { filters: [{ facet, anyOf: [words] }] }
    return holds(compileFilters(alone, seen)) ? [{ words, as: 'value', facet, in: [] }] : []
  })
}

/** Of the span of time that a question was narrowed to. */
function timeOf(kept: Kept, { years, days }: Pick<Seeking, 'years' | 'days'>): Reason[] {
  const spans = [...(years === undefined ? [] : [daysOf({ years })]), ...(days === undefined ? [] : [days])]
  return spans.map((span) => ({
    words: displayDate(edtfOf(span)),
    as: 'date',
    ...possiblyIn(kept, { days: span }),
    in: [],
  }))
}

const bearer = ({ agent, kind, name }: NamesSought): NonNullable<Reason['of']> => ({
  agent,
  ...(kind === undefined ? {} : { kind }),
  name,
})

function leavesOf(query: Query, names: readonly NamesSought[]): Leaf[] {
  const leaves: Leaf[] = []
  const add = (
    node: Query,
    words: string,
    as: Reason['as'],
    of: NamesSought | undefined,
    inField: (of: Query) => Query,
  ) =>
    leaves.push({
      query: inField(node),
      words,
      as,
      ...(of === undefined ? {} : { of }),
      ...(node.is === 'dated' ? { days: node.days } : {}),
    })
  const walk = (
    node: Query,
    as: Reason['as'],
    of: NamesSought | undefined,
    inField: (of: Query) => Query,
    depth: number,
  ): void => {
    if (depth > DEEPEST || node.is === 'all') return
    const each = (some: readonly Query[], forms: Reason['as'] = 'spelling') => {
      for (const one of some) walk(one, one.is === 'form' ? forms : as, of, inField, depth + 1)
    }
    if (node.is === 'bool') each([...node.must, ...node.should])
    else if (node.is === 'anyOf') each(node.variants, node.typed === undefined ? 'spelling' : 'pattern')
    else if (node.is === 'field') walk(node.of, as, of, (one) => ({ ...node, of: one }), depth + 1)
    else if (node.is === 'written') walk(node.of, as, of, (one) => ({ ...node, of: inField(one) }), depth + 1)
    else if (node.is === 'named') {
      walk(node.typed, as, undefined, inField, depth + 1)
      const typed = queryInWords(node.typed)
      const whose = names.find((one) => one.typed === typed)
      for (const one of node.also) walk(one, 'name', whose, inField, depth + 1)
    } else if (node.is === 'linked') add(node, of?.typed ?? node.agent, 'link', of, inField)
    else add(node, queryInWords(node), node.is === 'dated' ? 'date' : as, of, inField)
  }
  walk(query, 'typed', undefined, (one) => one, 0)
  return leaves
}
