import type pg from 'pg'
import type { Address } from './address.ts'
import { timelineOf } from './timelines.ts'

/**
 * Which of several servers has come after the others. A primary whose place was taken, and that is started again as it was, can be written to as well: it is
 * known by its older timeline, and nothing is asked of it once a newer one has been seen.
 */
export class Succession {
  readonly #servers: readonly string[]
  readonly #of = new WeakMap<pg.ClientBase, string>()
  readonly #rivals = new Map<number, string>()
  /** Eight hexadecimal signs: of two the later is the greater. */
  #newest = ''
  #problem: (message: string) => void = () => {}

  constructor({ servers }: Address) {
    this.#servers = servers.map((server) => new URL(server).host)
  }

  /** `problem` is told once of each server that can be written to beside a newer one, from now on too. */
  tellOfRivals(problem: (message: string) => void): void {
    this.#problem = problem
    for (const message of this.#rivals.values()) problem(message)
  }

  /** When a server that can be written to has let in. */
  async meet(client: pg.ClientBase): Promise<void> {
    const timeline = (await timelineOf(client)) ?? ''
    this.#of.set(client, timeline)
    if (timeline > this.#newest) this.#newest = timeline
  }

  /** Whether another server has taken the place of this one. A server that does not say is taken as it is. */
  isOlder(client: pg.ClientBase): boolean {
    const own = this.#of.get(client) ?? ''
    return own !== '' && own < this.#newest
  }

  /** What was found when all were asked, by their places in the address: undefined where one does not answer, or is a standby. */
  compare(found: readonly (pg.ClientBase | undefined)[]): void {
    for (const [at, client] of found.entries()) {
      if (client === undefined || !this.isOlder(client)) this.#rivals.delete(at)
      else if (!this.#rivals.has(at)) {
        const message = `${this.#servers[at]} can be written to, but is of an older timeline (${this.#of.get(client)}, and there is ${this.#newest}): another server has taken its place. Nothing is written to it. Stop it, or make it a replica (docs/scale.md).`
        this.#rivals.set(at, message)
        this.#problem(message)
      }
    }
  }
}
