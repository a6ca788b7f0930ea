import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-every-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...words: readonly string[]) => inProcess(['--archive', join(folder, 'archive'), ...words])

/** The commands that a help text lists, those below a command with it: `exchange show`. */
async function commandsIn(...above: readonly string[]): Promise<readonly string[]> {
  const { out } = await run(...above, '--help')
  const listed = /^Commands:\n(?<lines>(?: .*\n)+)/mu.exec(out)?.groups?.lines ?? ''
  const names = [...listed.matchAll(/^ {2}(?<name>[a-z]+)/gmu)].map((found) => found.groups?.name ?? '')
  const below: string[] = []
  for (const name of names) if (name !== 'help') below.push(...(await commandsIn(...above, name)))
  return below.length > 0 ? below : [above.join(' ')]
}
const commands = await commandsIn()

test.each(commands)('%s --help says what it does, in lines that a terminal holds', async (name) => {
  const { code, out, err } = await run(...name.split(' '), '--help')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(new RegExp(`^Usage: chancery ${name}(?: |$)`, 'mu'))
  expect(out).toMatch(/^ {2}--archive <folder> +the folder of the archive$/mu)
  expect(out).toMatch(/^ {2}--json/mu)
})

/** Commands that go on until they are ended. */
const SERVING = ['serve', 'start']
const letters = join(folder, 'letters.csv')
const empty = join(folder, 'empty')

/** What each prints with `--json`, one after the other over one archive. */
const ANSWERS: readonly (readonly [command: string, words: readonly string[], shape: object])[] = [
  ['demo', [], { archive: join(folder, 'archive'), records: expect.any(Number) }],
  ['list', [], { items: expect.arrayContaining([expect.objectContaining({ kind: 'document' })]) }],
  ['cite', ['112659'], { id: '112659', form: 'note', text: expect.stringContaining('cable, January 10, 1949') }],
  ['show', ['112659'], { kind: 'document', id: '112659', version: 1 }],
  ['search', ['mediation'], { query: 'mediation', hits: expect.any(Array) }],
  ['exchange list', [], { items: expect.arrayContaining([expect.objectContaining({ parties: expect.any(Array) })]) }],
  ['exchange show', ['EXCHANGE'], { title: expect.any(String) }],
  ['exchange ledger', ['EXCHANGE', '--as-of', '1949-01-14'], { lines: expect.any(Array) }],
  ['unanswered', ['--as-of', '1949-01-14'], { items: expect.any(Array) }],
  ['correct', ['112659', '--set', 'title=Told', '--note', 'shorter'], { id: '112659' }],
  ['history', ['112659'], [{ number: 1 }, { number: 2, note: 'shorter' }]],
  ['access', ['112659'], { id: '112659', access: { kind: 'public' } }],
  ['withdraw', ['112659', '--reason', 'by mistake'], { id: '112659', done: 'changed' }],
  ['import', [letters, '--source', 'letters'], { new: 3, dryRun: false }],
  ['suggestions find', [], { proposed: 2, byMention: 0, finished: true }],
  ['suggestions list', [], { items: [{ state: 'open' }, { passage: { stands: true } }] }],
  ['suggestions accept', ['SUGGESTION'], { items: [{ done: 'changed' }] }],
  ['suggestions reject', ['SUGGESTION'], { items: [{ done: 'changed' }] }],
  ['reports', [], { items: [{ source: 'letters' }, { source: 'samples' }] }],
  ['jobs', [], { items: [] }],
  ['harvest', ['HARVEST', '--set', 'letters'], { complete: true, deleted: [], report: { read: 0 } }],
  ['reindex', [], { entries: expect.any(Number) }],
  ['check', [], { faults: [] }],
  ['export', ['--to', join(folder, 'all.jsonl')], { to: join(folder, 'all.jsonl'), records: expect.any(Number) }],
  ['dump', ['--format', 'jsonl', 'tei'], { files: [{ format: 'jsonl' }, { format: 'tei' }] }],
  ['backup', [join(folder, 'copy')], { folder: join(folder, 'copy') }],
  ['restore', [join(folder, 'copy'), '--archive', empty], { faults: [] }],
  ['move', ['--from', empty, '--to', join(folder, 'moved')], { from: empty, files: 3, faults: [] }],
  ['init', ['--archive', join(folder, 'new')], { archive: join(folder, 'new') }],
]

let exchange = ''
let suggestions: { readonly id: string }[] = []
/** An archive with nothing to harvest. */
const other = createServer((request, response) => {
  const format =
    '<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><metadataNamespace>x</metadataNamespace></metadataFormat>'
  const set = '<set><setSpec>letters</setSpec><setName>Letters</setName></set>'
  const body = request.url?.includes('ListRecords')
    ? '<error code="noRecordsMatch"/>'
    : request.url?.includes('ListSets')
      ? set
      : format
  response.end(`<OAI-PMH><responseDate>2026-01-01T00:00:00Z</responseDate><x>${body}</x></OAI-PMH>`)
})
let harvested = ''
afterAll(() => void other.close())

beforeAll(async () => {
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
  const bound = other.address()
  harvested = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/oai`
  const answer = 'I have received your letter of March 4. Your letter of March 1 came too.'
  const rows = ['1,A letter,1801-03-04,Ann Ash,Ben Birch,', `2,An answer,1801-03-09,Ben Birch,Ann Ash,${answer}`]
  const table = ['key,title,date,sender,recipient,text', ...rows, '3,Another,1801-03-01,Ann Ash,Ben Birch,', '']
  writeFileSync(letters, table.join('\n'))
  mkdirSync(empty)
})

test.each(ANSWERS)('%s --json prints one JSON value and nothing beside it', async (command, words, shape) => {
  const given = words.map((word) => {
    if (word === 'HARVEST') return harvested
    return word === 'EXCHANGE' ? exchange : word === 'SUGGESTION' ? (suggestions.pop()?.id ?? '') : word
  })
  const { code, out, err } = await run(...command.split(' '), ...given, '--json')
  expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('chancery:') })
  const told = JSON.parse(out)
  expect(told).toMatchObject(shape)
  if (command === 'exchange list') exchange = told.items[0].id
  if (command === 'suggestions list') suggestions = told.items
})

test('what a query finds is exported in the form that is asked for', async () => {
  const { code, out } = await run('export', 'from:mao', 'date:1949-01-09', '--format', 'ris')
  expect([code, out.match(/^TY {2}- /gmu)?.length]).toEqual([0, 1])
  expect(out).toContain('TI  - Ciphered Telegram No. 50333')
})

test('what is exported for the public tells nothing of the files that it came in', async () => {
  const whole = await run('export')
  const forAll = await run('export', '--public')
  expect(whole.out).toMatch(/"origin":\{[^}]*"file"/u)
  expect(forAll.out).not.toMatch(/"origin":\{[^}]*"file"/u)
})

test('every command has been tried', () => {
  expect([...ANSWERS.map(([command]) => command), ...SERVING].toSorted()).toEqual([...commands].toSorted())
})
