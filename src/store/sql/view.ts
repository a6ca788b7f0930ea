import type { Held, HeldOf, Kind } from '#holding/held.ts'
import type { Reader } from '../store.ts'
import type { Given } from './program.ts'
import { asReader } from './readable.ts'

/** The archive as one reader sees it. */
export interface View {
  readonly contents: Contents
  /** What every query is given about the reader. */
  readonly who: Given
  readonly isEditor: boolean
}

export const viewOf = (contents: Contents, reader: Reader): View => ({
  contents,
  who: asReader(reader),
  isEditor: reader.groups.includes('editors'),
})

const MOST_KEPT = 10_000

/** Authorities as they were last read, by the change that made them: the same few are named by thousands of documents. */
export class Contents {
  readonly #kept: Map<number, Held>
  readonly #upTo: number

  constructor(kept = new Map<number, Held>(), upTo = Number.POSITIVE_INFINITY) {
    this.#kept = kept
    this.#upTo = upTo
  }

  /** The same, for an act that begins after this change: it keeps none of its own, for an act that fails gives its numbers to the next. */
  before(seq: number): Contents {
    return new Contents(this.#kept, seq)
  }

  read<K extends Kind>(kind: K, seq: number, content: string): HeldOf<K> {
    const kept = this.#kept.get(seq)
    if (isOf(kind, kept)) return kept
    const held = parseHeld(kind, content)
    if (kind !== 'document' && kind !== 'exchange' && seq <= this.#upTo) this.#keep(seq, held)
    return held
  }

  #keep(seq: number, held: Held): void {
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(seq, held)
  }
}

export const isOf = <K extends Kind>(kind: K, held: Held | undefined): held is HeldOf<K> => held?.kind === kind

/** A kept content. What is kept was put as this type; that it is of this kind is checked, the rest is the database's to keep whole. */
export function parseHeld<K extends Kind>(kind: K, content: string): HeldOf<K> {
  const held = JSON.parse(content) as Held
  if (!isOf(kind, held)) throw new Error(`a kept ${kind} says that it is of kind ${held.kind}`)
  return held
}
