import type Database from 'better-sqlite3'
import { besideOthersToken, formToken } from '../index/letters.ts'
import { anyOf, butNot, type Match, token } from '../index/match.ts'
import { prepared } from './prepared.ts'

/**
 * What finds a word as it is written. Where its stem is another word it has a token; where it is its own stem (*cable*), the token is that of all words
 * of the stem (*cables*), and what has one of those is left out, but for the few documents that have both and say so.
 */
export function written(form: string, db: Database.Database): Match {
  const others = prepared<[string], string>(db, 'SELECT form FROM stem WHERE stem = ?').pluck().all(form)
  const asStem = butNot(token(form), anyOf(others.map((other) => token(formToken(other)))))
  return anyOf([token(formToken(form)), asStem, token(besideOthersToken(form))])
}
