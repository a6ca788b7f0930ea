import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import type { Facet, Filter } from '#search/search.ts'
import { entry, find, type IndexEngine, put, text, withIndex } from './search-samples.ts'

const VALUES = ['a', 'b', 'c', 'd'] as const
const FILTERED = [
  'sender',
  'recipient',
  'person',
  'place',
  'archive',
  'genre',
  'language',
  'collection',
  'subject',
  'has',
] as const
const some = fc.subarray([...VALUES], { maxLength: 2 })
const anyEntry = fc.record({
  senders: some,
  recipients: some,
  persons: some,
  places: some,
  archives: some,
  genre: fc.constantFrom(...VALUES),
  languages: some,
  collections: some,
  subjects: some,
  has: some,
  year: fc.integer({ min: 1948, max: 1951 }),
  word: fc.constantFrom('peace', 'war'),
  open: fc.boolean(),
})
type Made = typeof anyEntry extends fc.Arbitrary<infer T> ? T : never
const anyQuestion = fc.record({
  word: fc.constantFrom('peace', 'war', undefined),
  from: fc.option(fc.integer({ min: 1948, max: 1951 }), { nil: undefined }),
  filters: fc.array(
    fc.record({ facet: fc.constantFrom(...FILTERED), anyOf: fc.subarray([...VALUES], { minLength: 1 }) }),
    {
      maxLength: 3,
    },
  ),
  clearance: fc.constantFrom<string[]>(['public'], ['public', 'team'], ['team'], ['editors']),
})
type Question = typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never

const MADE = fc.sample(anyEntry, { numRuns: 150, seed: 1949 })
const QUESTIONS = fc.sample(anyQuestion, { numRuns: 60, seed: 1950 })

const valuesOf = (one: Made, facet: Facet): readonly string[] =>
  ({
    year: [String(one.year)],
    sender: one.senders,
    recipient: one.recipients,
    person: one.persons,
    place: one.places,
    archive: one.archives,
    genre: [one.genre],
    language: one.languages,
    collection: one.collections,
    subject: one.subjects,
    has: one.has,
  })[facet]

const fits = (one: Made, { facet, anyOf }: Filter) => valuesOf(one, facet).some((value) => anyOf.includes(value))

/** The documents that a question finds; `but`: with the filters of one facet left out. */
function expected({ word, from, filters, clearance }: Question, but?: Facet): Made[] {
  const mine = (one: Made) => clearance.includes('editors') || clearance.includes(one.open ? 'public' : 'team')
  return MADE.filter(
    (one) =>
      mine(one) &&
      (word === undefined || one.word === word) &&
      (from === undefined || but === 'year' || one.year >= from) &&
      filters.every((filter) => filter.facet === but || fits(one, filter)),
  )
}

function counted(some: readonly Made[], facet: Facet): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of some) for (const value of valuesOf(one, facet)) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** Totals and counts are those of one who counts by hand, for every reader, whatever is chosen. */
export function countsExactly(engine: IndexEngine): void {
  test(
    'counts every facet as by hand, its own filter left out, for every reader',
    withIndex(engine, async (index) => {
      const entries = MADE.map(({ year, word, open, ...facets }, n) =>
        entry(`d${n}`, {
          ...facets,
          texts: text(word),
          earliest: `${year}-05-01`,
          latest: `${year}-05-01`,
          access: [open ? 'public' : 'team'],
        }),
      )
      await index.indexing.take(put(...entries.slice(0, 70)), 1)
      await index.indexing.take(put(...entries.slice(70)), 2)
      const facets = ([...FILTERED, 'year'] as const).map((facet) => ({ facet, size: 10 }))
      for (const question of QUESTIONS) {
        const { word, from, filters, clearance } = question
        const years = from === undefined ? {} : { years: { from } }
        const result = await find(index, word ?? EVERYTHING, { filters, clearance, facets, size: 3, ...years })
        expect(result.total).toEqual({ value: expected(question).length, relation: 'exact' })
        for (const { facet } of facets) {
          const told = Object.fromEntries((result.facets[facet] ?? []).map(({ value, count }) => [value, count]))
          expect([question, facet, told]).toEqual([question, facet, counted(expected(question, facet), facet)])
        }
      }
    }),
  )
}
