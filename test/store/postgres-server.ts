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

/** Places that stand ready, each with what makes it again what it was when its tables had just been made. */
const ready: { readonly place: string; readonly reset: string }[] = []
const lent: { readonly place: string; readonly reset: string }[] = []

/** A place with tables and nothing in them yet. Making them takes longer than most tests: it is lent again when it has been emptied. */
export async function lentPlace(open: (place: string) => Promise<{ close(): Promise<void> }>): Promise<string> {
  let one = ready.pop()
  if (one === undefined) {
    const place = newPlace()
    await (await open(place)).close()
    one = { place, reset: await resetOf(place) }
  }
  lent.push(one)
  return one.place
}

/** Empties what is lent: that place, or all. */
export async function takePlacesBack(place?: string): Promise<void> {
  const back = lent.filter((one) => place === undefined || one.place === place)
  for (const one of back) {
    lent.splice(lent.indexOf(one), 1)
    await beside(one.place, one.reset)
    ready.push(one)
  }
}

/** Every table is emptied, and what stands in a new one is put back. */
async function resetOf(place: string): Promise<string> {
  const tables = await namesIn(place, 'select tablename as name from pg_tables where schemaname = current_schema')
  const sequences = await namesIn(
    place,
    'select sequencename as name from pg_sequences where schemaname = current_schema',
  )
  const statements = [`truncate ${tables.join(', ')}`]
  for (const table of tables) {
    const rows = await namesIn(place, `select row_to_json(one)::text as name from ${table} as one`)
    for (const row of rows)
      statements.push(
        `insert into ${table} select * from json_populate_record(null::${table}, '${row.replaceAll("'", "''")}')`,
      )
  }
  for (const sequence of sequences) {
    const [at] = await namesIn(place, `select last_value || ', ' || is_called as name from ${sequence}`)
    statements.push(`select setval('${sequence}', ${at})`)
  }
  return statements.join(';')
}

const namesIn = async (place: string, query: string): Promise<string[]> =>
  (await beside(place, query)).map((row) => (row as { readonly name: string }).name)

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
