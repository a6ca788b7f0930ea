import type pg from 'pg'
import { Refusal } from '#value/refusal.ts'
import { DRAWN_AS } from '../sql/drawn.ts'
import { redraw } from '../sql/redraw.ts'
import type { Address } from './address.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { patiently } from './patiently.ts'
import { begin } from './pen.ts'
import type { Pool } from './pool.ts'
import { Session } from './session.ts'

/** Milliseconds that may go by while an old archive is brought up. */
const LONG = 3_600_000
const ALL = Object.keys(MIGRATIONS)

/**
 * Makes the tables of a new archive, or brings an older one up to this program, under the lock of all writing.
 * Refused for the database of a newer program and for one that is no archive, for any archive where there is to be none (`isNew`), and for none where there
 * is to be one (`isThere`); nothing is touched.
 */
export async function migrate(
  pool: Pool,
  address: Address,
  { isNew, isThere }: { readonly isNew: boolean; readonly isThere: boolean },
): Promise<void> {
  await pool.lend(async (client) => {
    if (isNew) await refuseArchive(client, address)
    const steps = await missing(client, address)
    if (isThere && steps.length === ALL.length) throw absent(address)
    if (steps.length === 0 && !(await isDrawnOtherwise(client, address))) return
    await begin(client, address, { patience: 60_000 })
    await client.query('set local statement_timeout = 0')
    // Another process may have done it while this one waited.
    if (isNew) await refuseArchive(client, address)
    await bringUp(client, address)
    if (await isDrawnOtherwise(client, address)) {
      await new Session(client, { isAct: true, patience: LONG }).run(redraw)
      await client.query(`comment on table held is '${DRAWN_AS}'`)
    }
    await client.query('commit')
  })
}

async function bringUp(client: pg.ClientBase, address: Address): Promise<void> {
  const steps = await missing(client, address)
  if (steps.length === 0) return
  await refuseOtherSigns(client, address)
  const statements = [
    `create schema if not exists ${address.schema}`,
    'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    ...steps.flatMap((name) => [...(MIGRATIONS[name] ?? []), `insert into migration (name) values ('${name}')`]),
    `comment on table held is '${DRAWN_AS}'`,
  ]
  await client.query(patiently(statements.join(';\n'), LONG))
}

async function refuseArchive(client: pg.ClientBase, address: Address): Promise<void> {
  if ((await missing(client, address)).length < ALL.length)
    throw new Refusal('conflict', `There is an archive in ${placeOf(address)} already. Nothing was changed.`)
}

const absent = (address: Address) =>
  new Refusal(
    'not-found',
    `There is no archive in ${placeOf(address)}. Make one with "chancery init", or correct the address in CHANCERY_STORE (store).`,
  )

const placeOf = ({ told, schema }: Address) => (schema === 'public' ? told : `${told}, schema ${schema}`)

/** A database that was made for another alphabet holds no other. */
async function refuseOtherSigns(client: pg.ClientBase, { told }: Address): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding')
  const encoding = rows[0]?.server_encoding
  if (encoding !== 'UTF8')
    throw new Refusal('invalid', `${told} keeps text as ${encoding}: make a database with the encoding UTF8.`)
}

/** Whether an older program has drawn the tables beside the versions: noted as the comment of their first. */
async function isDrawnOtherwise(client: pg.ClientBase, { schema }: Address): Promise<boolean> {
  const { rows } = await client.query<{ drawn: string | null }>(
    `select obj_description(to_regclass('${schema}.held')) as drawn`,
  )
  return Number(rows[0]?.drawn ?? 0) < DRAWN_AS
}

/** The steps of the schema that the database has not seen. */
async function missing(client: pg.ClientBase, { schema, told }: Address): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; encoding: string }>({
    text: `select tablename as name from pg_tables where schemaname = $1`,
    values: [schema],
  })
  const tables = new Set(rows.map(({ name }) => name))
  if (tables.size === 0) return ALL
  if (!tables.has('migration') || !tables.has('held'))
    throw new Refusal(
      'invalid',
      `${told} has tables in the schema ${schema}, but not an archive’s. Name another: ?schema=archive.`,
    )
  const done = (await client.query<{ name: string }>('select name from migration order by name')).rows
  const unknown = done.find(({ name }) => MIGRATIONS[name] === undefined)
  if (unknown !== undefined)
    throw new Refusal(
      'invalid',
      `${told} was written by a newer Chancery (its schema has “${unknown.name}”). Upgrade this one, or restore a backup of its time.`,
    )
  return ALL.filter((name) => !done.some((one) => one.name === name))
}
