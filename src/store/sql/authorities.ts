import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import type { HeldOf, Kind } from '#holding/held.ts'
import { ask, type Program } from './program.ts'
import { among, from } from './query.ts'
import { visible } from './readable.ts'
import type { View } from './view.ts'
import { isOf } from './view.ts'

const HEADS = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  // What they say comes with them, though it may be known: one wait less for the database.
  .select([
    'held.kind',
    'held.id',
    'held.head',
    'held.merged_into',
    'version.content',
    // A document that they may read names it; of what was merged, they may know whom into as well.
    sql<boolean>`(held.merged_into is null or ${visible('held')})`.as('told'),
  ])
  // Each identifier is asked with its kind, so that the index answers.
  .where('held.kind', 'in', ['agent', 'place', 'subject', 'collection'])
  .where(among('held.id_folded', 'ids'))
  .compile()

type AuthorityKind = 'agent' | 'place' | 'subject' | 'collection'
type Authority = HeldOf<AuthorityKind>
interface Resolved {
  readonly authority: Authority
  /** The newest change of the authority, and of what was merged on the way to it. */
  readonly stamp: number
}

/** What a document names: exactly the fields that `Described` holds in maps. */
function namedBy(document: Document): Readonly<Record<AuthorityKind, readonly string[]>> {
  const present = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined)
  return {
    agent: present([
      ...(document.participants ?? []).map((one) => one.agent),
      ...(document.witnesses ?? []).flatMap((witness) => witness.references.map((one) => one.repository)),
    ]),
    place: present([
      ...(document.places ?? []).map((one) => one.place),
      ...(document.dates ?? []).map((one) => one.place),
    ]),
    subject: document.subjects ?? [],
    collection: (document.collections ?? []).map((one) => one.collection),
  }
}

type Maps = Pick<Described, 'agents' | 'places' | 'subjects' | 'collections'> & { readonly stamp: number }

/** The authorities that some documents name. Whoever may read a document may see all that it names, and what that was merged into where they may know of it. */
export class Authorities {
  readonly #resolved: ReadonlyMap<string, Resolved>

  constructor(resolved: ReadonlyMap<string, Resolved>) {
    this.#resolved = resolved
  }

  /** The maps of one document. A merged authority stands for the one it was merged into, under the identifier that the document has. */
  of(document: Document): Maps {
    const named = namedBy(document)
    let stamp = 0
    const map = <K extends AuthorityKind>(kind: K) => {
      const found = new Map<HeldOf<K>['id'], HeldOf<K>>()
      for (const id of named[kind]) {
        const resolved = this.#resolved.get(keyOf(kind, id))
        if (resolved === undefined || !isOf(kind, resolved.authority)) continue
        found.set(id as HeldOf<K>['id'], resolved.authority) // the document names it as one of this kind
        stamp = Math.max(stamp, resolved.stamp)
      }
      return found
    }
    const maps = {
      agents: map('agent'),
      places: map('place'),
      subjects: map('subject'),
      collections: map('collection'),
    }
    return { ...maps, stamp }
  }
}

const keyOf = (kind: Kind, id: string) => `${kind} ${id}`

interface HeadRow {
  readonly kind: Kind
  readonly id: string
  readonly head: number
  readonly merged_into: string | null
  readonly content: string
  readonly told: boolean
}

/** What these documents name, of all kinds or of one. */
export function* authoritiesOf(view: View, documents: readonly Document[], only?: AuthorityKind): Program<Authorities> {
  const wanted = new Set<string>()
  for (const document of documents) {
    const named = namedBy(document)
    for (const ids of only === undefined ? Object.values(named) : [named[only]]) for (const id of ids) wanted.add(id)
  }
  if (wanted.size === 0) return new Authorities(new Map())
  const heads = new Map<string, HeadRow>()
  // As a rule once; again for each step of a merger.
  for (let ids = [...wanted]; ids.length > 0; ) {
    const rows = yield* ask(HEADS, { ...view.who, ids: ids.map((id) => id.toLowerCase()) })
    for (const row of rows) heads.set(keyOf(row.kind, row.id), row)
    ids = rows.flatMap(({ kind, merged_into: into }) => (into === null || heads.has(keyOf(kind, into)) ? [] : [into]))
  }
  const resolved = new Map<string, Resolved>()
  for (const [key, head] of heads) {
    if (!head.told) continue
    const { end, stamp } = follow(heads, head)
    const authority = view.contents.read(end.kind, end.head, end.content)
    if (isAuthority(authority)) resolved.set(key, { authority, stamp })
  }
  return new Authorities(resolved)
}

function follow(heads: ReadonlyMap<string, HeadRow>, start: HeadRow): { end: HeadRow; stamp: number } {
  const met = new Set([start])
  let end = start
  while (end.merged_into !== null) {
    const into = heads.get(keyOf(end.kind, end.merged_into))
    if (into === undefined || met.has(into)) break
    met.add(into)
    end = into
  }
  return { end, stamp: Math.max(...[...met].map(({ head }) => head)) }
}

const isAuthority = (held: HeldOf<Kind>): held is Authority => held.kind !== 'document' && held.kind !== 'exchange'
