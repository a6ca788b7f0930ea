import { preferredName } from '#authority/agent.ts'
import { parseBody } from '#document/body.ts'
import { principalDate } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import type { Query } from '#search/query.ts'
import type { Facet, Hit, Request, Result, Searching } from '#search/search.ts'
import { type Store, THE_EDITORS } from '#store/store.ts'
import { fold } from '#value/fold.ts'

const words = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({
    word: fold(found[0]),
    from: found.index,
    to: found.index + found[0].length,
  }))

const textOf = (body: string): string => {
  const flat = (nodes: ReturnType<typeof parseBody>): string =>
    nodes.map((node) => (typeof node === 'string' ? node : `${flat(node.children)} `)).join('')
  return flat(parseBody(body))
}

interface Entry {
  readonly described: Described
  readonly title: string
  readonly texts: readonly { of: 'transcript' | 'translation' | 'regest' | 'ocr'; lang?: string; text: string }[]
  readonly archives: readonly string[]
}

const asks = (query: Query): string[] => {
  if (query.is === 'term' || query.is === 'fuzzy') return [fold(query.word)]
  if (query.is === 'phrase' || query.is === 'near') return query.words.map(fold)
  if (query.is === 'prefix') return [fold(query.start)]
  if (query.is === 'bool') return [...query.must, ...query.should].flatMap(asks)
  if (query.is === 'anyOf') return query.variants.flatMap(asks)
  return query.is === 'field' ? asks(query.of) : []
}

const matches = (query: Query, has: (word: string) => boolean): boolean => {
  if (query.is === 'all') return true
  if (query.is === 'bool') {
    return (
      query.must.every((one) => matches(one, has)) &&
      (query.should.length === 0 || query.must.length > 0 || query.should.some((one) => matches(one, has))) &&
      !query.not.some((one) => matches(one, has))
    )
  }
  if (query.is === 'anyOf') return query.variants.some((one) => matches(one, has))
  if (query.is === 'field') return matches(query.of, has)
  return asks(query).every(has)
}

const marksIn = (text: string, query: Query) => {
  const sought = new Set(asks(query))
  return words(text)
    .filter(({ word }) => sought.has(word))
    .map(({ from, to }) => [from, to] as const)
}

/** The search door over a dozen records, honestly: every word is looked for in every record. For tests of the site alone. */
export function smallSearching(store: Store): Searching {
  const entries = async (clearance: readonly string[]): Promise<Entry[]> => {
    const records = store.as({ groups: clearance.filter((one) => one !== 'public') })
    const { items } = await records.list('document', { limit: 500 })
    const described = await records.describe(items.map((one) => one.id))
    const units = await store.as(THE_EDITORS).unitsOf(described.map((one) => one.document.id))
    return described.map((one) => ({
      described: one,
      title: one.document.title,
      texts: (one.document.texts ?? []).map((text) => ({
        of: text.kind,
        text: textOf(text.body),
        ...(text.lang === undefined ? {} : { lang: text.lang }),
      })),
      archives: (units.get(one.document.id) ?? []).flatMap(({ path }) =>
        path.split('/').map((_, n, steps) => steps.slice(0, n + 1).join('/')),
      ),
    }))
  }
  const valuesOf = (entry: Entry, facet: Facet): string[] => {
    const { document } = entry.described
    const people = (roles?: string[]) =>
      (document.participants ?? []).filter((one) => roles?.includes(one.role) ?? true).flatMap((one) => one.agent ?? [])
    const year = principalDate(document)?.edtf?.slice(0, 4)
    const values: Record<Facet, readonly string[]> = {
      year: year === undefined ? [] : [year],
      sender: people(['sender', 'author']),
      recipient: people(['recipient']),
      person: people(),
      archive: entry.archives,
      genre: document.genre === undefined ? [] : [document.genre],
      language: document.languages ?? [],
      collection: (document.collections ?? []).map((one) => one.collection),
      subject: [...(document.subjects ?? []), ...(document.keywords ?? [])],
      has: (document.texts ?? []).map((one) => one.kind),
    }
    return [...new Set(values[facet])]
  }
  const wordsOf = (entry: Entry): ReadonlySet<string> => {
    const names = [...entry.described.agents.values()].map(preferredName)
    return new Set(
      words([entry.title, ...names, ...entry.texts.map((one) => one.text)].join(' ')).map((one) => one.word),
    )
  }
  const search = async (request: Request): Promise<Result> => {
    const { years, filters = [] } = request
    const all = await entries(request.clearance)
    const found = all
      .filter((entry) => {
        const have = wordsOf(entry)
        const year = Number(valuesOf(entry, 'year')[0] ?? Number.NaN)
        const inYears = years === undefined || (year >= (years.from ?? -9999) && year <= (years.to ?? 9999))
        return (
          inYears &&
          filters.every((filter) => valuesOf(entry, filter.facet).some((value) => filter.anyOf.includes(value))) &&
          matches(request.query, (word) => have.has(word))
        )
      })
      .sort(
        (a, b) =>
          (principalDate(a.described.document)?.edtf ?? '9').localeCompare(
            principalDate(b.described.document)?.edtf ?? '9',
          ) || a.title.localeCompare(b.title),
      )
    const hits = found.slice(request.from ?? 0, (request.from ?? 0) + request.size).map((entry): Hit => {
      const lead = entry.texts[0]
      return {
        id: entry.described.document.id,
        title: entry.title,
        titleMarks: marksIn(entry.title, request.query),
        snippets:
          lead === undefined
            ? []
            : [{ ...lead, text: lead.text.slice(0, 200), marks: marksIn(lead.text.slice(0, 200), request.query) }],
      }
    })
    const count = (facet: Facet, size: number) => {
      const counts = new Map<string, number>()
      for (const entry of found)
        for (const value of valuesOf(entry, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
      return [...counts]
        .map(([value, n]) => ({ value, count: n }))
        .sort((a, b) => (facet === 'year' ? a.value.localeCompare(b.value) : b.count - a.count))
        .slice(0, size)
    }
    return {
      total: { value: found.length, relation: 'exact' },
      hits,
      facets: Object.fromEntries((request.facets ?? []).map(({ facet, size }) => [facet, count(facet, size)])),
      ranking: 'constant',
      generation: await store.head(),
      done: [],
      missing: asks(request.query).filter((word) => !all.some((entry) => wordsOf(entry).has(word))),
    }
  }
  return {
    capabilities: {
      engine: 'small',
      operators: ['all', 'term', 'bool', 'field'],
      stemming: [],
      facets: ['year'],
      sorts: ['date'],
      suggest: true,
      similar: false,
      within: false,
      notYet: [],
    },
    search,
    suggest: async () => [],
    within: async () => [],
    similar: async () => [],
    marks: (blocks, query) => blocks.map((block) => marksIn(block.text, query)),
    status: async () => ({ entries: 0, cursor: await store.head(), schema: '1', rebuilding: false }),
    close: async () => {},
  }
}
