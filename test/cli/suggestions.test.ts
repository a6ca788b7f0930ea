import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-suggestions-'))
const run = (...words: readonly string[]) => inProcess([...words, '--archive', join(folder, 'archive')])
const ids = async (...words: readonly string[]): Promise<readonly string[]> =>
  JSON.parse((await run('suggestions', 'list', '--json', ...words)).out).items.map(({ id }: { id: string }) => id)

beforeAll(async () => {
  const answer =
    'It rained all week. I have received your letter of March 4, and read it. Your letter of March 1 is lost.'
  const rows = ['1,A letter,1801-03-04,Ann Ash,Ben Birch,', `2,An answer,1801-03-09,Ben Birch,Ann Ash,"${answer}"`]
  const file = join(folder, 'letters.csv')
  writeFileSync(file, ['key,title,date,sender,recipient,text', ...rows, ''].join('\n'))
  await run('init')
  expect(await run('import', file, '--source', 'letters', '--no-index')).toMatchObject({ code: 0 })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('says what it read, and again that nothing is new', async () => {
  expect((await run('suggestions', 'find')).out).toBe(
    '2 documents read, 2 namings of other letters found.\nThey lead to 1 letter held here, and to 1 known by mention only.\n2 of these are new; 0 were proposed before and are no longer.\n',
  )
  expect((await run('suggestions', 'find')).out).toContain('0 of these are new; 0 were')
})

test('lists each with its words in what stands around them', async () => {
  const { out } = await run('suggestions', 'list')
  expect(out).toContain('letters-2  An answer (9 March 1801)\n  answers letters-1  A letter (4 March 1801)\n')
  expect(out).toMatch(/It rained all week\. .*\[.*your letter of March 4\], and read it\./u)
  const mentioned = await run('suggestions', 'list', '--by-mention')
  expect(mentioned.out).toContain('answers letter of 1 March 1801, Ann Ash to Ben Birch, not held\n')
  const { out: table } = await run('suggestions', 'list', '--csv')
  const [headings = '', row = '', ...more] = table.trimEnd().split('\r\n')
  expect(more).toEqual([])
  expect(headings.split(',').length).toBe(22)
  expect(row).toContain(',open,0.9,replies-to,letters-2,An answer,1801-03-09,letters-1,A letter,1801-03-04,,,yes,t1,')
  expect((await run('suggestions', 'list', '--state', 'maybe')).code).toBe(2)
  expect((await run('suggestions', 'list', '--document', 'letters-1')).out).toBe('')
  expect((await run('suggestions', 'list', '--document', 'no-such')).code).toBe(3)
})

test('accepts and rejects once; a changed text is told, and refused', async () => {
  const [one = ''] = await ids()
  const [lost = ''] = await ids('--by-mention')
  expect((await run('suggestions', 'reject', lost)).out).toBe(`${lost} is rejected.\n`)
  expect((await run('suggestions', 'reject', lost)).out).toBe(`${lost} was rejected already.\n`)
  await run('correct', 'letters-2', '--set', 'texts.0.body=<p xml:id="p1">Nothing.</p>', '--note', 'other words')
  expect((await run('suggestions', 'list')).out).toContain('The words no longer stand there')
  const refused = await run('suggestions', 'accept', one)
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('no longer stands in letters-2') })
  await run('history', 'letters-2', '--restore', '1')
  expect((await run('suggestions', 'accept', one)).out).toBe(`${one} is accepted.\n`)
  expect(JSON.parse((await run('show', 'letters-2', '--json')).out).relations).toMatchObject([
    { kind: 'replies-to', to: { document: 'letters-1' }, evidence: [{ passage: { text: 't1' } }] },
  ])
  expect((await run('suggestions', 'reject', one)).code).toBe(4)
  expect((await run('suggestions', 'accept', 'no-such')).code).toBe(3)
  await run('suggestions', 'find')
  expect([await ids(), await ids('--by-mention')]).toEqual([[], []])
})
