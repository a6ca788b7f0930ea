import type { Agent } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Access } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import type { Reference } from '#document/witness.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { HeldOf, Kind } from '#holding/held.ts'
import type { Reader, Store, Why } from '#store/store.ts'
import { identifier } from '#value/identifier.ts'

/** What the suite needs of an engine. */
export interface Engine {
  readonly name: string
  /** A place with nothing in it yet, that goes when the test is over. */
  place(): Promise<string>
  /** The test needs no more of that place, and goes on with others. */
  leave?(place: string): Promise<void>
  open(place: string, options?: { readonly now?: () => Date; readonly patience?: number }): Promise<Store>
  /** A program for `node` that writes to a place from a process of its own: see `store-processes.ts`. */
  readonly program: string
  /** What copies the database in the place of `backup`, where the engine leaves that to the database's own tools. */
  readonly backup?: string
}

export const why: Why = { by: 'an editor', note: 'for the test' }
export const STAFF: Reader = { groups: ['staff'] }

export function id<K extends Kind>(given: string): HeldOf<K>['id'] {
  const made = identifier<HeldOf<K>['id']>(given)
  if (made === undefined) throw new Error(`no identifier: ${given}`)
  return made
}

export const cable = (given: string, more: Partial<Document> = {}): Document => ({
  kind: 'document',
  id: id<'document'>(given),
  title: `Cable ${given}`,
  held: 'title-only',
  access: { kind: 'public' },
  ...more,
})

export const agent = (given: string, more: Partial<Agent> = {}): Agent => ({
  kind: 'agent',
  id: id<'agent'>(given),
  entityType: 'person',
  names: [{ text: given, kind: 'preferred' }],
  status: { kind: 'unreviewed' },
  ...more,
})

export const collection = (given: string, more: Partial<Collection> = {}): Collection => ({
  kind: 'collection',
  id: id<'collection'>(given),
  type: 'collection',
  title: `Collection ${given}`,
  ...more,
})

export const exchange = (given: string, documents: readonly string[], more: Partial<Exchange> = {}): Exchange => ({
  kind: 'exchange',
  id: id<'exchange'>(given),
  title: `Exchange ${given}`,
  parties: [{ id: 'moscow', label: 'Moscow' }],
  moves: [
    {
      sign: 'A',
      from: ['moscow'],
      to: ['moscow'],
      attested: 'documented',
      documents: documents.map(id<'document'>),
      points: [],
    },
  ],
  access: { kind: 'public' },
  ...more,
})

/** A reference to a leaf of a file: `at('aprf', [['fond', '45'], ['delo', '330']], 95)`. */
export const at = (
  repository: string,
  levels: readonly (readonly [string, string])[],
  leaf?: number,
  last = leaf,
): Reference => ({
  repository: id<'agent'>(repository),
  levels: levels.map(([level, key]) => ({ level, value: key, key })),
  leaves: leaf === undefined || last === undefined ? [] : [{ first: { number: leaf }, last: { number: last } }],
  asGiven: `${repository}, ${levels.flat().join(' ')}, ${leaf ?? 'no leaf'}`,
  status: 'present',
})

export const lying = (...references: readonly Reference[]): Pick<Document, 'witnesses'> => ({
  witnesses: [{ id: 'w1', kind: 'original', references }],
})

/** Access that shuts the public out, in each of the ways there are. */
export const CLOSED: Readonly<Record<string, Access>> = {
  restricted: { kind: 'restricted', groups: ['staff'] },
  embargoed: { kind: 'embargoed', until: '2031-01-01' },
  withdrawn: { kind: 'withdrawn', reason: 'at the request of the donor', day: '2026-11-25' },
}
