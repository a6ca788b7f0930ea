import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery } from './chancery.ts'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-cli-'))
const archive = ['--archive', join(folder, 'archive')]
const run = (...words: string[]) => inProcess([...words, ...archive])

afterAll(() => rmSync(folder, { recursive: true }))

describe('an archive with the sample collection', () => {
  beforeAll(async () => {
    expect(await run('demo')).toMatchObject({ code: 0 })
  })

  test('is not made twice', async () => {
    expect(await run('demo')).toMatchObject({ code: 4, err: expect.stringContaining('already') })
    expect(await run('init')).toMatchObject({ code: 4 })
  })

  test('lists, shows and searches', async () => {
    expect((await run('list', '--json')).out).toContain('"112659"')
    expect((await run('show', '112659')).out).toContain('Nanjing Peace Proposal')
    expect(JSON.parse((await run('show', '112659', '--json')).out)).toMatchObject({ kind: 'document', id: '112659' })
    const { out, err } = await run('search', 'mediation')
    expect(out).toContain('112659')
    expect(err).toMatch(/\d+ documents\./u)
  })

  test('corrects a record, and shows its history', async () => {
    expect(
      await run(
        'correct',
        '112659',
        '--set',
        'classification.marking=Secret',
        '--note',
        'as the paper says',
        '--public',
      ),
    ).toMatchObject({ code: 0 })
    expect((await run('show', '112659', '--json')).out).toContain('"Secret"')
    expect((await run('history', '112659')).out).toContain('Correction: as the paper says')
    expect(await run('history', '112659', '--restore', '1')).toMatchObject({ code: 0 })
    expect((await run('show', '112659', '--json')).out).not.toContain('"Secret"')
  })

  test.each([
    [['correct', '112659', '--set', 'held=nowhere', '--note', 'x'], 2, 'held'],
    [['correct', '112659', '--note', 'x'], 2, '--set or --from'],
    [['show', 'no-such-record'], 3, 'no document'],
    [['access', '112659', 'secret'], 2, 'secret'],
    [['list', '--kind', 'paper'], 2, 'paper'],
    [['list', '--limit', 'many'], 2, 'whole number'],
    [['correct', '112659', '--set', 'titel=A typo', '--note', 'x'], 2, 'titel'],
    [['search', 'peace', '--sort', 'beauty'], 2, 'beauty'],
    [['export', '--to', join(folder, 'archive/archive.sqlite')], 4, 'already'],
    [['import', folder, '--mapping', join(folder, 'nowhere.yaml')], 3, 'nowhere.yaml'],
    [['serve', '--port', '99999999'], 2, 'whole number'],
    [['import', join(folder, 'nowhere.csv')], 3, 'nowhere.csv'],
    [['frobnicate'], 2, 'unknown command'],
    [['export', '(('], 2, 'asks for nothing'],
    [['cite'], 2, 'Say which'],
    [['cite', '112659', '--query', 'mao'], 2, 'not both'],
    [['cite', '112659', '--format', 'ris', '--form', 'short'], 2, 'people read'],
    [['correct', '112659', '--set', 'title=x', '--note', ''], 2, 'empty'],
    [['withdraw', '112659', '--reason', ' '], 2, 'empty'],
    [['access', '112659', 'restricted', '--group', ''], 2, 'empty'],
    [['access', '112659', 'public', '--until', '2031-01-01'], 2, 'embargo'],
    [['access', '112659', '--group', 'readers'], 2, 'which access'],
    [['history', '112659', '--restore', '1', '--note', ''], 2, 'empty'],
    [['import', '--source', '', folder], 2, 'empty'],
    [['backup', join(folder, 'archive')], 4, 'in the archive itself'],
    [['backup', join(folder, 'archive/copies/monday')], 4, 'in the archive itself'],
    [['restore', join(folder, 'archive')], 4, 'not empty'],
    [['show', 'stalin', '--kind', 'agent', '--tei'], 2, 'for documents'],
    [['init', '--base', 'nowhere'], 2, 'must be an address'],
  ])('%j ends with %i', async (words, code, said) => {
    const ended = await run(...words)
    expect(ended.err).toContain(said)
    expect(ended.code).toBe(code)
  })

  test('shows and reviews a person', async () => {
    expect((await run('show', 'kuznetsov', '--kind', 'agent')).out).toContain('"Kuznetsov"')
    expect(
      await run('correct', 'kuznetsov', '--kind', 'agent', '--set', 'note=GRU', '--note', 'checked'),
    ).toMatchObject({ code: 0 })
    expect((await run('history', 'kuznetsov', '--kind', 'agent')).out).toContain('checked')
  })

  test('a dry run tells what a run would do, and writes nothing', async () => {
    const input = 'key,title,date,sender\n1,A letter,1801-03-04,Anna Roe\n2,A letter,1801-03-05,Anna Roe\n'
    const words = ['import', '-', '--format', 'csv', '--source', 'rehearsed', '--json', ...archive]
    const before = (await run('export')).out
    const dry = JSON.parse((await inProcess([...words, '--dry-run'], input)).out)
    expect((await run('export')).out).toBe(before)
    const { id, at, dryRun, ...told } = JSON.parse((await inProcess(words, input)).out)
    expect({ id, at, dryRun: !dry.dryRun, ...told }).toEqual({ ...dry, id, at, dryRun })
    expect(told).toMatchObject({ new: 2 })
  })

  test('gives letters out as CMIF, all or those of a query; says what a file’s name would have done', async () => {
    const all = (await run('export', '--format', 'cmif')).out
    expect(all.match(/<correspDesc /gu)?.length).toBeGreaterThan(10)
    const some = (await run('export', 'from:stalin', '--format', 'cmif')).out
    expect(some).toContain('/cmif.xml?q=from%3Astalin')
    expect(some.match(/<correspDesc /gu)?.length).toBeLessThan(all.match(/<correspDesc /gu)?.length ?? 0)
    expect((await run('export', 'from:stalin', 'out.csv', '--format', 'csv')).err).toContain(
      '“from:stalin out.csv” was sought as a query, and nothing was found. A file is named with --to.',
    )
  })

  test('cites several records as one set, plain, for a word processor, for programs', async () => {
    const two = await run('cite', '112663', '112659', '--form', 'short')
    expect(two.out.trim().split('\n')).toEqual([
      expect.stringMatching(/^Mao to Stalin, January 13, 1949, /u),
      expect.stringMatching(/^Stalin to Mao, January 10, 1949, /u),
    ])
    expect(two.err).toContain('2 records cited.')
    const all = await run('cite', '--query', '(from:stalin', '--form', 'bibliography', '--format', 'rtf')
    expect(all.err).toContain('A bracket that is not closed')
    expect(all.out).toMatch(/^\{\\rtf1[\s\S]*\\fi-720[\s\S]*Stalin, Joseph\. Cable to Mao Zedong\.[\s\S]*\}\n$/u)
    const ris = (await run('cite', '--query', 'from:stalin', '--format', 'ris')).out
    expect(ris.match(/^TY {2}- /gmu)?.length).toBe(all.out.match(/\\par\n/gu)?.length)
  })

  test('says what a value of a field was taken for, and which there are where it is none', async () => {
    const taken = '“nanjing” was taken for the collection “The Nanjing Peace Proposal, January 1949”'
    expect((await run('search', 'collection:nanjing')).err).toContain(taken)
    const cited = await run('cite', '--query', 'collection:nanjing from:stalin', '--format', 'ris')
    expect(cited.err).toContain(taken)
    expect(cited.out).toContain('TY  - ')
    expect((await run('search', 'genre:sonnet')).err).toContain('There is no kind “sonnet” here.')
    expect((await run('search', 'from:zzyzx')).err).toContain('No document has from: “zzyzx”.')
  })

  test('withdraws and brings back', async () => {
    expect(await run('withdraw', '112663', '--reason', 'by mistake')).toMatchObject({ code: 0 })
    expect((await run('search', 'prestige', '--json')).out).not.toContain('"112663"')
    expect((await run('show', '112663')).err).toMatch(/^Not open: withdrawn on \d{4}-\d\d-\d\d: by mistake\.$/mu)
    expect((await run('cite', '112663', '112659')).err).toContain('not to be read by the public: 112663.')
    expect(await run('access', '112663', 'public')).toMatchObject({ code: 0, out: expect.stringContaining('public') })
  })

  test('is whole, is copied, is restored, and leaves as it came', async () => {
    expect(await run('check')).toMatchObject({ code: 0, out: expect.stringContaining('All is well') })
    const copy = join(folder, 'copy')
    expect(await run('backup', copy)).toMatchObject({ code: 0 })
    expect(await run('backup', copy)).toMatchObject({ code: 0, out: expect.stringContaining('0 new') })
    const again = ['--archive', join(folder, 'again')]
    expect(await inProcess(['restore', copy, ...again])).toMatchObject({
      code: 0,
      out: expect.stringContaining('verified'),
    })
    expect(await inProcess(['restore', copy, ...again])).toMatchObject({ code: 4 })
    const exported = (await run('export')).out
    expect((await inProcess(['export', ...again])).out).toBe(exported)
    const fresh = ['--archive', join(folder, 'fresh')]
    await inProcess(['init', ...fresh])
    const file = join(folder, 'everything.jsonl')
    writeFileSync(file, exported)
    expect(await inProcess(['import', file, ...fresh])).toMatchObject({ code: 0 })
    expect((await inProcess(['export', ...fresh])).out).toBe(exported)
  })

  test('takes standard input', async () => {
    const { code, out } = await inProcess(
      ['import', '-', '--format', 'csv', '--source', 'piped', ...archive],
      'key,title,date\n1,A letter,1801-03-04\n',
    )
    expect(out).toContain('new 1')
    expect(code).toBe(0)
    expect((await run('reports')).out).toContain('piped')
  })
})

test('a missing archive is one line that says what to do', async () => {
  const { code, err } = await chancery(['list', '--archive', join(folder, 'nothing-here')])
  expect(code).toBe(3)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toContain('chancery init')
})
