import type { Publisher } from '#formats/csl/item.ts'
import { identifierOf } from '#formats/oai-pmh/write.ts'
import type { Reading } from '#store/store.ts'
import { address } from '#value/address.ts'

/** An archive as harvesters meet it. What is told is told of what was public: `records` are read as the public reads them. */
export interface OaiArchive {
  readonly records: Reading
  readonly publisher: Publisher
  /** As it was set: its first e-mail address is given to harvesters. */
  readonly contact?: string
  readonly now: Date
}

/** Ports and the brackets of IPv6 may not stand in an identifier. */
export const hostOf = ({ publisher }: OaiArchive): string =>
  new URL(publisher.base).hostname.replace(/[^A-Za-z0-9.-]+/gu, '-')

export const baseOf = ({ publisher }: OaiArchive): string => `${publisher.base}${address.oai}`

/** The first e-mail address in a contact. */
export const emailIn = (contact: string | undefined): string | undefined =>
  /[^\s<>,;:@]+@(?:[^\s<>,;:@.]+\.)+[^\s<>,;:@.]+/u.exec(contact ?? '')?.[0]

/** The address that every mail domain must have (RFC 2142) stands where none was set: the protocol wants one. */
export const emailOf = (archive: OaiArchive): string => emailIn(archive.contact) ?? `postmaster@${hostOf(archive)}`

export const identifierIn = (archive: OaiArchive, id: string): string => identifierOf(hostOf(archive), id)

/** The record number in an identifier of this archive. */
export function idIn(archive: OaiArchive, identifier: string): string | undefined {
  const start = identifierIn(archive, '')
  return identifier.toLowerCase().startsWith(start.toLowerCase()) ? identifier.slice(start.length) : undefined
}
