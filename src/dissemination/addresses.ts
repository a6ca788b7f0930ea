import { setImmediate as otherWork } from 'node:timers/promises'
import type { Addressed, AddressedKind, AddressSpan, Reading } from '#store/store.ts'
import { address } from '#value/address.ts'

const KINDS: readonly AddressedKind[] = ['document', 'exchange', 'collection', 'agent']

/** At a time: whoever else waits comes in between. */
const AT_ONCE = 500

export interface Part extends AddressSpan {
  readonly size: number
  readonly changed?: Date
}

/**
 * All that has an address of its own, in parts of at most `most`: what came with the same `most` changes is one part for ever, so that a record never
 * leaves its part. Parts in which the reader may read nothing are left out; `number` counts them all, from 1.
 */
export async function addressParts(
  records: Reading,
  most: number,
): Promise<readonly (Part & { readonly number: number })[]> {
  const { newest } = await records.harvestSpan({})
  const parts: (Part & { readonly number: number })[] = []
  for (let number = 1; (number - 1) * most < newest; number += 1) {
    const part = await countPart(records, spanOf(number, most))
    if (part.size > 0) parts.push({ number, ...part })
    await otherWork()
  }
  return parts
}

export const spanOf = (number: number, most: number): AddressSpan => ({
  since: (number - 1) * most,
  last: number * most,
})

async function countPart(records: Reading, span: AddressSpan): Promise<Part> {
  let size = 0
  let changed: Date | undefined
  for (const kind of KINDS) {
    const one = await records.addressCount(kind, span)
    size += one.size
    if (hasOwnAccess(kind) && one.changed !== undefined && !(changed !== undefined && changed > one.changed))
      changed = one.changed
  }
  return { ...span, size, ...(changed === undefined ? {} : { changed }) }
}

/** When an authority was made may be told by what names it and is closed. */
const hasOwnAccess = (kind: AddressedKind) => kind === 'document' || kind === 'exchange'

/** The addresses of a part, some at a time: paths, each with when its record was last changed where that may be told. */
export async function* addressesIn(
  records: Reading,
  span: AddressSpan,
): AsyncGenerator<readonly { readonly path: string; readonly changed?: Date }[]> {
  for (const kind of KINDS) {
    let after: string | undefined
    do {
      const cut = { ...span, limit: AT_ONCE, ...(after === undefined ? {} : { after }) }
      const { items, next } = await records.addresses(kind, cut)
      yield items.map(({ id, at }: Addressed) => ({
        path: (address[kind] as (id: string) => string)(id),
        ...(hasOwnAccess(kind) ? { changed: at } : {}),
      }))
      after = next
      await otherWork()
    } while (after !== undefined)
  }
}
