import { setImmediate as otherWork } from 'node:timers/promises'
import { CMIF_END, type CmifFrame, writeCmifHead, writeCmifLetter } from '#formats/cmif/write.ts'
import type { Described } from '#holding/described.ts'
import type { Reading } from '#store/store.ts'

/** Documents at a time: memory does not grow with the archive. */
const AT_ONCE = 100

/** Every document that the public may read, in the order in which they were last changed, as they stood when this began or were changed since. */
export async function* everyDocument(records: Reading): AsyncGenerator<readonly Described[]> {
  const { last, newest, after: first } = await records.harvestSpan({})
  for (let after: number | undefined = first; after !== undefined; ) {
    const slice: Awaited<ReturnType<Reading['harvest']>> = await records.harvest({
      ...{ after, last, newest, limit: AT_ONCE, whole: true },
    })
    yield slice.items.flatMap(({ described }) => described ?? [])
    after = slice.after
    // Reading is synchronous: whoever else waits comes first.
    await otherWork()
  }
}

/** A file in CMIF of these documents, piece by piece. */
export async function* writeLetters(
  frame: CmifFrame,
  documents: AsyncIterable<readonly Described[]>,
): AsyncGenerator<string> {
  yield writeCmifHead(frame)
  for await (const some of documents) yield some.map((one) => writeCmifLetter(one, frame) ?? '').join('')
  yield CMIF_END
}
