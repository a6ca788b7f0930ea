import type Database from 'better-sqlite3'
import { stem as stemOf } from '../analysis/stem.ts'
import { besideOthersToken, formToken } from '../index/letters.ts'
import { anyOf, butNot, type Match, token } from '../index/match.ts'
import { prepared } from './prepared.ts'

const formsOf = (stem: string, db: Database.Database): string[] =>
  prepared<[string], string>(db, 'SELECT form FROM stem WHERE stem = ?').pluck().all(stem)

/** Whether a word of one of these languages may have this stem: one that is written otherwise, or the stem itself. */
export function mayHave(stem: string, languages: readonly string[], db: Database.Database): boolean {
  const has = (form: string) => languages.some((lang) => stemOf(form, lang) === stem)
  return (
    formsOf(stem, db).some(has) ||
    (has(stem) && prepared<[string], number>(db, 'SELECT 1 FROM term WHERE form = ?').pluck().get(stem) === 1)
  )
}

/**
 * What finds a word as it is written. Where its stem is another word it has a token; where it is its own stem (*cable*), the token is that of all words
 * of the stem (*cables*), and what has one of those is left out, but for the few documents that have both and say so.
 */
export function written(form: string, db: Database.Database): Match {
  const asStem = butNot(token(form), anyOf(formsOf(form, db).map((other) => token(formToken(other)))))
  return anyOf([token(formToken(form)), asStem, token(besideOthersToken(form))])
}
