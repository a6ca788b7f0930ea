import { preferredName } from '#authority/agent.ts'
import { outsideSign } from '#authority/outside-identifier.ts'
import type { OwnName } from '#document/own-record.ts'
import type { HeldOf } from '#holding/held.ts'
import type { Why, Writing } from '#store/store.ts'
import { fold } from '#value/fold.ts'
import { identifierFrom } from '#value/identifier.ts'
import { byOutsideSign } from './by-outside-sign.ts'
import { putMade } from './put-many.ts'

type Authority = HeldOf<OwnName['kind']>
/** The identifier here of what bears one in the archive that wrote the file. */
export type OwnNamed = (kind: OwnName['kind'], id: string) => string | undefined

/**
 * Who and what is meant by the identifiers of the archive that wrote a file, which may be this one: what bears the identifier here, if it is called or linked
 * so; else the one with the same outside identifier, else the one of exactly that name; else it is made, under its own identifier. Where that is somebody
 * else's here there is none, and the name is left to be read as any other.
 */
export async function linkOwnNames(tx: Writing, names: readonly OwnName[], why: Why): Promise<OwnNamed> {
  const linked = new Map<string, string>()
  const made: Authority[] = []
  const distinct = new Map(names.map((one) => [signOf(one.kind, one.id), one]))
  for (const [kind, wanted] of Map.groupBy(distinct.values(), (one) => one.kind)) {
    const own = new Set(wanted.map(({ id }) => id))
    const { standing, taken, alike } = await whatIsHere(tx, kind, wanted)
    for (const one of wanted) {
      const here = standing.get(one.id)
      const [other, ...others] = alike(one).filter(({ id }) => !own.has(id))
      if (here !== undefined && isMeant(one, here)) linked.set(signOf(kind, one.id), nowAt(here))
      else if (other !== undefined && others.length === 0) linked.set(signOf(kind, one.id), nowAt(other))
      else if (!taken.has(one.id.toLowerCase())) {
        made.push(authority(one))
        linked.set(signOf(kind, one.id), one.id)
      }
    }
  }
  await putMade(tx, made, why)
  return (kind, id) => linked.get(signOf(kind, id))
}

const signOf = (kind: string, id: string) => `${kind} ${id}`

async function whatIsHere(tx: Writing, kind: OwnName['kind'], wanted: readonly OwnName[]) {
  const ids = wanted.map(({ id }) => id)
  const standing: ReadonlyMap<string, Authority> = await tx.get(
    kind,
    ids.map((id) => identifierFrom<Authority['id']>(id)),
  )
  const taken = new Set([...(await tx.taken(kind, ids))].map((id) => id.toLowerCase()))
  const links = wanted.flatMap(({ links = [] }) => links)
  const bySign: ReadonlyMap<string, Authority> =
    kind === 'agent' || kind === 'place' ? await byOutsideSign<'agent' | 'place'>(tx, kind, links) : new Map()
  const byName = await tx.byName(kind, [...new Set(wanted.map(({ name }) => fold(name)))])
  const alike = ({ name, links: own = [] }: OwnName): readonly Authority[] => {
    const linked = own.flatMap((link) => bySign.get(outsideSign(link) ?? '') ?? []).slice(0, 1)
    if (linked.length > 0) return linked
    return (byName.get(fold(name)) ?? []).filter((one) => fold(titleOf(one)) === fold(name))
  }
  return { standing, taken, alike }
}

const titleOf = (one: Authority): string => (one.kind === 'collection' ? one.title : preferredName(one))

/** Whether an identifier means the same there as here. */
function isMeant({ name, links = [] }: OwnName, here: Authority): boolean {
  const forms = here.kind === 'collection' ? [here.title] : here.names.map(({ text }) => text)
  if (forms.some((form) => fold(form) === fold(name))) return true
  const signs = new Set(links.flatMap((link) => outsideSign(link) ?? []))
  return 'links' in here && (here.links ?? []).some((link) => signs.has(outsideSign(link) ?? ''))
}

const nowAt = (here: Authority): string =>
  'status' in here && here.status.kind === 'merged' ? here.status.into : here.id

function authority({ kind, id, name, entityType = 'person', links = [] }: OwnName): Authority {
  if (kind === 'collection') return { kind, id: identifierFrom(id), type: 'collection', title: name }
  const said = {
    names: [{ text: name, kind: 'preferred' as const }],
    ...(links.length === 0 ? {} : { links }),
    status: { kind: 'unreviewed' as const },
  }
  if (kind === 'agent') return { kind, id: identifierFrom(id), entityType, ...said }
  return kind === 'place' ? { kind, id: identifierFrom(id), ...said } : { kind, id: identifierFrom(id), ...said }
}
