import { parseReference } from '#document/archival-reference.ts'
import { unitPaths } from '#document/unit-path.ts'
import { languageTag } from '#value/language.ts'
import type { Field } from './query.ts'
import type { Filter } from './search.ts'

const PATH = /^\/?[\p{L}\p{N}][\p{L}\p{N}.-]*(?:\/[^\s/]+)*\/?$/u
const LONGEST = 300

/** Where an archive, or a file of it, stands: as a path (`aprf/f45/op1`), or as its reference is written (`APRF, f. 45, op. 1`). */
export function unitOf(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  if (PATH.test(text)) return text.toLowerCase().replace(/^\/+|\/+$/gu, '')
  return unitPaths(parseReference(text, '').reference).at(-1)?.path
}

/** A field of the whole question as a filter; undefined where it is sought like a word. */
export function filterOf(field: Field, text: string): Filter | undefined {
  if (field === 'archive') {
    const unit = unitOf(text)
    return unit === undefined ? undefined : { facet: 'archive', anyOf: [unit] }
  }
  if (field === 'language') return { facet: 'language', anyOf: [languageTag(text) ?? text] }
  return field === 'collection' ? { facet: 'collection', anyOf: [text] } : undefined
}
