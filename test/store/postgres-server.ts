import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A server for tests, as test/engines/postgres/start.sh prints it. */
export const SERVER = process.env.CHANCERY_TEST_POSTGRES
export const REPLICA = process.env.CHANCERY_TEST_POSTGRES_REPLICA
/** For the title of what is skipped without one. */
export const NEEDED = 'needs CHANCERY_TEST_POSTGRES: test/engines/postgres/start.sh'

const schemas: string[] = []

/** A place with nothing in it yet: a schema of its own on the server. */
export function newPlace(server = SERVER): string {
  const schema = `test_${randomUUID().replaceAll('-', '')}`
  schemas.push(schema)
  return `${server}?schema=${schema}`
}

/** Runs statements as somebody else in the place. */
export async function beside(place: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const address = new URL(place)
  const schema = address.searchParams.get('schema')
  address.search = ''
  const client = new pg.Client({ connectionString: address.href, options: `-c search_path=${schema}` })
  await client.connect()
  try {
    let rows: readonly unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** Takes away all that was made. */
export async function clearPlaces(): Promise<void> {
  if (schemas.length === 0) return
  const statements = schemas.splice(0).map((schema) => `drop schema if exists ${schema} cascade`)
  await beside(`${SERVER}?schema=public`, ...statements)
}
