import { expect, test } from 'vitest'
import { ambiguous } from '#ingest/ambiguous.ts'
import { ingest } from '#ingest/ingest.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

test.each([
  [2, '“a0”, “a1”'],
  [5, '“a0”, “a1”, “a2”, “a3”, “a4”'],
  [1000, '“a0”, “a1”, “a2”, “a3”, “a4” and 995 more'],
])('tells of %i authorities at most five by name', (count, any) => {
  const candidates = Array.from({ length: count }, (_, n) => ({ id: `a${n}` }))
  expect(ambiguous('participants', { asNamed: 'Roe', at: 'letters.csv:2' }, candidates)).toEqual({
    severity: 'warning',
    at: 'letters.csv:2',
    field: 'participants',
    message: `“Roe” may be any of ${any}. None was linked`,
  })
})

test('a name that several bear is told once in a run, however many batches it comes in', async () => {
  await using archive = await temporaryArchive()
  for (const id of ['roe-1', 'roe-2'])
    await archive.store.write((tx) =>
      tx.put(
        {
          kind: 'agent',
          id: identifierFrom<AgentId>(id),
          entityType: 'person',
          names: [{ text: 'Anna Roe', kind: 'preferred' }],
          status: { kind: 'reviewed' },
        },
        { by: 'editor', note: 'Made.' },
      ),
    )
  const rows = Array.from({ length: 1500 }, (_, n) => `${n},Letter ${n},1801-03-04,Anna Roe,Jan Kos ${n}`)
  let batches = 0
  const counting = {
    ...plainly,
    written: () => async () => {
      batches += 1
    },
  }
  const csv = `key,title,date,sender,recipient\n${rows.join('\n')}\n`
  const report = await ingest(archive, [file('letters.csv', csv)], counting)
  expect(batches).toBeGreaterThan(1)
  expect(report.shown.filter(({ message }) => message.startsWith('“Anna Roe” may be any of'))).toHaveLength(1)
})
