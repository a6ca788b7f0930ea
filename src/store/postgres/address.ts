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

/** What the driver is told beside. Its other settings are the store's own. */
const OF_DRIVER: ReadonlySet<string> = new Set([
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslnegotiation',
  'ssl',
  'uselibpqcompat',
  'host',
  'port',
  'user',
  'password',
  'application_name',
])

/** How the connection is kept secret. Without `uselibpqcompat` the driver takes these as the last, and warns that it will not for ever. */
const AS_VERIFIED: ReadonlySet<string> = new Set(['prefer', 'require', 'verify-ca', 'verify-full'])
const SSL_MODES: ReadonlySet<string> = new Set(['disable', 'no-verify', ...AS_VERIFIED])

/** What was given is not repeated, for a secret may stand in it. */
const refuseShape = (whose: string) =>
  new Refusal(
    'invalid',
    `The ${whose}’s address should look like postgres://user@host:5432/database. In a user’s name and a password, / is written %2F, @ %40, ? %3F and # %23.`,
  )

/**
 * Reads `postgres://user@host:5432/database`, as libpq does: several hosts by commas, of which the one that can be written to is sought; `schema=` names
 * the schema of the tables (`public`); what the driver knows goes to it (`sslmode=`, `sslrootcert=`). A secret in the address wins over `password`.
 */
export function readAddress(given: string, password?: string, whose = 'store'): Address {
  const parts = SHAPE.exec(given)?.groups
  if (parts?.hosts === undefined) throw refuseShape(whose)
  const { who, hosts, database = '', more = '' } = parts
  const options = new URLSearchParams(more)
  // It stands before the hosts: a password broke off at one of its signs.
  if (`${database}${[...options.keys()]}`.includes('@')) throw refuseShape(whose)
  const schema = options.get('schema') ?? 'public'
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema))
    throw new Refusal(
      'invalid',
      `The schema of the ${whose} may have small letters, digits and “_”, and no other sign.`,
    )
  options.delete('schema')
  const unknown = [...options.keys()].find((name) => !OF_DRIVER.has(name))
  if (unknown !== undefined)
    throw new Refusal('invalid', `The ${whose}’s address: there is nothing called “${unknown}” to choose.`)
  const mode = options.get('sslmode')
  if (mode !== null && !SSL_MODES.has(mode))
    throw new Refusal('invalid', `The ${whose}’s address: sslmode is one of ${[...SSL_MODES].join(', ')}.`)
  if (AS_VERIFIED.has(mode ?? '') && options.get('uselibpqcompat') !== 'true') options.set('sslmode', 'verify-full')
  const rest = options.size === 0 ? '' : `?${options}`
  // The driver takes no secret from elsewhere beside an address.
  const secret = password === undefined || who?.includes(':') ? '' : `:${encodeURIComponent(password)}`
  const user = who === undefined && secret === '' ? '' : `${who ?? ''}${secret}@`
  const servers = hosts.split(',').map((host) => `postgres://${user}${host}/${database}${rest}`)
  if (!servers.every((server) => URL.canParse(server))) throw refuseShape(whose)
  return {
    servers,
    schema,
    told: `PostgreSQL at ${hosts}/${database}`,
  }
}
