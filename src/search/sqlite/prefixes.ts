import type Database from 'better-sqlite3'
import { WITHOUT_BLANKS } from '../analysis/tokens.ts'
import { frequentRows, readRows } from './frequent-sets.ts'
import { FORM, formToken } from './letters.ts'
import { anyOf, quoted } from './match.ts'
import { prepared } from './prepared.ts'
import { RowSet } from './row-set.ts'

/** Words that are looked up at once: they are rare, and lie beside one another. */
const AT_ONCE = 24

/** Whether a word is noted, so that beginnings of it can be sought. Of scripts without blanks each token begins one anyhow. */
export const isNoted = (form: string): boolean => !WITHOUT_BLANKS.test(form)

/**
 * The rows of all words that begin so, where an expression is such a beginning: the full-text table would put the places of every one of them
 * together. Undefined where it is something else.
 */
export function prefixRows(db: Database.Database, match: string): RowSet | undefined {
  const { form, start } = BEGINNING.exec(match)?.groups ?? {}
  if (start === undefined || !isNoted(start)) return undefined
  const forms = prepared<[string, string], string>(db, 'SELECT form FROM term WHERE form >= ? AND form < ?')
    .pluck()
    .all(start, `${start}\u{10ffff}`)
  const sets: RowSet[] = []
  const rare: string[] = []
  for (const one of forms) {
    const token = form === undefined ? one : formToken(one)
    const rows = frequentRows(db, token)
    if (rows === undefined) rare.push(quoted([token]))
    else sets.push(rows)
  }
  for (let at = 0; at < rare.length; at += AT_ONCE) {
    const some = anyOf(rare.slice(at, at + AT_ONCE))
    if (typeof some === 'string') sets.push(RowSet.of(readRows(db, some)))
  }
  return RowSet.union(sets)
}

const BEGINNING = new RegExp(`^"(?<form>${FORM})?(?<start>[^" \\uE000-\\uF8FF]+)" \\*$`, 'u')
