import { REPOSITORIES } from '#authority/repository-table.ts'
import { parseReference, readsAsArchival } from '#document/archival-reference.ts'
import { traditionBySigns } from '#document/traditions.ts'
import { unitPaths } from '#document/unit-path.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'
import { languageTag } from '#value/language.ts'
import type { Field } from './query.ts'
import type { Facet, Filter, Written } from './search.ts'

const PATH = /^\/?[\p{L}\p{N}][\p{L}\p{N}.-]*(?:\/[^\s/]+)*\/?$/u
const LONGEST = 300

/** Where an archive, or a file of it, stands: as a path (`aprf/f45/op1`), or as its reference is written (`APRF, f. 45, op. 1`); without its archive, in each that writes so. */
export function unitsOf(text: string): readonly string[] {
  if (text.length > LONGEST) return []
  if (PATH.test(text)) return [text.toLowerCase().replace(/^\/+|\/+$/gu, '')]
  const { reference } = parseReference(text, '')
  const path = (repository: AgentId) => unitPaths({ ...reference, repository }).at(-1)?.path ?? repository
  if (reference.repository !== undefined) return [path(reference.repository)]
  if (reference.levels.length === 0 || !readsAsArchival(text)) return []
  const signs = traditionBySigns(text)?.name
  return REPOSITORIES.filter(({ tradition }) => tradition === signs).map(({ id }) => path(identifierFrom(id)))
}

/** The values that a text is, whether there are such or not. */
export function codesOf(facet: Facet, text: string): readonly string[] {
  if (facet === 'archive') return unitsOf(text)
  return [(facet === 'language' ? languageTag(text) : undefined) ?? text]
}

/** A reference that is none of an archive's stands among the words of documents. */
export const wordsInstead = (field: Field, text: string): Pick<Written, 'words'> =>
  field === 'archive' && /\s/u.test(text.trim()) ? { words: text.trim().split(/\s+/u) } : {}

/** A field of the whole question as a filter; undefined where it is sought like a word. */
export function filterOf(field: Field, text: string): Filter | undefined {
  if (field !== 'archive' && field !== 'language' && field !== 'collection') return undefined
  const codes = codesOf(field, text)
  if (codes.length === 0) return undefined
  return { facet: field, anyOf: codes, typed: [{ typed: text, codes, ...wordsInstead(field, text) }] }
}
