import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const FOLDER = '../shared/jsonld'
export const hasContexts = existsSync(`${FOLDER}/map.json`)
const files: Readonly<Record<string, string>> = hasContexts
  ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(`${FOLDER}/map.json`, 'utf8')))
  : {}

/** What is not there: the context of Activity Streams, its terms as its vocabulary has them; that of Content Search 2, whose one term here is not looked up. */
const ELSEWHERE: Readonly<Record<string, object>> = {
  'https://www.w3.org/ns/activitystreams': {
    id: '@id',
    type: '@type',
    OrderedCollectionPage: 'as:OrderedCollectionPage',
    orderedItems: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
    totalItems: 'as:totalItems',
    first: { '@id': 'as:first', '@type': '@id' },
    last: { '@id': 'as:last', '@type': '@id' },
    prev: { '@id': 'as:prev', '@type': '@id' },
    next: { '@id': 'as:next', '@type': '@id' },
    partOf: { '@id': 'as:partOf', '@type': '@id' },
    endTime: 'as:endTime',
  },
  'http://iiif.io/api/search/2/context.json': { SearchService2: 'http://iiif.io/api/search/2#SearchService' },
}

type Definitions = ReadonlyMap<string, unknown>
type Terms = {
  readonly here: Definitions /** What holds again further in: the context of a type is for its own properties alone (JSON-LD 1.1, 4.1.9). */
  readonly inside: Definitions
}
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAddress = (term: string) => /^[a-z]+:\/\//u.test(term)
const part = (definition: unknown, name: string): unknown => (isObject(definition) ? definition[name] : undefined)

function withContext(before: Definitions, context: unknown): Definitions {
  if (context === undefined) return before
  if (Array.isArray(context)) return context.reduce(withContext, before)
  if (typeof context === 'string') {
    const file = files[context]
    if (file === undefined && ELSEWHERE[context] === undefined) throw new Error(`no context ${context}`)
    const read: unknown = file === undefined ? undefined : JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))
    return withContext(before, ELSEWHERE[context] ?? part(read, '@context'))
  }
  if (!isObject(context)) throw new Error('no context')
  const after = new Map(before)
  for (const [term, definition] of Object.entries(context)) {
    if (definition === null) after.delete(term)
    else after.set(term, definition)
  }
  return after
}

/** The terms of a document that its own contexts do not know, each with the way to it. */
export function unknownTerms(document: unknown): readonly string[] {
  const wrong: string[] = []
  const node = (value: Readonly<Record<string, unknown>>, { inside }: Terms, of: unknown, at: string): void => {
    const before = withContext(withContext(inside, part(of, '@context')), value['@context'])
    const types = [value.type].flat().filter((type) => typeof type === 'string')
    for (const type of types) if (!before.has(type) && !isAddress(type)) wrong.push(`${at} type ${type}`)
    const here = types.reduce((terms, type) => withContext(terms, part(before.get(type), '@context')), before)
    for (const [name, one] of Object.entries(value)) {
      if (name === '@context') continue
      const definition = here.get(name)
      if (definition === undefined) wrong.push(`${at}.${name}`)
      else if ([part(definition, '@container')].flat().includes('@language'))
        languages(one, definition, `${at}.${name}`)
      else if (part(definition, '@type') === '@vocab')
        vocabulary(one, withContext(here, part(definition, '@context')), `${at}.${name}`)
      else walk(one, { here, inside: before }, definition, `${at}.${name}`)
    }
  }
  const languages = (value: unknown, definition: unknown, at: string) => {
    if (!isObject(value)) return
    for (const tag of Object.keys(value)) {
      const isNone = part(part(definition, '@context'), tag) === '@none'
      if (!isNone && !/^[a-z]{2,3}(?:-|$)/u.test(tag)) wrong.push(`${at} language ${tag}`)
    }
  }
  const vocabulary = (value: unknown, terms: Definitions, at: string) => {
    for (const word of [value].flat())
      if (typeof word === 'string' && !terms.has(word) && !isAddress(word)) wrong.push(`${at} ${word}`)
  }
  const walk = (value: unknown, terms: Terms, of: unknown, at: string): void => {
    for (const one of [value].flat()) if (isObject(one)) node(one, terms, of, at)
  }
  const none: Terms = { here: new Map(), inside: new Map() }
  walk(document, none, undefined, '')
  return [...new Set(wrong)]
}
