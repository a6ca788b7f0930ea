import { REPOSITORIES } from '#authority/repository-table.ts'
import { parseReference, readsAsArchival } from '#document/archival-reference.ts'
import { traditionBySigns } from '#document/traditions.ts'
import { unitPaths } from '#document/unit-path.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'
import { languageTag } from '#value/language.ts'
import type { Field } from './query.ts'
import type { Filter } from './search.ts'

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

/** A field of the whole question as a filter; undefined where it is sought like a word. */
export function filterOf(field: Field, text: string): Filter | undefined {
  if (field === 'archive') {
    const units = unitsOf(text)
    return units.length === 0 ? undefined : { facet: 'archive', anyOf: units, typed: text }
  }
  if (field === 'language') return { facet: 'language', anyOf: [languageTag(text) ?? text], typed: text }
  return field === 'collection' ? { facet: 'collection', anyOf: [text], typed: text } : undefined
}
