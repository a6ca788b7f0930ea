import type { Claim, Move } from '#exchange/exchange.ts'
import { parseEdtf } from '#value/edtf.ts'

type Step = NonNullable<Move['steps']>[number]

// `moscow: 1949-01-09 17:00 Moscow time after N @ moscow`: the addressee, the claim, the place; each but the claim may be left out.
const ITEM = /^(?:(?<to>[^:]+):\s+)?(?<when>.*?)(?:\s*@\s*(?<place>\S+))?$/u
const CLAIM = /^(?<edtf>(?!after )\S+)?(?: (?<hour>\d\S*)(?: (?<zone>(?!after ).+?))?)?(?:(?:^| )after (?<after>.+))?$/u

/** What a cell says of one step: a claim for each item, `?` where it was taken and no source names a day. Undefined where an item is none. */
export function readStepItem(
  item: string,
): { readonly to?: string; readonly place?: string; readonly claim?: Omit<Claim, 'evidence'> } | undefined {
  const { to, when = '', place } = ITEM.exec(item)?.groups ?? {}
  const claim = when === '?' ? {} : readClaim(when)
  if (claim === undefined) return undefined
  return {
    ...(to === undefined ? {} : { to: to.trim() }),
    ...(place === undefined ? {} : { place }),
    ...(when === '?' ? {} : { claim }),
  }
}

/** `1949-01-08`, `1949-01-08 17:00`, `after N`. */
export function readClaim(when: string): Omit<Claim, 'evidence'> | undefined {
  const { edtf, hour, zone, after } = CLAIM.exec(when.trim().replace(/\s+/gu, ' '))?.groups ?? {}
  if (edtf === undefined ? after === undefined : parseEdtf(edtf) === undefined) return undefined
  return {
    ...(edtf === undefined ? {} : { edtf }),
    ...(hour === undefined ? {} : { hour }),
    ...(zone === undefined ? {} : { zone }),
    ...(after === undefined ? {} : { after }),
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
