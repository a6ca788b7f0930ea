import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { writeExchangeCsv } from '#formats/exchange-csv/write.ts'
import { ingest } from '#ingest/ingest.ts'
import type { IngestOptions } from '#ingest/run.ts'
import { THE_EDITORS } from '#store/store.ts'
import { sample, samples } from '../exchange/sample.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

const jsonl = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const others = samples.filter(({ id }) => id !== sample.id)
const [first, ...moves] = sample.moves
/** The sample's exchange with its first move changed. */
const changed = (more: object) => ({ ...sample, moves: [{ ...first, ...more }, ...moves] })
const misquoting = changed({
  points: [
    {
      ...first?.points[0],
      evidence: [{ passage: { document: '112659', text: 't1', block: 'p1', exact: 'Nanjing demands an answer' } }],
    },
  ],
})

async function imported(records: readonly unknown[], more: Partial<IngestOptions> = {}) {
  await using archive = await temporaryArchive()
  const options = { ...plainly, ...more }
  const report = await ingest(archive, [file('samples.jsonl', jsonl(records))], options)
  const again = await ingest(archive, [file('samples.jsonl', jsonl(records))], options)
  const held = await archive.store.as(THE_EDITORS).get('exchange', [sample.id])
  return { report, again, exchange: held.get(sample.id) }
}

test('an exchange comes in as it is, also before the documents that it quotes', async () => {
  const { report, again, exchange } = await imported([sample, ...others])
  expect(report).toMatchObject({ new: samples.length, refused: 0, issues: 0 })
  expect(again).toMatchObject({ new: 0, changed: 0, unchanged: samples.length })
  expect(exchange).toEqual(sample)
})

describe.each<[string, unknown, string, string]>([
  [
    'an unknown party',
    changed({ to: ['moscow', 'tokyo'] }),
    `samples.jsonl:${others.length + 1}, N`,
    '“tokyo” is no party',
  ],
  [
    'a quotation that does not say where in the document it stands',
    changed({
      points: [{ ...first?.points[0], evidence: [{ citation: { asGiven: 'see 112659, «a request from Nanjing»' } }] }],
    }),
    `samples.jsonl:${others.length + 1}, N, N`,
    '112659 is held here, and a quotation from it names text and block',
  ],
  [
    'a quotation that is not in the text',
    misquoting,
    `samples.jsonl:${others.length + 1}, N, N`,
    'does not stand in 112659, t1, p1',
  ],
])('%s', (_name, given, at, message) => {
  test('is set aside, and said with its line', async () => {
    const { report, again, exchange } = await imported([...others, given])
    expect(report).toMatchObject({ new: samples.length, refused: 0 })
    expect(report.shown).toMatchObject([{ severity: 'warning', at, message: expect.stringContaining(message) }])
    expect(again).toMatchObject({ unchanged: samples.length, changed: 0, kept: 0 })
    expect(exchange?.unplaced).toHaveLength(1)
    expect(exchange?.moves).toHaveLength(15)
  })

  test('refuses the exchange whole with --strict', async () => {
    const { report, exchange } = await imported([...others, given], { strict: true })
    expect(report).toMatchObject({ new: others.length, refused: 1, errors: 1 })
    expect(exchange).toBeUndefined()
  })
})

describe.each<[string, object, string, (exchange: Exchange | undefined) => unknown, unknown]>([
  [
    'of a claim',
    changed({ steps: [{ step: 'dispatched', claims: [{ edtf: '1949-02-31' }] }] }),
    'moves.0.steps.0.claims.0.edtf',
    (exchange) => exchange?.moves[0]?.steps,
    [{ step: 'dispatched', claims: [{}] }],
  ],
  [
    'of a publication',
    changed({ public: { where: 'nanjing', from: 'soon' } }),
    'moves.0.public',
    (exchange) => exchange?.moves[0]?.public,
    undefined,
  ],
  [
    'of a silence',
    {
      ...sample,
      silences: [{ owedBy: 'paris', to: 'N', denies: 'sent', asOf: '1949-13' }, ...(sample.silences ?? [])],
    },
    'silences.0',
    (exchange) => exchange?.silences,
    sample.silences,
  ],
])('a day %s that is none', (_name, given, field, told, left) => {
  test('is set aside, and said', async () => {
    const { report, exchange } = await imported([...others, given])
    expect(report).toMatchObject({ new: samples.length, refused: 0 })
    expect(report.shown).toMatchObject([{ severity: 'warning', at: 'samples.jsonl:73', field }])
    expect(told(exchange)).toEqual(left)
    expect(exchange?.unplaced).toMatchObject([{ label: field }])
  })

  test('refuses the exchange whole with --strict', async () => {
    const { report } = await imported([...others, given], { strict: true })
    expect(report).toMatchObject({ new: others.length, refused: 1 })
  })
})

test('a table with a day that is none is refused whole with --strict', async () => {
  await using archive = await temporaryArchive()
  const table = 'exchange,sign,from,to,attested,dispatched,point,act\r\nx,1,a,b,inferred,1949-02-31,1,ask\r\n'
  const strict = await ingest(archive, [file('points.csv', table)], { ...plainly, strict: true })
  expect(strict).toMatchObject({ new: 0, refused: 1 })
  expect(await ingest(archive, [file('points.csv', table)], plainly)).toMatchObject({ new: 1, refused: 0 })
})

test('a date against what it implies is told, and stays', async () => {
  const { report, exchange } = await imported([
    ...others,
    {
      ...sample,
      moves: sample.moves.map((move) =>
        move.sign === '3' ? { ...move, steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-02' }] }] } : move,
      ),
    },
  ])
  expect(report.shown.map(({ message }) => message)).toContainEqual(expect.stringContaining('cannot have come after'))
  expect(exchange?.moves.find(({ sign }) => sign === '3')?.steps?.[0]?.claims).toEqual([{ edtf: '1949-01-02' }])
})

test('what stands in a document that is not held is told, and kept', async () => {
  const { report, exchange } = await imported([sample])
  expect(report.shown.every(({ message }) => message.includes('is not held'))).toBe(true)
  expect(report.shown.length).toBeGreaterThan(10)
  expect(exchange).toEqual(sample)
})

test('evidence in a document that is not held is no fault of the store', async () => {
  await using archive = await temporaryArchive()
  const evidence = [{ passage: { document: 'elsewhere-1', text: 't1', block: 'p1', exact: 'a request' } }]
  const given = changed({ points: [{ ...first?.points[0], evidence }] })
  expect(await ingest(archive, [file('samples.jsonl', jsonl([...others, given]))], plainly)).toMatchObject({
    issues: 1,
  })
  expect(await Array.fromAsync(archive.store.check())).toEqual([])
})

test('a citation that quotes what is not held is a citation', async () => {
  const evidence = [{ citation: { asGiven: 'Radchenko 12 “no mediation”' } }]
  const { report, exchange } = await imported([...others, changed({ points: [{ ...first?.points[0], evidence }] })])
  expect(report.issues).toBe(0)
  expect(exchange?.moves[0]?.points[0]?.evidence).toEqual(evidence)
})

test('a document that a move is and that is not held is told, and stays', async () => {
  const given = changed({ documents: ['nosuchdoc'] })
  const { report, exchange } = await imported([...others, given])
  expect(report.shown).toMatchObject([
    {
      severity: 'warning',
      at: `samples.jsonl:${others.length + 1}, N`,
      field: 'documents',
      message: 'Document “nosuchdoc” is not held. It was kept.',
    },
  ])
  expect(exchange).toEqual(given)
})

test('who carried it and is nobody here is told, and stays', async () => {
  const { report, exchange } = await imported([...others, changed({ carrier: ['letter', 'stalin'] })])
  expect(report.shown).toEqual([
    {
      severity: 'warning',
      at: 'samples.jsonl:73, N',
      field: 'carrier',
      message: 'Agent “letter” is not held. It was kept.',
    },
  ])
  expect(exchange?.moves[0]?.carrier).toEqual(['letter', 'stalin'])
})

test('a table says where it leaves out how a move is known', async () => {
  await using archive = await temporaryArchive()
  const table = 'exchange,sign,from,to,attested,point,act\r\nx,1,a,b,,1,ask\r\n'
  const { shown } = await ingest(archive, [file('points.csv', table)], plainly)
  expect(shown).toMatchObject([{ at: 'points.csv:2', message: expect.stringMatching(/^is empty: it is one of/u) }])
})

test('a table of points comes in beside the documents that it quotes', async () => {
  await using archive = await temporaryArchive()
  const table = writeExchangeCsv(sample).replace('a request from Nanjing that', 'a demand from Nanjing that')
  const report = await ingest(archive, [file('points.csv', table), file('samples.jsonl', jsonl(others))], plainly)
  expect(report).toMatchObject({ new: samples.length, refused: 0 })
  expect(report.shown).toMatchObject([{ at: 'points.csv:8, N', message: expect.stringContaining('does not stand in') }])
})

test('what can only be told of a table when the whole is known is told at its own row', async () => {
  await using archive = await temporaryArchive()
  const table = `exchange,row,party,agents,sign,from,to,attested,dispatched,point,act,answers,owed by,about,denies,as of,evidence
x,party,a,nobody,,,,,,,,,,,,,
x,party,b,,,,,,,,,,,,,,
x,,,,1,a,b,reported,1949-01-08,1,ask,,,,,,
x,,,,1,,,,,1b,ask,accept 2b,,,,,
x,,,,2,b,a,reported,1949-01-02,2,answer,refuse 1,,,,,
x,,,,2,,,,,2b,answer,accept 1b; accept 9,,,,,
x,,,,2,,,,,2,answer,,,,,,
x,silence,,,,,,,,,,,b,1,sent,never,
x,silence,,,,,,,,,,,a,1,sent,1949-01-10/..,c1 t1 p1 “words”
`
  const { shown } = await ingest(archive, [file('points.csv', table)], plainly)
  expect(shown.map(({ at, field }) => [at, field]).toSorted()).toEqual([
    ['points.csv:10, silence of a on 1', 'evidence'],
    ['points.csv:10, silence of a on 1', 'silences'],
    ['points.csv:2, party a', 'agents'],
    ['points.csv:5, 1, 1b', 'answers'],
    ['points.csv:6, 2', 'steps'],
    ['points.csv:7, 2, 2b', 'answers'],
    ['points.csv:8', 'point'],
  ])
})

test('a text that comes in otherwise tells which evidence no longer finds its words, and leaves it', async () => {
  await using archive = await temporaryArchive()
  await ingest(archive, [file('samples.jsonl', jsonl(samples))], plainly)
  const cable = samples.find(({ id }) => id === '112659') as Document
  const texts = (cable.texts ?? []).map((text) => ({ ...text, body: '<p xml:id="p1">Other words.</p>' }))
  const report = await ingest(archive, [file('samples.jsonl', jsonl([{ ...cable, texts }]))], plainly)
  expect(report).toMatchObject({ changed: 1, refused: 0 })
  const { items } = await archive.store.reportIssues(report.id, { limit: 50 })
  expect(items.length).toBeGreaterThan(2)
  expect(items).toContainEqual({
    severity: 'warning',
    at: 'samples.jsonl:1',
    field: 'evidence',
    message: expect.stringMatching(
      /^exchange nanjing-1949, 1, 1b: “.+” does not stand in 112659, t1, p\d\. It was left as it is\.$/u,
    ),
  })
  const held = await archive.store.as(THE_EDITORS).get('exchange', [sample.id])
  expect(held.get(sample.id)).toEqual(sample)
})
