import { expect, test } from 'vitest'
import { ingest } from '#ingest/ingest.ts'
import type { Report } from '#ingest/report.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

const ROWS = 600
const TEXTS = 120
/** Dates that are none, a name that two bear, a key that comes twice. */
const row = (n: number) =>
  `${n},Letter ${n},${n % 7 === 0 ? '1801-13-01' : '1801-03-04'},${n % 2 === 0 ? 'Roe' : `Person ${n % 20}`},Jan Kos`
const CSV = ['key,title,date,sender,recipient', ...Array.from({ length: ROWS }, (_, n) => row(n)), row(5), ''].join(
  '\n',
)
/** Each names one that comes later. */
const TEXT_FILES = Array.from({ length: TEXTS }, (_, n) => {
  const relation = `relations:\n  - to: t${(n + 70) % TEXTS}\n    kind: mentions`
  return file(`t${n}.txt`, `---\nid: t${n}\ntitle: Text ${n}\n${relation}\n---\n\nWords of ${n}.\n`, 'letters')
})
const roe = (id: string) =>
  JSON.stringify({
    ...{ kind: 'agent', id, entityType: 'person', status: { kind: 'reviewed' } },
    names: [{ text: 'Roe', kind: 'preferred' }],
  })
const TWO = `${roe('roe-1')}\n${roe('roe-2')}\n`
const ALL = ROWS + TEXTS

type Archive = Awaited<ReturnType<typeof temporaryArchive>>

const again = { ...plainly, report: 'job-1' }
const letters = () => [...TEXT_FILES, file('letters.csv', CSV)]

/** All that is kept of an import: its report, each issue, and what each record leads to. */
async function keptOf({ store }: Archive) {
  const issues: string[] = []
  let after: string | undefined
  do {
    const slice = await store.reportIssues('job-1', { limit: 500, ...(after === undefined ? {} : { after }) })
    // Where the first is that bears a name of several hangs on how batches were cut.
    const place = ({ at, message }: Issue) => (message.includes('Roe') ? 'somewhere' : at)
    issues.push(...slice.items.map((issue) => `${place(issue)} ${issue.field}: ${issue.message}`))
    after = slice.next
  } while (after !== undefined)
  const records = store.as(THE_EDITORS)
  const texts = [
    ...(
      await records.get(
        'document',
        TEXT_FILES.map((_, n) => `letters-t${n}`),
      )
    ).values(),
  ]
  const versions = await Promise.all(texts.map(({ id }) => records.versions('document', id)))
  return {
    report: await store.report('job-1'),
    issues: issues.toSorted(),
    relations: texts.map(({ id, relations }) => [id, relations]),
    // Each was brought in once, and led to what came later at most once.
    versions: Math.max(...versions.map((all) => all.length)),
  }
}

async function opened(): Promise<Archive> {
  const archive = await temporaryArchive()
  expect(await ingest(archive, [file('two.jsonl', TWO)], plainly)).toMatchObject({ new: 2, issues: 0 })
  return archive
}

test('an import that was broken off again and again, in order or by a fault, comes to the same report as one that was not', async () => {
  await using one = await opened()
  const whole = await ingest(one, letters(), again)
  const wanted = await keptOf(one)
  expect(wanted.report).toMatchObject({ read: ALL + 1, new: ALL, refused: 1, finished: true })
  expect(wanted.issues.filter((issue) => issue.includes('Roe'))).toHaveLength(1)
  expect(wanted.issues.length).toBe(wanted.report?.issues)
  expect(wanted.versions).toBe(2)

  await using other = await opened()
  for (const ending of ['stop', 'fault', 'stop'] as const) {
    const stop = new AbortController()
    let written = 0
    const run = ingest(other, letters(), {
      ...again,
      signal: stop.signal,
      written: () => async () => {
        written += 1
        if (written < 2) return
        if (ending === 'fault') throw new Error('the node dies')
        stop.abort()
      },
    })
    if (ending === 'fault') await expect(run).rejects.toThrow('the node dies')
    else expect((await run).finished).toBe(false)
    const soFar = await other.store.report('job-1')
    expect(soFar?.new).toBe((await other.store.as(THE_EDITORS).counts()).documents)
    expect(soFar?.new).toBeLessThan(ALL)
  }
  const report: Report = await ingest(other, letters(), again)
  expect(await keptOf(other)).toEqual(wanted)
  expect({ ...report, shown: [] }).toEqual({ ...whole, shown: [] })
})
