import type pg from 'pg'
import { Refusal } from '#value/refusal.ts'
import type { Address } from './address.ts'
import { isWithheld } from './errors.ts'

/** A copy that follows a server byte by byte has its identifier; no other server has. */
const CLUSTER = 'select system_identifier::text as cluster from pg_control_system()'
const DATABASE = 'select current_database() as database'

/** By what an archive is known wherever it is copied to: its server's identifier, its database, its schema. */
export async function archiveAt(client: pg.ClientBase, { schema }: Address): Promise<string> {
  const { rows } = await client.query<{ database: string }>(DATABASE)
  return `${await clusterOf(client)} ${rows[0]?.database} ${schema}`
}

/** Refuses a server that has another archive. */
export function refuseOther(address: Address, archive: string): (client: pg.ClientBase) => Promise<void> {
  return async (client) => {
    if ((await archiveAt(client, address)) !== archive)
      throw new Refusal(
        'invalid',
        `${address.told} is no replica of the store: it has another archive. Correct CHANCERY_REPLICA (replica), or leave it out.`,
      )
  }
}

/** Empty where the server does not say: some that are kept by others do not let it be asked. */
async function clusterOf(client: pg.ClientBase): Promise<string> {
  try {
    return (await client.query<{ cluster: string }>(CLUSTER)).rows[0]?.cluster ?? ''
  } catch (cause) {
    if (isWithheld(cause)) return ''
    throw cause
  }
}
