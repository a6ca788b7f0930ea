import { analysisLanguage } from '../analysis/guess-language.ts'
import { CATALOGUE, textLanguage } from '../index/entry-columns.ts'
import { type Expression, type Match, token } from '../index/match.ts'
import type { Clearance, Facet, Similar } from '../search.ts'
import { frequentWords, rarity } from '../telling-words.ts'
import type { IndexReader, Kept } from './index-reader.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'
import { isOpen } from './within.ts'

/** Words that are looked at, and those that are kept of them. */
const MOST_WORDS = 60
const MOST_TELLING = 14
const MOST_VALUES = 12
const MOST_SAID = 4
/** What more documents than these have, tells of none of them. */
const TOO_MANY = 1000
/** A person or a file in common says more than a word. */
const WEIGHT = { word: 1, person: 2, file: 2 } as const
/** One word that happens to be in both says nothing. */
const POINTS = { word: 1, person: 2, file: 2 } as const
const ENOUGH = 2

/** Something of a document that others may have too. */
interface Trait {
  readonly is: keyof typeof WEIGHT
  readonly what: string
  /** What finds those who have it, as far as this reader may see them. */
  readonly match: Expression
  readonly weight: number
}

/** Documents that have words in common with this one which mark it, or people, or a file; as far as this reader may see them. */
export function similarTo(reader: IndexReader, document: string, clearance: Clearance, limit: number): Similar[] {
  const row = reader.rowOf(document)
  const kept = row === undefined ? undefined : reader.kept(row)
  if (kept === undefined || !isOpen(kept.access, clearance)) return []
  const traits = traitsOf(reader, kept, clearance).map((trait) => ({ ...trait, rows: reader.rowsOf(trait.match) }))
  const scores = new Map<number, number>()
  const points = new Map<number, number>()
  for (const { rows, is, weight } of traits) {
    for (const one of rows) {
      scores.set(one, (scores.get(one) ?? 0) + weight)
      points.set(one, (points.get(one) ?? 0) + POINTS[is])
    }
  }
  const found = [...scores]
    .filter(([one]) => one !== row && (points.get(one) ?? 0) >= ENOUGH)
    .sort(([a, x], [b, y]) => y - x || reader.orders.place('id', a) - reader.orders.place('id', b))
  return found.slice(0, Math.max(0, Math.min(limit, 100))).flatMap(([one]) => {
    const id = reader.kept(one)?.id
    return id === undefined ? [] : [{ id, because: reasons(traits.filter(({ rows }) => rows.includes(one))) }]
  })
}

function traitsOf(reader: IndexReader, kept: Kept, clearance: Clearance): Trait[] {
  const values = reader.vocabulary(clearance)
  const all = reader.rowsOf(reader.open(true, clearance)).length
  const some = prepared<[string, number], number>(
    reader.db,
    'SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
  ).pluck()
  const trait = (is: Trait['is'], what: string, having: Match, times = 1): Trait[] => {
    const match = reader.open(having, clearance)
    if (typeof match !== 'object') return []
    // How rare a thing is, is said of what this reader may see.
    const held = some.get(printed(match), TOO_MANY) ?? 0
    if (held < 2 || held >= TOO_MANY) return []
    return [{ is, what, match, weight: WEIGHT[is] * rarity(held, all) * (1 + Math.log(times)) }]
  }
  const valuesOf = (facet: Facet) => reader.facets.count(facet, Uint32Array.of(kept.row), 100).map(({ value }) => value)
  const traits = (is: 'person' | 'file', facet: Facet, some: readonly string[]) =>
    some.slice(0, MOST_VALUES).flatMap((value) => trait(is, value, values.exact(facet, value)))
  const words = frequentWords(textsOf(reader, kept), MOST_WORDS).flatMap(({ token: word, as, times }) =>
    trait('word', as, token(word), times),
  )
  const paths = valuesOf('archive')
  return [
    ...words.sort((a, b) => b.weight - a.weight).slice(0, MOST_TELLING),
    ...traits('person', 'person', valuesOf('person')),
    ...traits(
      'file',
      'archive',
      paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))),
    ),
  ]
}

function* textsOf(
  reader: IndexReader,
  { row, title }: Kept,
): Iterable<{ readonly text: string; readonly lang: string }> {
  yield { text: title, lang: analysisLanguage(title, undefined, CATALOGUE) }
  for (const text of reader.texts(row)) {
    const lang = textLanguage(text)
    for (const block of text.blocks) yield { text: block.text, lang }
  }
}

function reasons(traits: readonly Trait[]): Similar['because'] {
  const of = (is: Trait['is']) => traits.filter((trait) => trait.is === is).map(({ what }) => what)
  const words = of('word').slice(0, MOST_SAID)
  return [
    ...of('file').map((file) => ({ file })),
    ...of('person')
      .slice(0, MOST_SAID)
      .map((person) => ({ person })),
    ...(words.length === 0 ? [] : [{ words }]),
  ]
}
