import { readWhen, type When } from '#search/read-days.ts'
import { Refusal } from '#value/refusal.ts'

/** Numbered pages end where the index's numbered hits end; beyond, lists go on by cursor. */
export const LAST_PAGE = 500

const shown = (given: string) => `“${given.length > 60 ? `${given.slice(0, 60)}…` : given}”`

/** A page number from an address: absent is the first. */
export function pageNumber(given: string | undefined): number {
  if (given === undefined || given === '') return 1
  const number = /^[1-9]\d{0,2}$/u.test(given) ? Number(given) : 0
  if (number < 1 || number > LAST_PAGE) {
    const beyond = /^[1-9]\d*$/u.test(given)
      ? ` Beyond page ${LAST_PAGE} a list goes on by after, which that page gives.`
      : ''
    throw new Refusal('invalid', `page is a number from 1 to ${LAST_PAGE}; ${shown(given)} is none.${beyond}`)
  }
  return number
}

/** A cursor from an address, handed back as it came: only the store can read it. */
export function cursor(given: string | undefined): { readonly after?: string } {
  if (given === undefined || given === '') return {}
  if (given.length > 1_000)
    throw new Refusal('invalid', 'after is a cursor that a page of this list gave; this is too long to be one.')
  return { after: given }
}

/** One of a few words, or none. */
export function oneOf<T extends string>(name: string, given: string | undefined, words: readonly T[]): T | undefined {
  if (given === undefined || given === '') return undefined
  const found = words.find((word) => word === given)
  if (found === undefined)
    throw new Refusal('invalid', `${name} is one of ${words.join(', ')}; ${shown(given)} is none of them.`)
  return found
}

/** `1949`, `1948..1950`, `1949-01`, `January 1949..`: years, or days where a date is narrower; both ends included, either may be open. */
export function when(given: string | undefined): When | undefined {
  if (given === undefined || given.trim() === '') return undefined
  const read = readWhen(given)
  if (read !== undefined) return read
  const ends = given.split('..')
  if (ends.length === 2 && ends.every((end) => readWhen(end) !== undefined))
    throw new Refusal('invalid', `date begins after it ends: ${shown(given)}.`)
  const ways = 'as 1949, 1949-01 or 10 January 1949'
  throw new Refusal('invalid', `date is a date, or two of them with .. between, ${ways}; ${shown(given)} is neither.`)
}

/** Refuses a date that `when` reads in part and says so: a program would take what is found for an answer to its question. */
export function refuseHalfRead(date: string | undefined): void {
  const [unread] = when(date)?.notes ?? []
  if (unread !== undefined) throw new Refusal('invalid', unread)
}

/** `2..3`: the numbers of two versions. */
export function versionsToCompare(given = ''): readonly [number, number] {
  const [from, to] = /^([1-9]\d{0,8})\.\.([1-9]\d{0,8})$/u.exec(given)?.slice(1).map(Number) ?? []
  if (from === undefined || to === undefined)
    throw new Refusal('invalid', `compare names two versions, as 2..3; ${shown(given)} does not.`)
  return [from, to]
}
