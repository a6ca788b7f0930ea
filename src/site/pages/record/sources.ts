import type { Document } from '#document/document.ts'
import { editionInWords } from '#document/edition-in-words.ts'
import type { Reference, Witness } from '#document/witness.ts'
import { address } from '#value/address.ts'
import { WITNESS } from '../../words/terms.ts'

/** A piece of a reference as it was given; a link where it names a unit of the archive. */
export interface Piece {
  readonly words: string
  readonly href?: string
}

/** One archival reference of a witness, printed exactly as it was found. */
export interface SourceProps {
  readonly pieces: readonly Piece[]
  /** "Read as fond 45, opis 1, delo 330, leaves 95 to 96". */
  readonly readAs?: string
  /** The page of the file, with everything else that lies in it. */
  readonly file?: string
  /** "file copy of what was sent", "its former reference". */
  readonly says?: string
  /** The witness described at length: its paper, hands, layout. */
  readonly note?: string
}

export interface PrintedProps {
  readonly words: string
}

/** What the store says of a document's references: the path of each that could be parsed. */
export type UnitPaths = readonly { readonly asGiven: string; readonly path: string }[]

export function sourcesOf(document: Document, paths: UnitPaths): SourceProps[] {
  const seen = new Set<string>()
  return (document.witnesses ?? []).flatMap((witness) =>
    witness.references.flatMap((reference, n) => {
      const path = paths.find(
        (one) => one.asGiven === reference.asGiven && !seen.has(`${one.path} ${one.asGiven}`),
      )?.path
      seen.add(`${path} ${reference.asGiven}`)
      const source = sourceOf(witness, reference, path)
      // The paper is described once, however many references it has had.
      return [n === 0 && witness.note !== undefined ? { ...source, note: witness.note } : source]
    }),
  )
}

function sourceOf(witness: Witness, reference: Reference, path: string | undefined): SourceProps {
  const readAs = readingOf(reference)
  const says = [
    WITNESS[witness.kind],
    witness.form,
    reference.status === 'not-stated' ? undefined : `its ${reference.status} reference`,
    witness.release === undefined || witness.release.extent === 'full'
      ? undefined
      : witness.release.extent === 'denied'
        ? 'release denied'
        : 'released in part',
  ].filter((words) => words !== undefined)
  return {
    pieces: path === undefined ? [{ words: reference.asGiven }] : piecesOf(reference, path),
    ...(readAs === undefined ? {} : { readAs }),
    ...(path === undefined ? {} : { file: address.unit(path) }),
    ...(says.length === 0 ? {} : { says: says.join('; ') }),
  }
}

/**
 * The string cut where its levels are named, each piece linked to its own unit; where a level cannot be found in it, or the path has
 * another order, the whole string is one link to the file. The pieces together are the string as given, to the letter.
 */
export function piecesOf(reference: Reference, path: string): Piece[] {
  const whole = [{ words: reference.asGiven, href: address.unit(path) }]
  const steps = path.split('/')
  if (steps.length !== reference.levels.length + 1) return whole
  const pieces: Piece[] = []
  let done = 0
  for (const [n, level] of reference.levels.entries()) {
    const words =
      level.label === undefined || level.label === ''
        ? escaped(level.value)
        : `${escaped(level.label)}\\s*${escaped(level.value)}`
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u').exec(reference.asGiven.slice(done))
    if (found === null) return whole
    const before = reference.asGiven.slice(done, done + found.index)
    pieces.push(...(n === 0 ? repositoryPiece(before, steps[0] ?? '') : [{ words: before }]))
    pieces.push({ words: found[0], href: address.unit(steps.slice(0, n + 2).join('/')) })
    done += found.index + found[0].length
  }
  pieces.push({ words: reference.asGiven.slice(done) })
  return pieces.filter(({ words }) => words !== '')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/\s+/gu, '\\s+')

/** What stands before the first level names the repository, but for the comma or stop after it. */
function repositoryPiece(before: string, step: string): Piece[] {
  const name = before.replace(/[\s,.;:]*$/u, '')
  if (name === '') return [{ words: before }]
  return [{ words: name, href: address.unit(step) }, { words: before.slice(name.length) }]
}

function readingOf({ levels, leaves }: Reference): string | undefined {
  if (levels.length === 0) return undefined
  const leaf = (one: { number: number; suffix?: string; verso?: boolean }) =>
    `${one.number}${one.suffix ?? ''}${one.verso === true ? ' verso' : ''}`
  const runs = leaves.map(({ first, last }) =>
    leaf(first) === leaf(last) ? leaf(first) : `${leaf(first)}\u00a0to\u00a0${leaf(last)}`,
  )
  const many = runs.length > 1 || runs[0]?.includes('to') === true
  return [
    ...levels.map(({ level, value }) => `${level} ${value}`),
    ...(runs.length === 0 ? [] : [`${many ? 'leaves' : 'leaf'}\u00a0${runs.join(', ')}`]),
  ].join(', ')
}

export function printedOf(document: Document): PrintedProps[] {
  const printed = (document.witnesses ?? []).flatMap(({ edition }) =>
    edition === undefined ? [] : [editionInWords(edition)],
  )
  return [...new Set(printed)].map((words) => ({ words }))
}
