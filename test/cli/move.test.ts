import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '#archive.ts'
import { makeSite } from '#site/site.ts'
import { readConfig } from '../../src/config.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-moving-'))
const archive = join(folder, 'archive')
afterAll(async () => {
  await clearPlaces()
  rmSync(folder, { recursive: true })
})

beforeAll(async () => {
  const run = (...words: string[]) => inProcess([...words, '--archive', archive])
  const letter = join(folder, 'letter.txt')
  writeFileSync(letter, '---\ntitle: A letter\n---\n\nDear Sir\n')
  expect(await run('demo')).toMatchObject({ code: 0 })
  expect(await run('import', letter)).toMatchObject({ code: 0 })
  expect(await run('correct', '112659', '--set', 'title=Told', '--note', 'shorter', '--public')).toMatchObject({
    code: 0,
  })
  expect(await run('withdraw', '116969', '--reason', 'by mistake')).toMatchObject({ code: 0 })
  writeFileSync(join(archive, 'chancery.yaml'), `# Ours\n${readFileSync(join(archive, 'chancery.yaml'), 'utf8')}`)
})

const ADDRESSES = [
  '/',
  '/iiif/changes.json',
  '/documents/112659',
  '/documents/112659.json',
  '/documents/112659/versions',
  '/corrections',
  '/people',
  '/archives',
  '/exchanges',
  '/search?q=mediation',
  '/feed.atom',
  '/corrections.atom',
  '/sitemap.xml',
  '/cmif.xml',
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/oai?verb=ListRecords&metadataPrefix=tei',
  '/oai?verb=ListSets',
]

const MOMENT = /<responseDate>[^<]*|(?<=<publicationStmt>.*)<date when="[^"]*"/su

/** What a reader, a harvester or a follower of feeds is given, but for the moment of the answer. */
async function answersOf(place: string): Promise<Readonly<Record<string, string>>> {
  const open = await openArchive(readConfig(place, {}))
  await open.indexed(await open.store.head())
  const site = makeSite(open)
  const answers: Record<string, string> = {}
  for (const address of ADDRESSES) {
    const answer = await site.request(address)
    answers[address] = `${answer.status} ${(await answer.text()).replace(MOMENT, '')}`
  }
  await open.close()
  return answers
}

const newFolder = (name: string, settings?: string) => {
  mkdirSync(join(folder, name))
  if (settings !== undefined) writeFileSync(join(folder, name, 'chancery.yaml'), settings)
  return join(folder, name)
}
const move = (from: string, to: string, ...more: readonly string[]) =>
  inProcess(['move', '--from', from, '--to', to, ...more])

test('an archive that was moved answers as it did, to the last byte, and its files and settings have come along', async () => {
  const there = newFolder('there')
  const { code, out } = await move(archive, there)
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^Moved to .*, 3 files \(3 new\)\. All \d+ rows are the same/u),
  })
  const answers = await answersOf(archive)
  expect(Object.entries(answers).filter(([, answer]) => !answer.startsWith('200'))).toEqual([])
  expect(await answersOf(there)).toEqual(answers)
  expect(readFileSync(join(there, 'chancery.yaml'), 'utf8')).toContain('# Ours')
  expect(await move(archive, there)).toMatchObject({
    code: 4,
    err: expect.stringContaining('There is an archive there already'),
  })
})

test('settings that the new folder does not say come along, and are told; so is what it says otherwise', async () => {
  const from = newFolder('named')
  cpSync(archive, from, { recursive: true })
  writeFileSync(join(from, 'chancery.yaml'), 'name: My Letters\nbase: https://letters.example\nlanguage: de\n')
  const to = newFolder('renamed', '# Its own\nlanguage: fr\n')
  expect(await move(from, to, '--no-index')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/taken along: name, base\.\n.*something else, .*: language\.\n/u),
  })
  expect(readFileSync(join(to, 'chancery.yaml'), 'utf8')).toBe(
    '# Its own\nlanguage: fr\nname: My Letters\nbase: https://letters.example\n',
  )
})

test.each(['check', 'indexed'] as const)(
  'broken off in its last steps (%s), the same command goes on',
  async (step) => {
    const words = ['move', '--from', archive, '--to', newFolder(`broken-${step}`)]
    const brokenOff = await inProcess(words, undefined, {}, async (...how) => ({
      ...(await openArchive(...how)),
      [step]: () => {
        throw new Error('the power went')
      },
    }))
    expect(brokenOff).toMatchObject({ code: 1, out: '' })
    expect(await inProcess(['list', '--archive', join(folder, `broken-${step}`)])).toMatchObject({
      code: 7,
      err: expect.stringContaining('Run the same "chancery move" again'),
    })
    expect(await inProcess(words)).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 new'),
      err: expect.stringContaining('Going on where'),
    })
    expect(await answersOf(join(folder, `broken-${step}`))).toEqual(await answersOf(archive))
  },
)

describe.skipIf(SERVER === undefined)(`PostgreSQL (${NEEDED})`, () => {
  test('to it and back, the same', async () => {
    const settings = readFileSync(join(archive, 'chancery.yaml'), 'utf8')
    const cluster = newFolder('cluster', `${settings}store: ${newPlace()}\n`)
    expect(await move(archive, join(cluster, 'chancery.yaml'), '--json')).toMatchObject({ code: 0 })
    expect(existsSync(join(cluster, 'archive.sqlite'))).toBe(false)
    const copy = join(folder, 'copy')
    expect(await inProcess(['backup', copy, '--archive', cluster])).toMatchObject({
      code: 7,
      err: expect.stringContaining('pg_dump'),
    })
    expect(existsSync(copy)).toBe(false)
    const back = newFolder('back')
    expect(await move(cluster, back)).toMatchObject({ code: 0 })
    expect(readFileSync(join(back, 'chancery.yaml'), 'utf8')).toBe(settings)
    const answers = await answersOf(archive)
    expect(await answersOf(cluster)).toEqual(answers)
    expect(await answersOf(back)).toEqual(answers)
  })
})

const { CHANCERY_TEST_S3: bucket } = process.env

test.skipIf(bucket === undefined)(
  'its files go to a bucket, and come back (CHANCERY_TEST_S3 names a server)',
  async () => {
    const keys = {
      CHANCERY_S3_ACCESS_KEY: process.env.CHANCERY_TEST_S3_ACCESS_KEY ?? 'me',
      CHANCERY_S3_SECRET_KEY: process.env.CHANCERY_TEST_S3_SECRET_KEY ?? 'hush',
    }
    const there = newFolder('bucket', `files: ${(bucket ?? '').replace('?', `/moved-${randomUUID()}?`)}\n`)
    const words = (from: string, to: string) => ['move', '--from', from, '--to', to, '--no-index', '--json']
    const moved = await inProcess(words(archive, there), undefined, keys)
    expect(moved).toMatchObject({ code: 0, out: expect.stringContaining('"copied": 3') })
    expect(existsSync(join(there, 'files'))).toBe(false)
    const back = newFolder('from-bucket')
    expect(await inProcess(words(there, back), undefined, keys)).toMatchObject({ code: 0 })
    expect(readdirSync(join(back, 'files'), { recursive: true }).toSorted()).toEqual(
      readdirSync(join(archive, 'files'), { recursive: true }).toSorted(),
    )
  },
)

test.each([
  ['nothing listens there', 'store: postgres://127.0.0.1:1/letters', 7, 'does not answer'],
  ['what is no address', 'store: mysql://127.0.0.1/letters', 2, 'should look like postgres://'],
  ['a setting that there is not', 'shop: here', 2, 'shop'],
])('to %s: one line that says so', async (what, settings, code, said) => {
  const ended = await move(archive, newFolder(what.replaceAll(' ', '-'), `${settings}\n`))
  expect(ended).toMatchObject({ code, out: '' })
  expect(ended.err).toMatch(/^chancery: .*\n$/u)
  expect(ended.err).toContain(said)
})

test('not from nowhere, not into itself; the environment says nothing of where they are', async () => {
  expect(await move(join(folder, 'nowhere'), newFolder('empty'))).toMatchObject({ code: 3 })
  expect(await move(archive, archive)).toMatchObject({ code: 4 })
  const elsewhere = { CHANCERY_STORE: 'postgres://127.0.0.1:1/letters' }
  const ended = await inProcess(
    ['move', '--from', archive, '--to', newFolder('quiet'), '--no-index'],
    undefined,
    elsewhere,
  )
  expect(ended).toMatchObject({ code: 0, err: expect.stringContaining('CHANCERY_STORE counts for nothing here') })
})

test('what is wrong with an archive is told when it has been moved', async () => {
  const damaged = join(folder, 'damaged')
  cpSync(archive, damaged, { recursive: true })
  rmSync(join(damaged, 'files'), { recursive: true })
  const { code, out } = await move(damaged, newFolder('still-damaged'), '--no-index')
  expect(code).toBe(6)
  expect(out).toContain('its original file')
})
