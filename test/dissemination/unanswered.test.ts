import { expect, test } from 'vitest'
import { unanswered } from '#dissemination/unanswered.ts'
import { unansweredRows, unansweredShape } from '#dissemination/unanswered-rows.ts'
import type { Document } from '#document/document.ts'
import type { Held } from '#holding/held.ts'
import { type Reader, THE_PUBLIC } from '#store/store.ts'
import { cable, id, STAFF, why } from '../contract/store-samples.ts'
import { nanjing } from '../exchange/nanjing.ts'
import { temporaryArchive } from '../temporary-archive.ts'

const letter = (given: string, day: string | undefined, more: Partial<Document> = {}): Document =>
  cable(given, { ...(day === undefined ? {} : { dates: [{ role: 'sent', edtf: day, basis: 'stated' }] }), ...more })
const from = (name: string): Pick<Document, 'participants'> => ({ participants: [{ role: 'sender', asNamed: name }] })
const to = (given: string, certainty?: 'possible'): Pick<Document, 'relations'> => ({
  relations: [
    { kind: 'replies-to', to: { document: id<'document'>(given) }, ...(certainty === undefined ? {} : { certainty }) },
  ],
})
const asking = (...parties: string[]): Pick<Document, 'asks'> => ({
  asks: parties.map((party) => ({ to: party, passage: 'When will you come?' })),
})

/** What the documents among these ask, as `to: state; notes`. */
async function told(held: readonly Held[], asOf?: string, reader: Reader = THE_PUBLIC): Promise<readonly string[]> {
  await using archive = await temporaryArchive()
  await archive.store.write(async (tx) => {
    for (const one of held) await tx.put(one, why)
  })
  const { items } = await unanswered(archive.store.as(reader), { limit: 100, ...(asOf === undefined ? {} : { asOf }) })
  return unansweredShape(items, asOf).map((each) => {
    const { owedBy, words, notes } = each as { owedBy: string; words: string; notes: { words: string }[] }
    return [`${owedBy}: ${words}`, ...notes.map((note) => note.words)].join('; ')
  })
}

test.each<[string, readonly Document[], string | undefined, readonly string[]]>([
  ['no reply', [letter('q', '1900-03-01', asking('B'))], '1900-03-02', ['B: unanswered; no reply known']],
  ['before it was sent', [letter('q', '1900-03-01', asking('B'))], '1900-02-28', []],
  [
    'a month in which it may not have been sent',
    [letter('q', '1900-03', asking('B'))],
    '1900-03-02',
    ['B: unanswered; possibly not yet put; no reply known'],
  ],
  [
    'no day of the letter',
    [letter('q', undefined, asking('B'))],
    '1900-03-02',
    ['B: unanswered; possibly not yet put; no reply known'],
  ],
  [
    'a later reply',
    [letter('q', '1900-03-01', asking('B')), letter('r', '1900-03-05', to('q'))],
    '1900-03-04',
    ['B: unanswered; answered by Cable r (r), later: on 5 March 1900'],
  ],
  [
    'a reply of the day',
    [letter('q', '1900-03-01', asking('B')), letter('r', '1900-03-05', to('q'))],
    '1900-03-05',
    [],
  ],
  [
    'a reply of the month',
    [letter('q', '1900-03-01', asking('B')), letter('r', '1900-03', to('q'))],
    '1900-03-04',
    ['B: unanswered, possibly answered; answered by Cable r (r), between 1 and 31 March 1900'],
  ],
  [
    'a reply without a day',
    [letter('q', '1900-03-01', asking('B')), letter('r', undefined, to('q'))],
    '1900-03-04',
    ['B: unanswered; answered by Cable r (r), on a day not known'],
  ],
  [
    'a reply without a day, whenever',
    [letter('q', '1900-03-01', asking('B')), letter('r', undefined, to('q'))],
    undefined,
    [],
  ],
  [
    'a reply that is perhaps none',
    [letter('q', '1900-03-01', asking('B')), letter('r', '1900-03-03', to('q', 'possible'))],
    '1900-03-04',
    ['B: unanswered, possibly answered; answered perhaps by Cable r (r), on 3 March 1900'],
  ],
  [
    'the reply of one of two',
    [letter('q', '1900-03-01', asking('B', 'C')), letter('r', '1900-03-03', { ...to('q'), ...from('C') })],
    '1900-03-04',
    ['B: unanswered; no reply known'],
  ],
  [
    'the reply of somebody for both',
    [letter('q', '1900-03-01', asking('B', 'C')), letter('r', '1900-03-03', { ...to('q'), ...from('D') })],
    '1900-03-04',
    [],
  ],
])('%s', async (_, held, asOf, expected) => {
  expect(await told(held, asOf)).toEqual(expected)
})

test('a reply that is closed to the reader tells them nothing', async () => {
  const held = [
    letter('q', '1900-03-01', asking('B')),
    letter('r', '1900-03-03', { ...to('q'), access: { kind: 'restricted', groups: ['staff'] } }),
  ]
  expect(await told(held, '1900-03-04')).toEqual(['B: unanswered; no reply known'])
  expect(await told(held, '1900-03-02')).toEqual(['B: unanswered; no reply known'])
  expect(await told(held, '1900-03-04', STAFF)).toEqual([])
})

const withRecord = (sign: string, document: string) => ({
  ...nanjing,
  moves: nanjing.moves.map((move) => (move.sign === sign ? { ...move, documents: [id<'document'>(document)] } : move)),
})

test('what an exchange has as a matter is told there alone', async () => {
  const lines = await told([withRecord('FO', 'q'), letter('q', '1949-01-12', asking('moscow'))], '1949-01-12')
  expect(lines.filter((line) => line === 'moscow: unanswered; no reply known')).toHaveLength(1)
})

test('a move of an exchange that answers the document is its reply', async () => {
  // What 2 asks is a matter of 1 in the exchange, and 4 answers it.
  const held = [withRecord('2', 'q'), letter('q', '1949-01-11', asking('ccp'))]
  const own = async (asOf: string) => (await told(held, asOf)).filter((line) => line.startsWith('ccp'))
  expect(await own('1949-01-13')).toEqual([
    'ccp: unanswered; answered by 4, The Nanjing peace proposal, later: on 14 January 1949',
  ])
  expect(await own('1949-01-14')).toEqual([])
})

test('a table and data hold both, each under its own record', async () => {
  await using archive = await temporaryArchive()
  await archive.store.write(async (tx) => {
    await tx.put(nanjing, why)
    await tx.put(letter('q', '1949-01-02', asking('B')), why)
  })
  const { items } = await unanswered(archive.store.as(THE_PUBLIC), { asOf: '1949-01-18', limit: 100 })
  const [headings = [], ...rows] = unansweredRows(items, '1949-01-18')
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => headings.length))
  const cell = (row: readonly string[] | undefined, heading: string) => row?.[headings.indexOf(heading)]
  expect(rows.map((row) => [cell(row, 'exchange'), cell(row, 'document'), cell(row, 'reply awaited from')])).toEqual([
    ['nanjing-1949', '', 'washington'],
    ['nanjing-1949', '', 'london'],
    ['nanjing-1949', '', 'paris'],
    ['nanjing-1949', '', 'moscow'],
    ['', 'q', 'B'],
  ])
  expect(cell(rows[4], 'days since sent')).toBe('16')
  expect(cell(rows[4], 'no reply known')).toBe('no reply known')
})

test('a list goes on where it ended, and gives each once', async () => {
  await using archive = await temporaryArchive()
  await archive.store.write(async (tx) => {
    await tx.put(nanjing, why)
    for (let n = 0; n < 120; n += 1) await tx.put(letter(`q${n}`, '1949-01-02', asking('B')), why)
  })
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const slice = await unanswered(archive.store.as(THE_PUBLIC), {
      limit: 7,
      ...(after === undefined ? {} : { after }),
    })
    seen.push(...slice.items.map((item) => ('lines' in item ? item.exchange.id : item.described.document.id)))
    if (slice.next === undefined) break
    after = slice.next
  }
  expect(seen).toHaveLength(121)
  expect(new Set(seen).size).toBe(121)
})
