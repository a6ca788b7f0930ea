import { repositoryById } from '#authority/repositories.ts'
import { sha256 } from '#value/digest.ts'
import { fold } from '#value/fold.ts'
import { levelCode } from './traditions.ts'
import type { Level, Reference } from './witness.ts'

/** A repository, or a unit in it, on the way from the outside in to what a reference names. */
export interface UnitNamed {
  /** `aprf/f45/op1/d330`: its address under `/archives/`, for ever. */
  readonly path: string
  /** How it is printed among its neighbours: `d. 330`; of a repository its code, or its name where it has none. */
  readonly label: string
  /** The tradition's word for it; `repository` at the top. */
  readonly level: string
}

const LONGEST = 60

/** A key as a step of an address: all but `[a-z0-9]` is `-`; of a key in another script, or a very long one, a digest keeps it apart. */
function step(level: Level): string {
  const plain = fold(level.key)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(level.key)
  const code = levelCode(level.level)
  if (!foreign && plain !== '' && plain.length <= LONGEST) return `${code}${plain}`
  return `${code}${[plain.slice(0, LONGEST - 9), sha256(level.key).slice(0, 8)].filter((part) => part !== '').join('-')}`
}

const LABELS = new Map(
  Object.entries({
    fond: 'f.',
    opis: 'op.',
    papka: 'pa.',
    portfel: 'por.',
    delo: 'd.',
    'record group': 'RG',
    entry: 'Entry',
    lot: 'Lot',
    box: 'box',
    folder: 'folder',
    reel: 'reel',
    part: 'part',
    volume: 'vol.',
    filza: 'filza',
    busta: 'busta',
    registro: 'reg.',
    fascicolo: 'fasc.',
  }),
)

// One label for a unit, however its references write it ("Fond 45", "Ф. 45").
function unitLabel({ level, value }: Level): string {
  if (level === 'doboz') return `${value}. doboz`
  const label = LABELS.get(level)
  return label === undefined ? value : `${label} ${value}`
}

/** The units that a reference names, from the repository inwards, the innermost last; none where its repository could not be told. */
export function unitPaths({ repository, repositoryAsNamed, levels }: Reference): readonly UnitNamed[] {
  if (repository === undefined) return []
  const label = repositoryById(repository)?.code ?? repositoryAsNamed ?? repository
  const units: UnitNamed[] = [{ path: repository.toLowerCase(), label, level: 'repository' }]
  for (const level of levels)
    units.push({ path: `${units.at(-1)?.path}/${step(level)}`, label: unitLabel(level), level: level.level })
  return units
}

/** Where a reference's file stands under `/archives/`; undefined where its repository or its levels could not be told. */
export const unitPath = (reference: Reference): string | undefined =>
  reference.levels.length === 0 ? undefined : unitPaths(reference).at(-1)?.path
