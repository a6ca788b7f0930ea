import type { UnitName } from '#store/store.ts'
import type { SiteContext } from '../site-context.ts'

type Reading = Pick<SiteContext, 'records'>

/** A unit with all above it, from the repository inwards, each with its label as references print it (`APRF`, `f. 45`). */
export type Chain = readonly (UnitName & { readonly short: string })[]

const above = (path: string): string[] => path.split('/').map((_, n, steps) => steps.slice(0, n + 1).join('/'))

/** The chains of several units by their paths; each unit above them is read once. A path that leads nowhere has none. */
export async function chainsOf({ records }: Reading, paths: readonly string[]): Promise<ReadonlyMap<string, Chain>> {
  const units = await records.unitNames([...new Set(paths.flatMap(above))])
  const keepers = await records.get('agent', [...new Set([...units.values()].flatMap((unit) => unit.repository ?? []))])
  const short = (unit: UnitName) =>
    unit.repository === undefined || unit.path.includes('/')
      ? unit.label
      : (keepers.get(unit.repository)?.repository?.code ?? unit.label)
  return new Map(
    paths.flatMap((path) => {
      const chain = above(path).flatMap((prefix) => units.get(prefix) ?? [])
      return chain.length === 0 ? [] : [[path, chain.map((unit) => ({ ...unit, short: short(unit) }))] as const]
    }),
  )
}

/** "APRF, f. 45, op. 1, d. 330". */
export const referenceOf = (chain: Chain): string => chain.map((unit) => unit.short).join(', ')

/** The references of several units by their paths. */
export async function referencesOf(site: Reading, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const chains = await chainsOf(site, paths)
  // What is known of a unit above it alone is no reference to it.
  const referenceTo = (path: string) => {
    const chain = chains.get(path) ?? []
    return chain.at(-1)?.path === path ? referenceOf(chain) : path
  }
  return new Map(paths.map((path) => [path, referenceTo(path)]))
}
