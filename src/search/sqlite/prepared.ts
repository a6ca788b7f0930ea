import type Database from 'better-sqlite3'

type Connection = InstanceType<typeof Database>
const kept = new WeakMap<Connection, Map<string, Database.Statement>>()

/** A statement of a connection, compiled when it is first asked for: a question runs dozens of them. */
export function prepared<Given extends unknown[], Row>(db: Connection, sql: string): Database.Statement<Given, Row> {
  let statements = kept.get(db)
  if (statements === undefined) {
    statements = new Map()
    kept.set(db, statements)
  }
  const known = statements.get(sql) ?? db.prepare(sql)
  statements.set(sql, known)
  // What a statement takes and gives is what its text says.
  return known as Database.Statement<Given, Row>
}
