import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { wordsOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { csv } from '#formats/csv/read.ts'
import { draftsOf, incoming, issuesOf, readAll } from '../bytes-of.ts'

const mappingOf = (name: string): unknown => parse(readFileSync(`samples/mappings/${name}.yaml`, 'utf8'))
const file = (path: string, mapping?: unknown) =>
  incoming(new Uint8Array(readFileSync(path)), 'letters.csv', 65_536, mapping)
const LETTERS = '../shared/cmif/spener/letters.csv'
const DELEGATES = ['1774', '1787'].map((year) => `../shared/delegates/letters-of-delegates-${year}.csv`)

test.skipIf(!existsSync(LETTERS))(
  '2,435 real rows (skipped where ../shared is absent): keys are unique but for the one that the table repeats',
  async () => {
    for (const mapping of [undefined, mappingOf('spener')]) {
      const readings = await readAll(csv, file(LETTERS, mapping))
      const drafts = draftsOf(readings)
      expect(drafts).toHaveLength(2435)
      expect(issuesOf(readings).filter(({ severity }) => severity !== 'note')).toEqual([])
      const keys = drafts.map(({ key }) => key?.value)
      expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual(['SpBr-F-6 144'])
      expect(
        drafts.every(({ dates, participants }) => dates?.[0]?.edtf !== undefined && (participants?.length ?? 0) >= 2),
      ).toBe(true)
    }
  },
)

test.skipIf(!existsSync(LETTERS))(
  'the mapping of the real rows gives volumes as collections and editions',
  async () => {
    const readings = await readAll(csv, file(LETTERS, mappingOf('spener')))
    expect(readings.filter(({ kind }) => kind === 'collection')).toHaveLength(13)
    expect(draftsOf(readings)[217]).toMatchObject({
      key: { value: 'SpBr-F-2 1' },
      collections: [{ value: 'SpBr-F-2' }],
      witnesses: [
        { kind: 'printed', edition: { title: expect.stringContaining('Band 2: 1675–1676') as unknown, number: '1' } },
      ],
    })
    // One cell has two names and one identifier: whose it is, nobody can tell.
    expect(draftsOf(readings).flatMap((draft) => draft.unplaced ?? [])).toMatchObject([
      { label: 'addresseeID', at: 'letters.csv:62 addresseeID' },
    ])
  },
)

test.skipIf(!DELEGATES.every(existsSync))(
  'real letters with quoted cells (skipped where ../shared is absent): every word of a text is kept',
  async () => {
    const { parse: parseCsv } = await import('csv-parse/sync')
    for (const path of DELEGATES) {
      const rows: readonly Readonly<Record<string, string>>[] = parseCsv(readFileSync(path), { columns: true })
      const drafts = draftsOf(await readAll(csv, file(path, mappingOf('delegates'))))
      expect(drafts.map(({ key }) => key?.value)).toEqual(rows.map((row) => row.TCP))
      const plain = (words: string) => words.replace(/[\s"\\]+/gu, '')
      drafts.forEach((draft, n) => {
        expect(plain(wordsOf(parseBody(draft.texts?.[0]?.body ?? '')).join(''))).toBe(plain(rows[n]?.Content ?? ''))
      })
      expect(drafts.filter(({ dates }) => dates?.[0]?.basis === 'inferred').length).toBeGreaterThan(drafts.length * 0.7)
    }
  },
)

test.each([
  ['Sender;Empfänger;Datum', ['participants.sender', 'participants.recipient', 'dates.sent']],
  ['от,Отправитель,Адресат,Дата', ['participants.sender', 'participants.recipient', 'dates.sent']],
  ['expéditeur,destinataire,lieu', ['participants.sender', 'participants.recipient', 'places.sent-from']],
  ['senderID,sender_place,Sender', ['participants.sender', 'places.sent-from']],
  ['发件人,收件人,日期', ['participants.sender', 'participants.recipient', 'dates.sent']],
])('knows the columns %s', async (header, fields) => {
  const cells = header.split(/[,;]/u).map((_, n) => `value ${n}`)
  const [draft] = draftsOf(
    await readAll(csv, incoming(`${header}\n${cells.join(header.includes(';') ? ';' : ',')}\n`, 'a.csv')),
  )
  const found = (['participants', 'dates', 'places'] as const).flatMap((field) =>
    (draft?.[field] ?? []).map(({ role }) => `${field}.${role}`),
  )
  expect(found.toSorted()).toEqual(fields.toSorted())
})

test('identifiers go to the names beside them', async () => {
  const rows = ['to,toid', 'A|B,x|y', 'A|B,|y', 'A|B,x', 'A,x|y'].join('\n')
  const drafts = draftsOf(await readAll(csv, incoming(rows, 'a.csv')))
  expect(
    drafts.map(({ participants = [], unplaced }) => [
      participants.map(({ refs }) => refs),
      unplaced?.map(({ value }) => value),
    ]),
  ).toEqual([
    [[['x'], ['y']], undefined],
    [[undefined, ['y']], undefined],
    [[undefined, undefined], ['x']],
    [[['x', 'y']], undefined],
  ])
})

test('a value that is called like a part of every object is a value', async () => {
  const mapping = { columns: { a: { field: 'title', values: { x: 'Xylophone' } } } }
  const readings = await readAll(csv, incoming('a\nconstructor\nx\n', 'a.csv', 9, mapping))
  expect(draftsOf(readings).map(({ title }) => title?.value)).toEqual(['constructor', 'Xylophone'])
})

test('a mapping that names a column that is not there says so, and the rest is read', async () => {
  const readings = await readAll(csv, incoming('a,b\n1,2\n', 'a.csv', 9, { columns: { A: 'title', c: 'text' } }))
  expect(issuesOf(readings)).toMatchObject([
    { severity: 'warning', at: 'a.csv:1', message: 'the mapping names a column “c”; there is none' },
  ])
  expect(draftsOf(readings)).toMatchObject([{ title: { value: '1' }, unplaced: [{ label: 'b', value: '2' }] }])
})

test.each([
  ['key,title,date\n', ['there is no row below its header']],
  ['key,title,date\n1,A letter,1801\n', []],
])('a table of a header alone is said to be one: %j', async (content, messages) => {
  const readings = await readAll(csv, incoming(new TextEncoder().encode(content), 'letters.csv'))
  expect(issuesOf(readings).map(({ message }) => message)).toEqual(messages)
})
