import type Database from 'better-sqlite3'
import type { Begun, FormOf, HeldAgent, HeldNames } from '../index/seen.ts'
import type { NamesEntry } from '../names-entry.ts'
import { prepared } from './prepared.ts'

const MOST_STARTS = 20_000
const AFTER_ALL = '\u{10ffff}'

interface AgentRow {
  readonly id: string
  readonly into_id: string | null
  readonly body: string
}
interface BegunRow {
  readonly id: string
  readonly reviewed: number
  readonly merged: number
}

/** An agent of a row; its names are read when they are asked for. */
class HeldRow implements HeldAgent {
  readonly id: string
  readonly into?: string
  private readonly body: string
  private read: NamesEntry | undefined

  constructor({ id, into_id: into, body }: AgentRow) {
    this.id = id
    if (into !== null) this.into = into
    this.body = body
  }

  /** The index's own writer made it, in a file of this layout. */
  get entry(): NamesEntry {
    this.read ??= JSON.parse(this.body) as NamesEntry
    return this.read
  }
}

const BEGUN = `SELECT id, reviewed, into_id IS NOT NULL OR EXISTS (SELECT 1 FROM agent AS other WHERE other.into_id = agent.id) AS merged
  FROM agent_start JOIN agent ON agent.row = agent_start.agent`

const begun = ({ id, reviewed, merged }: BegunRow): Begun => ({
  id,
  reviewed: reviewed === 1,
  merged: merged === 1,
})

/** The names of an index file. */
export class SqliteNames implements HeldNames {
  private readonly statements

  constructor(db: Database.Database) {
    this.statements = {
      has: prepared<[string], number>(db, 'SELECT 1 FROM agent_key WHERE key = ? LIMIT 1').pluck(),
      byKey: prepared<[string], AgentRow & { readonly form: number; readonly surname: number }>(
        db,
        'SELECT id, into_id, body, form, surname FROM agent_key JOIN agent ON agent.row = agent_key.agent WHERE key = ?',
      ),
      keys: prepared<[string, string, number, number, number], string>(
        db,
        'SELECT DISTINCT key FROM agent_key WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?',
      ).pluck(),
      byId: prepared<[string], AgentRow>(db, 'SELECT id, into_id, body FROM agent WHERE id = ?'),
      into: prepared<[string], string>(db, 'SELECT into_id FROM agent WHERE id = ? AND into_id IS NOT NULL').pluck(),
      merged: prepared<[string, number], AgentRow>(db, 'SELECT id, into_id, body FROM agent WHERE into_id = ? LIMIT ?'),
      beginning: prepared<[string, string], BegunRow>(db, `${BEGUN} WHERE start >= ? AND start < ?`),
      starts: prepared<[string, string, number], { start: string; agent: number; form: number }>(
        db,
        'SELECT start, agent, form FROM agent_start WHERE start >= ? AND start < ? LIMIT ?',
      ),
      at: prepared<[string, number, number], BegunRow>(db, `${BEGUN} WHERE start = ? AND agent = ? AND form = ?`),
    }
  }

  *byKey(key: string): Iterable<FormOf> {
    // Most keys that are guessed at are nobody's, and to begin an iteration takes several times as long as to look.
    if (this.statements.has.get(key) === undefined) return
    for (const row of this.statements.byKey.iterate(key))
      yield { agent: new HeldRow(row), form: row.form, surname: row.surname === 1 }
  }

  byId(id: string): HeldAgent | undefined {
    const row = this.statements.byId.get(id)
    return row === undefined ? undefined : new HeldRow(row)
  }

  into(id: string): string | undefined {
    return this.statements.into.get(id)
  }

  mergedInto(id: string, most: number): readonly HeldAgent[] {
    return this.statements.merged.all(id, most).map((row) => new HeldRow(row))
  }

  keysNear(key: string, slips: number): readonly string[] {
    const [first] = key
    if (first === undefined) return []
    return this.statements.keys.all(first, first + AFTER_ALL, key.length - slips, key.length + slips, MOST_STARTS)
  }

  *beginning(start: string): Iterable<Begun> {
    for (const row of this.statements.beginning.iterate(start, start + AFTER_ALL)) yield begun(row)
  }

  startsNear(start: string) {
    const [first = ''] = start
    return this.statements.starts.all(first, first + AFTER_ALL, MOST_STARTS).map((one) => ({
      start: one.start,
      begun: () => {
        const row = this.statements.at.get(one.start, one.agent, one.form)
        return row === undefined ? undefined : begun(row)
      },
    }))
  }
}
