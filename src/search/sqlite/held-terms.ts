import type Database from 'better-sqlite3'
import type { HeldTerms } from '../index/seen.ts'
import { prepared } from './prepared.ts'

const LONGEST = 32

/** The words of an index file. */
export class SqliteTerms implements HeldTerms {
  private readonly statement

  constructor(db: Database.Database) {
    // One JSON text is read faster than as many rows.
    this.statement = prepared<[string, string, number, number], string>(
      db,
      'SELECT json_group_array(form) FROM term WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ?',
    ).pluck()
  }

  private beginning(start: string, shortest: number, longest: number): string[] {
    const found: unknown = JSON.parse(this.statement.get(start, `${start}\u{10ffff}`, shortest, longest) ?? '[]')
    return Array.isArray(found) ? found.map(String) : []
  }

  near(form: string, slips: number): readonly string[] {
    const [first = ''] = form
    return this.beginning(first, form.length - slips, form.length + slips)
  }

  like(_: string, start: string): readonly string[] {
    return this.beginning(start, 1, LONGEST)
  }
}
