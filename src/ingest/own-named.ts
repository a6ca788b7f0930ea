import type { Document } from '#document/document.ts'
import type { OwnName } from '#document/own-record.ts'
import { type HeldId, identifierFrom } from '#value/identifier.ts'
import type { OwnNamed } from './link-own-names.ts'

/** A document under the identifiers of this archive; what is not known here is left to its name. */
export function ownNamed(document: Document, names: readonly OwnName[], here: OwnNamed): Document {
  const id = <Id extends HeldId>(kind: OwnName['kind'], own: Id | undefined): Id | undefined => {
    const found = own === undefined ? undefined : here(kind, own)
    return found === undefined ? undefined : identifierFrom<Id>(found)
  }
  const called = (kind: OwnName['kind'], own: string) => names.find((one) => one.kind === kind && one.id === own)?.name
  const { participants, places, dates, subjects, collections, ...rest } = document
  return {
    ...rest,
    ...list('dates', dates, ({ place, ...date }) => [{ ...date, ...some('place', id('place', place)) }]),
    ...list('participants', participants, ({ agent, ...one }) => {
      const found = id('agent', agent)
      if (found !== undefined || agent === undefined) return [{ ...one, ...some('agent', found) }]
      return [{ ...some('asNamed', called('agent', agent)), ...one }]
    }),
    ...list('places', places, ({ place, ...one }) => {
      const found = id('place', place)
      if (found !== undefined || place === undefined) return [{ ...one, ...some('place', found) }]
      return [{ ...some('asNamed', called('place', place)), ...one }]
    }),
    ...list('subjects', subjects, (subject) => id('subject', subject) ?? []),
    ...list('collections', collections, ({ collection, ...one }) => {
      const found = id('collection', collection)
      return found === undefined ? [] : [{ ...one, collection: found }]
    }),
  }
}

function list<K extends string, T>(
  field: K,
  all: readonly T[] | undefined,
  change: (one: T) => T | readonly T[],
): { readonly [key in K]?: readonly T[] } {
  const changed: readonly T[] = (all ?? []).flatMap(change)
  type Field = { readonly [key in K]?: readonly T[] }
  return changed.length === 0 ? {} : ({ [field]: changed } as Field) // one key, K
}

function some<K extends string, T>(field: K, value: T | undefined): { readonly [key in K]?: T } {
  type Field = { readonly [key in K]?: T }
  return value === undefined ? {} : ({ [field]: value } as Field) // one key, K
}
