import { OaiError, told } from './error.ts'

/** Where a list stands, whole in its token: nothing of it is kept here, so it outlives a restart, and no edit moves it. Counted in changes, but for the last two. */
export interface ListStand {
  readonly prefix: string
  /** Empty: everything. */
  readonly set: string
  /** The last one given; `from` where none was. */
  readonly after: number
  /** `until`. */
  readonly last: number
  /** The newest change at the first request. */
  readonly newest: number
  /** Records given so far, and of the whole list. */
  readonly given: number
  readonly size: number
}

const TOKEN =
  /^(?<prefix>[a-z_]{1,20})\.(?<set>[A-Za-z0-9_-]{0,64})\.(?<after>\d{1,15})\.(?<last>\d{1,15})\.(?<newest>\d{1,15})\.(?<given>\d{1,15})\.(?<size>\d{1,15})$/u

export const writeToken = ({ prefix, set, after, last, newest, given, size }: ListStand): string =>
  [prefix, set, after, last, newest, given, size].join('.')

/** Throws an `OaiError` where it is none of ours: `newest` tells one of another archive, or of a time that a backup was restored from. */
export function readToken(token: string, newest: number): ListStand {
  const read = TOKEN.exec(token)?.groups
  if (read === undefined) throw refused(token)
  const { prefix = '', set = '' } = read
  const stand = {
    prefix,
    set,
    after: Number(read.after),
    last: Number(read.last),
    newest: Number(read.newest),
    given: Number(read.given),
    size: Number(read.size),
  }
  if (stand.newest > newest || stand.last > stand.newest || stand.after >= stand.last) throw refused(token)
  if (stand.given >= stand.size) throw refused(token)
  return stand
}

export const refused = (token: string): OaiError =>
  new OaiError('badResumptionToken', `${told(token)} is no token of a list of this archive. Begin the list again.`)
