import { Refusal } from '#value/refusal.ts'

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''

/** What the driver says, without a code, of a connection that is no more. */
const BROKEN =
  /^(?:Connection terminated|Client has encountered|Client was closed|Query read timeout|timeout exceeded|timeout expired|Cannot use a pool after)/u

/** What TLS says of a certificate. */
const NOT_TRUSTED = /^(?:ERR_TLS_CERT|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/u

/** Whether there was no server, or it has gone in the middle. */
export function isGone(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.some(isGone)
  const code = codeOf(cause)
  return (
    /^(?:08...|57P0[123]|E[A-Z]{3,})$/u.test(code) ||
    (cause instanceof Error && code === '' && BROKEN.test(cause.message))
  )
}

/** Whether nothing was answered for too long: the network is cut, or the server stands still. */
export const isSilent = (cause: unknown): boolean =>
  cause instanceof Error && /^(?:Query read timeout|timeout exceeded|timeout expired)/u.test(cause.message)

/** Whether a replica has not answered what its primary may: it is not there, lets nobody in, has not been sent the tables yet, or had to give up a row that was read. */
export const isUnanswered = (cause: unknown): boolean =>
  isGone(cause) || /^(?:40001|42P01)$/u.test(codeOf(cause)) || cause instanceof Refusal

/** What the server says when the wait for a lock was too long. */
export const isLocked = (cause: unknown): boolean => codeOf(cause) === '55P03'

/** What the server says of what it does not have, or does not let this user have. */
export const isWithheld = (cause: unknown): boolean => /^(?:0A000|42501)$/u.test(codeOf(cause))

/** The refusal that an error of the database stands for, in one line that says which and why; anything else stays what it is. */
export function clear(told: string, cause: unknown): unknown {
  const refuse = (message: string) => new Refusal('unavailable', `${told} ${message}`, { cause })
  if (/password must be/u.test(messageOf(cause)))
    return refuse('asks for a password, and none is given: name a file that holds it in CHANCERY_STORE_PASSWORD_FILE.')
  if (isGone(cause)) return refuse(`does not answer (${reasonOf(cause)}).`)
  if (/does not support SSL/u.test(messageOf(cause)))
    return refuse(
      'does not speak TLS, which sslmode in its address asks for: give it a certificate, or leave sslmode out.',
    )
  if (NOT_TRUSTED.test(codeOf(cause)))
    return refuse(
      `has a certificate that is not trusted (${messageOf(cause)}). Name the one that it is signed by: sslrootcert=FILE.`,
    )
  switch (codeOf(cause)) {
    case '28P01':
    case '28000':
      return refuse('does not let this user in: the name, the password or its pg_hba.conf is not as it should be.')
    case '3D000':
      return refuse('has no database of this name. Make it, or correct the address.')
    case '42501':
      return refuse(`does not give this user the right that is needed (${messageOf(cause)}).`)
    case '25006':
      return refuse('may only be read: it is a standby. Give the address of the primary as well.')
    case 'OLDER':
      return refuse('has only a server whose place another has taken, and nothing is written to it (docs/scale.md).')
    case '53100':
      return refuse('has no room on its disk; nothing of this act was kept. Make room, then do it again.')
    case '53300':
      return refuse('has no connection free. Raise its max_connections, or stop what uses them.')
    case '57014':
      return refuse('took too long over one query, which was stopped. Try again.')
    case '25P03':
      return refuse('waited too long for the next query of an act, and gave it up; nothing of it was kept.')
    default:
      return cause
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : 'no reason given')

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return [...new Set(cause.errors.map(reasonOf))].join('; ')
  const code = codeOf(cause)
  if (code === '25006') return 'a standby, which may only be read, is there'
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host'
  return messageOf(cause)
}
