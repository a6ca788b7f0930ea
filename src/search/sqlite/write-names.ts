import type Database from 'better-sqlite3'
import { keysOfNames, startsOfNames } from '../index/names-keys.ts'
import type { NamesEntry } from '../names-entry.ts'

/** Writes the names of agents to one index file. */
export class NamesWriter {
  private readonly statements

  constructor(db: Database.Database) {
    this.statements = {
      find: db.prepare<[string], { row: number; stamp: number }>('SELECT row, stamp FROM agent WHERE id = ?'),
      lastRow: db.prepare<[], number | null>('SELECT max(row) FROM agent').pluck(),
      agent: db.prepare(
        'INSERT OR REPLACE INTO agent (row, id, stamp, reviewed, into_id, body) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      dropKeys: db.prepare('DELETE FROM agent_key WHERE agent = ?'),
      dropStarts: db.prepare('DELETE FROM agent_start WHERE agent = ?'),
      key: db.prepare('INSERT OR IGNORE INTO agent_key (key, agent, form, surname) VALUES (?, ?, ?, ?)'),
      start: db.prepare('INSERT OR IGNORE INTO agent_start (start, agent, form) VALUES (?, ?, ?)'),
    }
  }

  /** Whether it was newer than what was held. */
  put(entry: NamesEntry): boolean {
    const { find, lastRow, agent, dropKeys, dropStarts, key, start } = this.statements
    const held = find.get(entry.agent)
    if (held !== undefined && held.stamp >= entry.stamp) return false
    const row = held?.row ?? (lastRow.get() ?? 0) + 1
    agent.run(row, entry.agent, entry.stamp, entry.reviewed ? 1 : 0, entry.into ?? null, JSON.stringify(entry))
    if (held !== undefined) {
      dropKeys.run(row)
      dropStarts.run(row)
    }
    for (const [one, form, isSurname] of keysOfNames(entry)) key.run(one, row, form, isSurname ? 1 : 0)
    for (const [one, form] of startsOfNames(entry)) start.run(one, row, form)
    return true
  }
}
