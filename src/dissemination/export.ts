import { writeJsonl } from '#formats/jsonl/write.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Reading } from '#store/store.ts'

/** Authorities first, so that what is read back finds what it names. */
const ORDER: readonly Kind[] = ['agent', 'place', 'subject', 'collection', 'document', 'exchange']

const BATCH = 200

/** Everything of one kind that this reader may read, by identifier, in slices. */
async function* everything(records: Reading, kind: Kind): AsyncIterable<Held> {
  let after: string | undefined
  do {
    const slice = await records.list(kind, { limit: BATCH, ...(after === undefined ? {} : { after }) })
    yield* slice.items
    after = slice.next
  } while (after !== undefined)
}

/** The whole archive in its own form, a record a line; reading it again gives every record back unchanged. */
export async function* exportJsonl(records: Reading): AsyncIterable<string> {
  for (const kind of ORDER) for await (const held of everything(records, kind)) yield writeJsonl(held)
}

/** Every document as TEI P5. */
export async function* exportTei(records: Reading): AsyncIterable<{ readonly id: string; readonly xml: string }> {
  let ids: string[] = []
  const write = async () =>
    (await records.describe(ids)).map((described) => ({ id: described.document.id, xml: writeTei(described) }))
  for await (const { id } of everything(records, 'document')) {
    ids.push(id)
    if (ids.length < BATCH) continue
    yield* await write()
    ids = []
  }
  if (ids.length > 0) yield* await write()
}
