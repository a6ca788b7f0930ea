import { Refusal } from '#value/refusal.ts'
import { analysisLanguage } from '../analysis/guess-language.ts'
import { tokens } from '../analysis/tokens.ts'
import { slipsIn } from '../expand-terms.ts'
import { joined, type Marker, markerOf } from '../marks.ts'
import { NOBODY } from '../name-book.ts'
import type { Clearance, Facet, FacetValue, Hit, Request, Result, Snippet } from '../search.ts'
import { Snippets } from '../snippets.ts'
import { type Books, type Understood, understand, understandLoosely } from '../understand.ts'
import { cleared, compileFilters, type Values } from './compile-filters.ts'
import { type Compiled, compileQuery } from './compile-query.ts'
import { dayKey } from './day-key.ts'
import { CATALOGUE, textLanguage } from './entry-columns.ts'
import type { IndexReader, Kept } from './index-reader.ts'
import { EVERY, formToken } from './letters.ts'
import { allOf, anyOf, type Match, quoted } from './match.ts'
import { prepared } from './prepared.ts'
import { type Ranked, ranked } from './rank.ts'

const FARTHEST = 10_000
const MOST_HITS = 500
const MOST_FACET_VALUES = 1000
const MOST_MISSING = 50
const MOST_MISSPELT = 6
const MOST_SPELLINGS = 6
const NO_ROWS = new Uint32Array()
const ALL = quoted([EVERY])

/** What the index finds for one request. Everything that is counted or shown comes from expressions that the clearance is part of. */
export function searchIndex(reader: IndexReader, request: Request, generation: number): Result {
  const values = reader.values()
  const filters = request.filters ?? []
  const open = (match: Match) => cleared(match, request.clearance, values, ALL)
  const rowsOf = (match: Match): Uint32Array =>
    match === false || match === undefined ? NO_ROWS : reader.sets.of(match === true ? ALL : match)
  const matchOf = (match: Match, but?: Facet) => open(allOf([match, compileFilters(request, values, but)]))
  const seek = (understood: Understood) => {
    const compiled = compileQuery(understood.query, values)
    const match = matchOf(compiled.match)
    return { understood, compiled, match, rows: rowsOf(match) }
  }

  const books = booksOf(reader, request)
  const asTyped = seek(understand(request.query, books))
  const wanting = missing(reader, asTyped.compiled, open)
  const near = asTyped.rows.length === 0 ? nearSpellings(reader, wanting, open) : []
  const { understood, compiled, match, rows } =
    asTyped.rows.length > 0
      ? asTyped
      : (firstFound(understandLoosely(request.query, books, wanting, near), seek) ?? asTyped)
  const { query } = understood
  const matchBut = (but?: Facet) => matchOf(compiled.match, but)
  const ordered = surestFirst(order(reader, request, match, compiled, rows), request, () =>
    understood.surer.map((part) => rowsOf(matchOf(compileQuery(part, values).match))),
  )
  const from = begin(reader, request, ordered.rows)
  const page = ordered.rows.subarray(from, from + Math.max(0, Math.min(request.size, MOST_HITS)))
  const facets: Partial<Record<Facet, readonly FacetValue[]>> = {}
  for (const { facet, size } of request.facets ?? []) {
    const own =
      filters.some((filter) => filter.facet === facet) ||
      (facet === 'year' && (request.years ?? request.days) !== undefined)
    facets[facet] = reader.facets.count(facet, own ? rowsOf(matchBut(facet)) : rows, Math.min(size, MOST_FACET_VALUES))
  }
  const marker = request.highlight ? markerOf(query, values.languages) : undefined
  const snippets = marker === undefined ? undefined : new Snippets(marker)
  const hits = [...page].flatMap((row) => hitOf(reader, row, marker, snippets, request))
  const last = page.at(-1)
  return {
    total: { value: rows.length, relation: compiled.cut ? 'at-least' : 'exact' },
    hits,
    ...(last !== undefined && from + page.length < ordered.rows.length
      ? { after: cursor(reader, last, from + page.length) }
      : {}),
    facets,
    ranking: ordered.ranking,
    generation,
    done: [...understood.done, ...compiled.done, ...ordered.done],
    missing: wanting,
    ...(near.length === 0 ? {} : { near }),
  }
}

function order(reader: IndexReader, request: Request, match: Match, compiled: Compiled, rows: Uint32Array): Ranked {
  const sort = request.sort ?? 'relevance'
  if (rows.length === 0 || typeof match !== 'string' || sort !== 'relevance') {
    return { rows: reader.orders.sorted(sort === 'relevance' ? 'added' : sort, rows), ranking: 'constant', done: [] }
  }
  return ranked(
    reader,
    match,
    compiled.constant || typeof compiled.match !== 'string' ? undefined : compiled.match,
    rows,
  )
}

const booksOf = (reader: IndexReader, { exact, clearance }: Pick<Request, 'exact' | 'clearance'>): Books => ({
  names: exact ? NOBODY : reader.agents(clearance),
  terms: reader.terms(),
})

function firstFound<T extends { readonly rows: Uint32Array }>(
  ways: Iterable<Understood>,
  seek: (way: Understood) => T,
): T | undefined {
  for (const way of ways) {
    const found = seek(way)
    if (found.rows.length > 0) return found
  }
  return undefined
}

/** Hits by relevance, those that names find the most surely before the others. */
function surestFirst(ordered: Ranked, { sort = 'relevance' }: Request, surer: () => readonly Uint32Array[]): Ranked {
  if (sort !== 'relevance') return ordered
  const rank = new Map<number, number>()
  const parts = surer()
  if (parts.length === 0) return ordered
  for (const [n, rows] of parts.entries()) for (const row of rows) if (!rank.has(row)) rank.set(row, n)
  const tiers = [...parts.keys(), parts.length].map((n) =>
    ordered.rows.filter((row) => (rank.get(row) ?? parts.length) === n),
  )
  return { ...ordered, rows: Uint32Array.from(tiers.flatMap((tier) => [...tier])) }
}

/** A cursor names the last hit that was shown; its place is only for the case that it is gone. */
const cursor = (reader: IndexReader, row: number, place: number): string =>
  Buffer.from(JSON.stringify([reader.kept(row)?.id ?? '', place])).toString('base64url')

function begin(reader: IndexReader, { from = 0, size, after }: Request, ordered: Uint32Array): number {
  if (after === undefined) {
    if (from + size > FARTHEST)
      throw new Refusal('invalid', `Numbered pages end at hit ${FARTHEST}; ask for what comes after a hit instead.`)
    return Math.max(0, from)
  }
  const [id, place] = readCursor(after)
  const row = reader.rowOf(id)
  const at = row === undefined ? -1 : ordered.indexOf(row)
  return at < 0 ? place : at + 1
}

function readCursor(after: string): [string, number] {
  try {
    const read: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (Array.isArray(read) && typeof read[0] === 'string' && Number.isSafeInteger(read[1]) && read[1] >= 0)
      return [read[0], read[1]]
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new Refusal('invalid', 'That is no cursor of this index.')
}

function hitOf(
  reader: IndexReader,
  row: number,
  marker: Marker | undefined,
  snippets: Snippets | undefined,
  request: Request,
): Hit[] {
  const kept = reader.kept(row)
  if (kept === undefined) return []
  const { id, title } = kept
  const possibly = mayLieOutside(kept, request) ? { possibly: true as const } : {}
  if (marker === undefined || snippets === undefined) return [{ id, title, titleMarks: [], snippets: [], ...possibly }]
  const titleMarks = joined(marker.in(tokens(title, analysisLanguage(title, undefined, CATALOGUE)), 'title'))
  return [{ id, title, titleMarks, snippets: snippets.of(reader.texts(row), textLanguage), ...possibly }]
}

/** Whether some of the days that a document may be of are not those that were asked for. */
function mayLieOutside({ earliest, latest }: Kept, { years, days }: Request): boolean {
  if ((years ?? days) === undefined || earliest === '') return false
  const starts = [years?.from === undefined ? '' : dayKey(`${years.from}-01-01`), dayKey(days?.from ?? '')]
  const ends = [years?.to === undefined ? '' : dayKey(`${years.to}-12-31`), dayKey(days?.to ?? '')]
  return starts.some((start) => earliest < start) || ends.some((end) => end !== '' && latest > end)
}

/** The words that no document open to this reader holds. */
function missing(reader: IndexReader, { words }: Compiled, open: (match: Match) => Match): string[] {
  const some = prepared<[string], number>(reader.db, 'SELECT 1 FROM words WHERE words MATCH ? LIMIT 1').pluck()
  return words
    .slice(0, MOST_MISSING)
    .filter(({ match }) => {
      const visible = open(match)
      return visible === false || (typeof visible === 'string' && some.get(visible) === undefined)
    })
    .map(({ word }) => word)
}

/** Words that documents open to this reader hold, spelt nearly like those that none holds. */
function nearSpellings(
  reader: IndexReader,
  words: readonly string[],
  open: (match: Match) => Match,
): NonNullable<Result['near']> {
  const counted = prepared<[string], number>(reader.db, 'SELECT count(*) FROM words WHERE words MATCH ?').pluck()
  return words.slice(0, MOST_MISSPELT).flatMap((word) => {
    const spellings = reader
      .terms()
      .near(word, slipsIn(word))
      .map((form) => {
        const match = open(anyOf([quoted([form]), quoted([formToken(form)])]))
        return { word: form, count: typeof match === 'string' ? (counted.get(match) ?? 0) : 0 }
      })
      .filter(({ count }) => count > 0)
    return spellings.length === 0 ? [] : [{ word, spellings: spellings.slice(0, MOST_SPELLINGS) }]
  })
}

/** The blocks of one document that match, whole, as far as this reader may see it. */
export function searchWithin(
  reader: IndexReader,
  document: string,
  query: Request['query'],
  clearance: Clearance,
): Snippet[] {
  const row = reader.rowOf(document)
  const kept = row === undefined ? undefined : reader.kept(row)
  if (kept === undefined || !isOpen(kept.access, clearance)) return []
  const values: Values = reader.values()
  const marker = markerOf(understand(query, booksOf(reader, { clearance })).query, values.languages)
  return reader.texts(kept.row).flatMap((text) => {
    const lang = textLanguage(text)
    return text.blocks.flatMap((block): Snippet[] => {
      const marks = joined(marker.in(tokens(block.text, lang), 'text'))
      if (marks.length === 0) return []
      return [
        {
          of: text.of,
          ...(text.lang === undefined ? {} : { lang: text.lang }),
          text: block.text,
          marks,
          ...(block.id === undefined ? {} : { block: block.id }),
        },
      ]
    })
  })
}

const isOpen = (access: readonly string[], clearance: Clearance): boolean =>
  clearance.includes('editors') || access.some((group) => clearance.includes(group))
