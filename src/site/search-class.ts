import type { Query } from '#search/query.ts'

/** Kinds of search that cost alike, the dearest first: what is measured apart. */
export const SEARCH_CLASSES = ['pattern', 'phrase', 'name', 'words', 'filters'] as const
export type SearchClass = (typeof SEARCH_CLASSES)[number]

/** Of a query, the dearest class of what is in it. */
export function searchClass(query: Query): SearchClass {
  const found = new Set(classesIn(query))
  return SEARCH_CLASSES.find((one) => found.has(one)) ?? 'filters'
}

function classesIn(query: Query): readonly SearchClass[] {
  switch (query.is) {
    case 'prefix':
    case 'wildcard':
    case 'fuzzy':
      return ['pattern']
    case 'phrase':
    case 'near':
      return ['phrase']
    case 'named':
      return ['name', ...classesIn(query.typed)]
    case 'term':
    case 'form':
      return ['words']
    case 'anyOf':
      return query.variants.flatMap(classesIn)
    case 'bool':
      return [...query.must, ...query.should, ...query.not].flatMap(classesIn)
    case 'field':
    case 'written':
      return classesIn(query.of)
    case 'all':
    case 'linked':
    case 'dated':
      return ['filters']
  }
}
