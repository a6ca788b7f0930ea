import type Database from 'better-sqlite3'
import { isNoted } from '../index/index-row.ts'
import { FORM, formToken } from '../index/letters.ts'
import { anyOf, type Match, token } from '../index/match.ts'
import { frequentRows, readRows } from './frequent-sets.ts'
import { prepared } from './prepared.ts'
import { RowSet } from './row-set.ts'

/** Words that are looked up at once: the full-text table looks at each of them for every row, and to ask takes a while. */
const AT_ONCE = 12

/**
 * The documents that have a word which begins so, read word by word: the full-text table would put the places of every one of them together.
 * Undefined of what is not noted.
 */
export function prefixRows(db: Database.Database, beginning: string): RowSet | undefined {
  const isForm = beginning.startsWith(FORM)
  const start = isForm ? beginning.slice(FORM.length) : beginning
  if (start === '' || NO_WORD.test(start) || !isNoted(start)) return undefined
  const forms = prepared<[string, string], string>(db, 'SELECT form FROM term WHERE form >= ? AND form < ?')
    .pluck()
    .all(start, `${start}\u{10ffff}`)
  const frequent = new Set(
    prepared<[string, string], string>(db, 'SELECT token FROM frequent WHERE token >= ? AND token < ?')
      .pluck()
      .all(beginning, `${beginning}\u{10ffff}`),
  )
  const sets: RowSet[] = []
  const rare: Match[] = []
  for (const form of forms) {
    const word = isForm ? formToken(form) : form
    const rows = frequent.has(word) ? frequentRows(db, word) : undefined
    if (rows === undefined) rare.push(token(word))
    else sets.push(rows)
  }
  for (let at = 0; at < rare.length; at += AT_ONCE) {
    const some = anyOf(rare.slice(at, at + AT_ONCE))
    if (typeof some === 'object') sets.push(RowSet.of(readRows(db, some)))
  }
  return RowSet.union(sets)
}

const NO_WORD = /[\uE000-\uF8FF]/u
