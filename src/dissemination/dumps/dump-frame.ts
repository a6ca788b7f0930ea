import { NO_BASE } from '#value/address.ts'
import { emailIn } from '../oai/repository.ts'
import type { DumpOptions } from './make-dumps.ts'

/** What dumps say of the archive that they are of. */
export interface DumpedArchive {
  readonly name: string
  readonly base?: string | undefined
  readonly licence: string
  readonly contact?: string | undefined
}

export function dumpFrame({ name, base = NO_BASE, licence, contact }: DumpedArchive, at: Date): DumpOptions['frame'] {
  const email = emailIn(contact)
  return { name, base, licence, at, ...(email === undefined ? {} : { email }) }
}
