import { isW3cDate } from '#document/body-attributes.ts'
import type { Dated } from '#document/dated.ts'
import { edtfParts, parseEdtf } from '#value/edtf.ts'

type Attributes = Readonly<
  Partial<Record<'when' | 'from' | 'to' | 'notBefore' | 'notAfter' | 'cert' | 'evidence', string>>
>

/**
 * A date as CMIF's attributes: a day, month or year is `when`, a time that lasted `from` and `to`; whatever stands for one of several days (a set, a decade,
 * a season) `notBefore` and `notAfter`. What is uncertain, about, or disputed has `cert`, what an editor inferred `evidence`. Undefined where they cannot say it.
 */
export function cmifDate({ edtf, basis }: Dated): Attributes | undefined {
  const [parts, read] = edtf === undefined ? [] : [edtfParts(edtf), parseEdtf(edtf)]
  if (parts === undefined || read === undefined) return undefined
  const [span] = parts.spans
  const plain = [span?.from, span?.to].map((atom) => (atom !== undefined && isPlain(atom.bare) ? atom.bare : undefined))
  const isOpen = span?.from === undefined || span.to === undefined
  const isInterval =
    parts.kind === 'interval' && plain.some((end) => end !== undefined) && (isOpen || !plain.includes(undefined))
  const said =
    parts.kind === 'date' && plain[0] !== undefined
      ? { when: plain[0] }
      : isInterval
        ? stated({ from: plain[0], to: plain[1] })
        : stated({ notBefore: read.earliest, notAfter: read.latest })
  if (Object.keys(said).length === 0 || !Object.values(said).every(isW3cDate)) return undefined
  return {
    ...said,
    ...(read.uncertain || read.approximate || basis === 'disputed' ? { cert: 'low' } : {}),
    ...(basis === 'inferred' ? { evidence: 'conjecture' } : {}),
  }
}

const isPlain = (bare: string) => /^-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?$/u.test(bare)

const stated = (given: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
