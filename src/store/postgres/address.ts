import { Refusal } from '#value/refusal.ts'

/** Where a store on PostgreSQL is. */
export interface Address {
  /** One address for the driver for each server that may have it; with the secret, where that is in the address: never printed. */
  readonly servers: readonly string[]
  readonly schema: string
  /** For messages: without user and secret. */
  readonly told: string
}

const SHAPE = /^postgres(?:ql)?:\/\/(?:(?<who>[^@/]*)@)?(?<hosts>[^/?@]+)(?:\/(?<database>[^?]*))?(?:\?(?<more>.*))?$/u

/**
 * Reads `postgres://user@host:5432/database`, as libpq does: several hosts by commas, of which the one that can be written to is sought; `schema=` names
 * the schema of the tables (`public`); all else goes to the driver (`sslmode=`, `sslrootcert=`). A secret in the address wins over `password`.
 */
export function readAddress(given: string, password?: string): Address {
  const parts = SHAPE.exec(given)?.groups
  if (parts?.hosts === undefined)
    throw new Refusal('invalid', 'The store’s address should look like postgres://user@host:5432/database.')
  const { who, hosts, database = '', more = '' } = parts
  const options = new URLSearchParams(more)
  const schema = options.get('schema') ?? 'public'
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema))
    throw new Refusal('invalid', 'The schema of the store may have small letters, digits and “_”, and no other sign.')
  options.delete('schema')
  const rest = options.size === 0 ? '' : `?${options}`
  // The driver takes no secret from elsewhere beside an address.
  const secret = password === undefined || who?.includes(':') ? '' : `:${encodeURIComponent(password)}`
  const user = who === undefined && secret === '' ? '' : `${who ?? ''}${secret}@`
  return {
    servers: hosts.split(',').map((host) => `postgres://${user}${host}/${database}${rest}`),
    schema,
    told: `PostgreSQL at ${hosts}/${database}`,
  }
}
