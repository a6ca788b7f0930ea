import { expect, test } from 'vitest'
import { followChanges } from '#jobs/follow-changes.ts'
import type { Change, Seq } from '#store/store.ts'
import { identifierFrom } from '#value/identifier.ts'

const change = (seq: Seq): Change => ({ seq, kind: 'document', id: identifierFrom('a'), at: new Date(0), by: 'import' })

test('who follows a log without end hears that it is to stop, though neither log nor index ever waits', async () => {
  const stopping = new AbortController()
  let cursor = 0
  setTimeout(() => stopping.abort(), 5)
  await followChanges(
    // Should it not be heard, the log ends after all, so that the test does.
    { changes: async (after) => (after < 2_000_000 ? [change(after + 1)] : []) },
    {
      cursor: async () => cursor,
      take: async (changes) => {
        cursor = changes.at(-1)?.seq ?? cursor
      },
    },
    stopping.signal,
  )
  expect(cursor).toBeGreaterThan(0)
  expect(cursor).toBeLessThan(2_000_000)
})
