import type { Clearance } from '../search.ts'

/** Readers of so many kinds are remembered. */
const MOST = 100

/** The languages at a generation of the index. */
interface Known {
  readonly generation: number
  readonly languages: readonly string[]
}

/**
 * The languages whose stems are among the words that a reader may see: nearly every question needs them, and they nearly never change. What was
 * found by those that were known holds only where they were still true when it was found.
 */
export class KnownLanguages {
  private readonly known = new Map<string, Known>()
  private readonly ask: (clearance: Clearance) => Promise<readonly string[]>

  constructor(ask: (clearance: Clearance) => Promise<readonly string[]>) {
    this.ask = ask
  }

  of(clearance: Clearance): Known | undefined {
    return this.known.get(keyOf(clearance))
  }

  /** Notes by which languages an index of this generation was searched, and tells whether they were its own: the ones that were known may be of an older one. */
  async hold(clearance: Clearance, { generation, languages: by }: Known, known: Known | undefined): Promise<boolean> {
    const isSure = known === undefined || known.generation === generation
    const languages = isSure ? by : await this.ask(clearance)
    if (this.known.size >= MOST) this.known.clear()
    this.known.set(keyOf(clearance), { generation, languages })
    return languages.join(' ') === by.join(' ')
  }
}

const keyOf = (clearance: Clearance): string => JSON.stringify(clearance.toSorted())
