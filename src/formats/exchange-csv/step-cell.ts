import type { Claim, Move } from '#exchange/exchange.ts'
import { parseEdtf } from '#value/edtf.ts'
import { readDay } from './day-cell.ts'

type Step = NonNullable<Move['steps']>[number]

// `moscow: 1949-01-09 17:00 Moscow time after N @ moscow`: the addressee, the claim, the place; each but the claim may be left out.
const ITEM = /^(?:(?<to>[^:]+):\s+)?(?<when>.*?)(?:\s*@\s*(?<place>\S+))?$/u
const CLAIM = /^(?<edtf>(?!after )\S+)?(?: (?<hour>\d\S*)(?: (?<zone>(?!after ).+?))?)?(?:(?:^| )after (?<after>.+))?$/u

/** A claim as a cell has it; `words` are those of a day that is not written in EDTF. */
type ClaimRead = { readonly claim: Omit<Claim, 'evidence'>; readonly words?: string } | { readonly wrong: string }

type StepRead =
  | { readonly to?: string; readonly place?: string; readonly claim?: Omit<Claim, 'evidence'>; readonly words?: string }
  | { readonly wrong: string }

/** What a cell says of one step: a claim for each item, `?` where it was taken and no source names a day; or why the item is none. */
export function readStepItem(item: string): StepRead {
  const { to, when = '', place } = ITEM.exec(item)?.groups ?? {}
  const read = when === '?' ? undefined : readClaim(when)
  if (read !== undefined && 'wrong' in read) return read
  return {
    ...(to === undefined ? {} : { to: to.trim() }),
    ...(place === undefined ? {} : { place }),
    ...read,
  }
}

/** `1949-01-08`, `1949-01-08 17:00`, `8 January 1949`, `after N`. */
export function readClaim(when: string): ClaimRead {
  const words = when.trim().replace(/\s+/gu, ' ')
  const { edtf, hour, zone, after } = CLAIM.exec(words)?.groups ?? {}
  if (edtf === undefined ? after === undefined : parseEdtf(edtf) === undefined) return readClaimInWords(words)
  return {
    claim: {
      ...(edtf === undefined ? {} : { edtf }),
      ...(hour === undefined ? {} : { hour }),
      ...(zone === undefined ? {} : { zone }),
      ...(after === undefined ? {} : { after }),
    },
  }
}

function readClaimInWords(given: string): ClaimRead {
  const { day = given, after } = /^(?<day>.+?) after (?<after>.+)$/u.exec(given)?.groups ?? {}
  const read = readDay(day)
  if ('wrong' in read) return read
  const { edtf, hour } = read
  return {
    claim: { edtf, ...(hour === undefined ? {} : { hour }), ...(after === undefined ? {} : { after }) },
    words: day,
  }
}

export const writeClaim = ({ edtf, hour, zone, after }: Claim): string =>
  [edtf, hour, zone, after === undefined ? undefined : `after ${after}`]
    .filter((part) => part !== undefined)
    .join(' ') || '?'

/** The cell of one step, for all addressees and for each. */
export const writeSteps = (steps: readonly Step[]): string =>
  steps
    .flatMap(({ to, place, claims }) =>
      (claims.length === 0 ? ['?'] : claims.map(writeClaim)).map(
        (claim, n) =>
          `${to === undefined ? '' : `${to}: `}${claim}${place === undefined || n > 0 ? '' : ` @ ${place}`}`,
      ),
    )
    .join('; ')
