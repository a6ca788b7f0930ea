/** One search of several that are asked at once. */
export type Search = Readonly<Record<string, unknown>>
/** What came of it. */
export type Found = unknown

/** Something that is asked one by one, and fetched together. */
export interface Gathering<T> {
  readonly searches: (keys: readonly string[]) => readonly Search[]
  /** What came of the searches, for each of the keys. */
  readonly read: (found: readonly Found[], keys: readonly string[]) => Iterable<readonly [key: string, answer: T]>
  /** What is taken for the answer until it is known; where nothing can be, the act waits. */
  readonly meanwhile?: T
}

/** The act cannot go on before something is known. */
class Waiting extends Error {}

/** More rounds than any question takes: names that lead to names are followed so far. */
const MOST_ROUNDS = 40

/**
 * Lets an act ask at once what lies far away. It is told what is known, and something harmless of what is not; that is noted, fetched in one
 * request, and the act is run again, until it has been told nothing but what is known. The act must do nothing but ask and reckon.
 */
export class Foresight {
  private readonly gathered: Gathered<unknown>[] = []
  private readonly fetch: (searches: readonly Search[]) => Promise<readonly Found[]>

  constructor(fetch: (searches: readonly Search[]) => Promise<readonly Found[]>) {
    this.fetch = fetch
  }

  /** A way to ask for things of one kind by their keys. `along`: asks what may be needed next, to be fetched in the same round. */
  of<T>(gathering: Gathering<T>): (key: string, along?: () => void) => T {
    const gathered = new Gathered(gathering)
    this.gathered.push(gathered)
    return (key, along) => gathered.ask(key, () => this.isWanting, along)
  }

  private get isWanting(): boolean {
    return this.gathered.some(({ wanted }) => wanted.size > 0)
  }

  async run<T>(act: () => T): Promise<T> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const made = attempt(act)
      if (!this.isWanting && made !== undefined) return made.value
      await this.learn()
    }
    throw new Error(`After ${MOST_ROUNDS} rounds there was still something to ask.`)
  }

  private async learn(): Promise<void> {
    const some = this.gathered.filter(({ wanted }) => wanted.size > 0).map((one) => ({ one, searches: one.searches() }))
    const found = await this.fetch(some.flatMap(({ searches }) => searches))
    let from = 0
    for (const { one, searches } of some) {
      one.learn(found.slice(from, from + searches.length))
      from += searches.length
    }
  }
}

function attempt<T>(act: () => T): { readonly value: T } | undefined {
  try {
    return { value: act() }
  } catch (cause) {
    if (cause instanceof Waiting) return undefined
    throw cause
  }
}

class Gathered<T> {
  private readonly gathering: Gathering<T>
  private readonly known = new Map<string, T>()
  readonly wanted = new Set<string>()

  constructor(gathering: Gathering<T>) {
    this.gathering = gathering
  }

  ask(key: string, isWanting: () => boolean, along?: () => void): T {
    const known = this.known.get(key)
    if (known !== undefined || this.known.has(key)) return known as T
    const { meanwhile } = this.gathering
    // What must be waited for may turn out otherwise once the rest is known: it is asked last.
    if (meanwhile !== undefined || !isWanting()) {
      this.wanted.add(key)
      along?.()
    }
    if (meanwhile === undefined) throw new Waiting()
    return meanwhile
  }

  searches(): readonly Search[] {
    return this.gathering.searches([...this.wanted])
  }

  learn(found: readonly Found[]): void {
    for (const [key, answer] of this.gathering.read(found, [...this.wanted])) this.known.set(key, answer)
    for (const key of this.wanted)
      if (!this.known.has(key)) {
        if (this.gathering.meanwhile === undefined) throw new Error(`Nothing came of ${key}.`)
        this.known.set(key, this.gathering.meanwhile)
      }
    this.wanted.clear()
  }
}
