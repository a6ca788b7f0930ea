import type pg from 'pg'
import type { Address } from './address.ts'
import { isWithheld } from './errors.ts'

// A replica that takes the place of its primary may not have been sent the last acts. The numbers of their changes were seen by others: indexes, caches,
// readers. So that they are never given to something else, the first act of another timeline (PostgreSQL counts promotions so) passes over very many.

const PASSED_OVER = 1_000_000
/** The first eight signs of the name of a file of its log. */
const TIMELINE = 'select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline'
/** As it is noted, with the number after which the changes of this timeline come: the comment of the change log. */
const NOTED = /^timeline (?<timeline>[0-9A-F]{8}), after (?<after>\d+)$/u

export class Timelines {
  readonly #schema: string
  /** Of each connection: that of its server does not change while it is open. */
  readonly #own = new WeakMap<pg.ClientBase, string | undefined>()
  /** Of those whose own was found noted: the number after which changes come. */
  readonly #after = new WeakMap<pg.ClientBase, number>()

  constructor({ schema }: Address) {
    this.#schema = schema
  }

  /** Before an act: what is withheld by a server would break it off. */
  async look(client: pg.ClientBase): Promise<void> {
    if (!this.#own.has(client)) this.#own.set(client, await timelineOf(client))
  }

  /** During an act that is to write: the number after which its changes come, where that is more than the last. Another timeline is noted with the act. */
  async after(client: pg.ClientBase, last: number): Promise<number> {
    const own = this.#own.get(client)
    const known = own === undefined ? 0 : this.#after.get(client)
    if (known !== undefined) return known
    const { rows } = await client.query<{ noted: string | null }>(
      `select obj_description('${this.#schema}.change'::regclass) as noted`,
    )
    const { timeline, after } = NOTED.exec(rows[0]?.noted ?? '')?.groups ?? {}
    if (timeline === own) {
      this.#after.set(client, Number(after))
      return Number(after)
    }
    const begun = timeline === undefined ? 0 : last + PASSED_OVER
    await client.query(`comment on table ${this.#schema}.change is 'timeline ${own}, after ${begun}'`)
    return begun
  }
}

/** Undefined where the server does not say: some that are kept by others have no such log. */
export async function timelineOf(client: pg.ClientBase): Promise<string | undefined> {
  try {
    return (await client.query<{ timeline: string }>(TIMELINE)).rows[0]?.timeline
  } catch (cause) {
    if (isWithheld(cause)) return undefined
    throw cause
  }
}
