import { at } from './json.ts'

/** Milliseconds: after which it is asked who answers, within which a node is to do so, and after which it is asked again while one does not. */
const SLOW = 2000
const ANSWER = 1000
const AGAIN = 2000

/** What one node says of itself (`/_nodes/_local`). Throws where it does not answer within so many milliseconds. */
export type AskNode = (node: string, limit: number) => Promise<unknown>

/**
 * Which nodes hang: they take connections and answer nothing. For half a minute, until the cluster drops such a node, whoever asks any other waits for the
 * copies that lie on it; meanwhile what every copy can answer is asked of the others.
 */
export class RollCall {
  readonly #nodes: readonly string[]
  readonly #ask: AskNode
  #hanging: ReadonlySet<string> = new Set()
  /** By the cluster's own identifiers. */
  #answering: readonly string[] = []
  #calling: Promise<void> | undefined
  #calledAt = Number.NEGATIVE_INFINITY

  constructor(nodes: readonly string[], ask: AskNode) {
    this.#nodes = nodes.map((node) => new URL(node).href)
    this.#ask = ask
  }

  hangs(node: URL): boolean {
    return this.#hanging.has(node.href)
  }

  /** Asks for what every copy can answer: `preference` says which copies are to, where some cannot. */
  async around<T>(ask: (preference?: string) => Promise<T>): Promise<T> {
    if (this.#nodes.length === 1) return await ask()
    if (this.#hanging.size > 0) {
      if (performance.now() - this.#calledAt > AGAIN) void this.#call()
      return await ask(this.#preference)
    }
    const asked = ask()
    const isLate = await lateAfter(SLOW, asked)
    if (!isLate) return await asked
    await this.#call()
    if (this.#hanging.size === 0) return await asked
    // Nobody waits for it any more: that it fails, as it does when the node is dropped, is told by nobody.
    asked.catch(() => {})
    return await ask(this.#preference)
  }

  get #preference(): string | undefined {
    return this.#answering.length === 0 ? undefined : `_prefer_nodes:${this.#answering.join(',')}`
  }

  #call(): Promise<void> {
    this.#calledAt = performance.now()
    this.#calling ??= this.#callAll().finally(() => {
      this.#calling = undefined
    })
    return this.#calling
  }

  async #callAll(): Promise<void> {
    const hanging = new Set<string>()
    const answering: string[] = []
    await Promise.all(
      this.#nodes.map(async (node) => {
        const began = performance.now()
        try {
          answering.push(...Object.keys(at(await this.#ask(node, ANSWER), 'nodes') ?? {}))
        } catch {
          // One that refuses at once has gone, and the cluster knows.
          if (performance.now() - began >= ANSWER) hanging.add(node)
        }
      }),
    )
    // Where nobody answers there is nobody to ask instead.
    this.#hanging = hanging.size === this.#nodes.length ? new Set() : hanging
    this.#answering = answering
  }
}

/** Whether nothing has come of it after so many milliseconds. */
async function lateAfter(ms: number, asked: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(true), ms)
  void asked.then(
    () => resolve(false),
    () => resolve(false),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}
