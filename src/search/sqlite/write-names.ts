import type Database from 'better-sqlite3'
import { LETTER_SYSTEMS } from '#authority/romanise-letters.ts'
import { keysOfInitials, withoutElision } from '../alike-names.ts'
import { chineseKeys, isOfChinese } from '../chinese-keys.ts'
import { indexedWords, keysOfForm, type NameForm, type NamesEntry } from '../names-entry.ts'

const MOST_STARTS = 8

/** A name from each of its words on: what somebody who types it may begin with. */
export function startsOf(text: string): string[] {
  const starts = [text, withoutElision(text)].flatMap((way) => {
    const words = indexedWords(way)
    return words.slice(0, MOST_STARTS).map((_, n) => words.slice(n).join(' '))
  })
  return [...new Set(starts)]
}

/** Chinese names have no initials. */
const isByLetters = ({ system, lang = '' }: NameForm): boolean =>
  LETTER_SYSTEMS.some((one) => one === system) && !lang.startsWith('zh')

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
    const isChinese = isOfChinese(entry)
    for (const [n, form] of entry.forms.entries()) {
      const { whole, surnames } = keysOfForm(form.text)
      for (const one of whole) key.run(one, row, n, 0)
      for (const one of surnames) key.run(one, row, n, 1)
      if (isChinese) for (const one of chineseKeys(form)) key.run(one, row, n, 0)
      if (form.kind !== 'made' || isByLetters(form))
        for (const one of keysOfInitials(form.text)) key.run(one, row, n, 0)
      if (form.kind === 'made') continue
      for (const one of startsOf(form.text)) start.run(one, row, n)
    }
    return true
  }
}
