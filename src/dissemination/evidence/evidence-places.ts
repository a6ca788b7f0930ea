import type { Block } from '#document/block.ts'
import type { Document } from '#document/document.ts'
import type { Passage } from '#document/evidence.ts'
import { evidencePlace } from '#document/evidence-place.ts'
import { findQuotation } from '#document/passage.ts'
import { addressOf, type PassageAddress, printPassage } from '#document/passage-address.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { documentsOf } from '#holding/documents-of.ts'
import type { Reading } from '#store/store.ts'
import { address } from '#value/address.ts'
import { inEarlierVersion, NEAR, type Sought } from './passage-found.ts'

/** Where the words of a passage stand: at their address; or, where the text has them no longer, at that of the newest version that has. */
export interface EvidenceLink {
  readonly href: string
  readonly isGone?: true
  /** Where the same words stand now: told, not taken. */
  readonly now?: { readonly href: string; readonly place: PassageAddress }
}

/** The documents that exchanges name, as far as this reader may read them, and the places of passages in them, by `keyOf`. */
export interface Sources {
  readonly documents: ReadonlyMap<string, Document>
  readonly places: ReadonlyMap<string, EvidenceLink>
}

export const keyOf = ({ document, text, block, exact, prefix, suffix }: Passage): string =>
  JSON.stringify([document, text, block, exact, prefix, suffix])

/** What places are looked up in: the records as a reader may see them, and the blocks of a body, which may be kept. */
export interface Holding {
  readonly records: Reading
  readonly blocks: (body: string) => readonly Block[]
}

/** Passages that are gone whose versions one page looks through. */
const MOST_GONE = 10

/** Documents that one page looks quotations up in. */
const MOST_DOCUMENTS = 2_000

/** The documents that exchanges name: those of their moves, and those whose words they rest on. */
export function documentsNamed(
  exchanges: readonly Exchange[],
  passages: Iterable<Passage> = passagesIn(exchanges),
): readonly string[] {
  const ids = new Set([
    ...exchanges.flatMap(({ moves }) => moves.flatMap((move) => move.documents ?? [])),
    ...Iterator.from(passages).map(({ document }) => document),
  ])
  return [...ids].slice(0, MOST_DOCUMENTS)
}

/** The documents that exchanges name, as far as this reader may read them, and where the words that they rest on stand in them now. */
export async function sourcesOf(held: Holding, exchanges: readonly Exchange[]): Promise<Sources> {
  const passages = new Map(passagesIn(exchanges).map((one) => [keyOf(one), one]))
  const documents = await documentsOf(held.records, documentsNamed(exchanges, passages.values()))
  const places = new Map<string, EvidenceLink>()
  let gone = 0
  for (const [key, passage] of passages) {
    const document = documents.get(passage.document)
    if (document === undefined) continue
    const place = evidencePlace(document, passage, held.blocks)
    if (place.is === 'here') places.set(key, { href: address.passage(document.id, printPassage(place.address)) })
    else if (place.is === 'several') places.set(key, { href: blockHref(document, passage) })
    else {
      gone += 1
      const was = gone > MOST_GONE ? undefined : await whereItWas(held, document, passage)
      const { elsewhere } = place
      places.set(key, {
        href: was ?? address.versions(document.id),
        isGone: true,
        ...(elsewhere === undefined
          ? {}
          : {
              now: {
                href: address.passage(document.id, printPassage(elsewhere)),
                place: elsewhere,
              },
            }),
      })
    }
  }
  return { documents, places }
}

/** The address of words that the present text has no longer, in the newest version that has them. */
async function whereItWas(held: Holding, now: Document, passage: Passage): Promise<string | undefined> {
  const versions = await held.records.versions('document', now.id)
  const sought: Sought = {
    block: passage.block,
    find: (blocks) => {
      const found = findQuotation(blocks, passage)
      return found.is === 'here' ? found : undefined
    },
  }
  const was = await inEarlierVersion(held.records, now, versions, sought, held.blocks, NEAR)
  if (was === undefined || was === 'given up') return undefined
  const whole = addressOf(held.blocks(was.text.body), was.passage)
  return whole && address.passage(now.id, printPassage(whole))
}

function blockHref({ id, texts = [] }: Document, { text, block }: Passage): string {
  const which = texts[0]?.id === text ? '' : `?${new URLSearchParams({ text })}`
  return `${address.document(id)}${which}#${encodeURIComponent(block)}`
}

/** Every passage that anything in an exchange rests on, at whatever depth. */
function passagesIn(value: unknown, found: Passage[] = []): readonly Passage[] {
  if (value === null || typeof value !== 'object') return found
  if ('passage' in value && isPassage(value.passage)) found.push(value.passage)
  else for (const one of Object.values(value)) passagesIn(one, found)
  return found
}

const isPassage = (value: unknown): value is Passage =>
  typeof value === 'object' && value !== null && 'document' in value && 'exact' in value && 'block' in value

/** Where the words of a passage can be read, for a table. */
export const addressesIn =
  ({ places }: Sources, base: string) =>
  (passage: Passage): string | undefined => {
    const place = places.get(keyOf(passage))
    return place && `${place.isGone ? 'no longer found; ' : ''}${base}${place.href}`
  }

/** For machines: the same, each passage with its address, or that its words are no longer found. */
export function withAddresses(value: unknown, sources: Sources): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withAddresses(one, sources))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => {
      const place = name === 'passage' && isPassage(one) ? sources.places.get(keyOf(one)) : undefined
      if (place === undefined) return [name, withAddresses(one, sources)]
      return [name, { ...(one as Passage), address: place.href, ...(place.isGone ? { found: false } : {}) }]
    }),
  )
}
