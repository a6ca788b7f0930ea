import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { openArchive } from '#archive.ts'
import { makeSite } from '#site/site.ts'
import { readConfig } from '../../src/config.ts'
import { inProcess } from './in-process.ts'

const {
  CHANCERY_TEST_S3: given,
  CHANCERY_TEST_S3_ACCESS_KEY = 'me',
  CHANCERY_TEST_S3_SECRET_KEY = 'hush',
} = process.env
const KEYS = {
  CHANCERY_S3_ACCESS_KEY: CHANCERY_TEST_S3_ACCESS_KEY,
  CHANCERY_S3_SECRET_KEY: CHANCERY_TEST_S3_SECRET_KEY,
}
const folder = mkdtempSync(join(tmpdir(), 'chancery-on-s3-'))
afterAll(() => rmSync(folder, { recursive: true }))
const letter = join(folder, 'letter.txt')
writeFileSync(letter, '---\ntitle: A letter\n---\n\nDear Sir\n')

const NOBODY = 's3://letters?endpoint=http://127.0.0.1:1'

describe.skipIf(given === undefined)('files on S3 (CHANCERY_TEST_S3 names a server)', () => {
  const environment = (prefix: string) => ({
    CHANCERY_FILES: (given ?? '').replace('?', `/cli-${prefix}?`),
    ...KEYS,
  })
  const at = (archive: string, prefix: string) => (words: readonly string[]) =>
    inProcess([...words, '--archive', join(folder, archive)], undefined, environment(prefix))

  test('dumps are made there, and given out by every node that has the bucket', async () => {
    const bucket = randomUUID()
    expect(await at('dumped', bucket)(['demo'])).toMatchObject({ code: 0 })
    expect(await at('dumped', bucket)(['dump', '--format', 'csv'])).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'dumped/dumps'))).toBe(false)
    const archive = await openArchive(readConfig(join(folder, 'dumped'), environment(bucket)))
    const site = makeSite(archive, {})
    const whole = await site.request('/dumps/documents.csv')
    const bytes = await whole.bytes()
    expect([whole.status, new TextDecoder().decode(bytes).includes('112659')]).toEqual([200, true])
    const part = await site.request('/dumps/documents.csv', { headers: { range: 'bytes=3-20' } })
    expect([part.status, await part.bytes()]).toEqual([206, bytes.slice(3, 21)])
    await archive.close()
  })

  test('an archive keeps its files there, is checked, backed up, and restored to another place there', async () => {
    const first = at('letters', randomUUID())
    expect(await first(['init'])).toMatchObject({ code: 0 })
    expect(await first(['import', letter])).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'letters/files'))).toBe(false)
    expect(await first(['check'])).toMatchObject({ code: 0 })
    const copy = join(folder, 'copy')
    expect(await first(['backup', copy])).toMatchObject({ code: 0, out: expect.stringContaining('1 file') })
    const second = at('again', randomUUID())
    expect(await second(['restore', copy])).toMatchObject({ code: 0, out: expect.stringContaining('verified') })
    expect(existsSync(join(folder, 'again/files'))).toBe(false)
    // An archive whose files are elsewhere misses them.
    const third = at('again', randomUUID())
    expect(await third(['check'])).toMatchObject({ code: 6, out: expect.stringContaining('is not kept') })
  })
})

test('without the S3 server the archive is read and searched; what needs a file says so in a line', async () => {
  const archive = join(folder, 'alone')
  expect(await inProcess(['import', letter, '--archive', archive])).toMatchObject({ code: 3 })
  expect(await inProcess(['demo', '--archive', archive])).toMatchObject({ code: 0 })
  const environment = { CHANCERY_FILES: NOBODY, ...KEYS }
  expect(await inProcess(['import', letter, '--archive', archive], undefined, environment)).toMatchObject({
    code: 7,
    err: expect.stringMatching(/^chancery: The S3 server at http:\/\/127\.0\.0\.1:1 cannot be reached.*\n$/u),
  })
  const open = await openArchive(readConfig(archive, environment))
  const site = makeSite(open)
  expect((await site.request('/')).status).toBe(200)
  expect((await site.request('/documents/112659')).status).toBe(200)
  expect((await site.request('/search?q=peace')).status).toBe(200)
  await open.close()
})

test('a wrong setting of it is told in a line that shows no key', async () => {
  const environment = { CHANCERY_FILES: 's3://key:hush@letters', ...KEYS, CHANCERY_S3_SECRET_KEY: 'hush' }
  const { code, err } = await inProcess(['list', '--archive', join(folder, 'alone')], undefined, environment)
  expect(code).toBe(2)
  expect(err).toMatch(/^chancery: files: this is no address of a bucket.*\n$/u)
  expect(err).not.toContain('hush')
})

test('check looks at all else where the bucket and the index cannot be reached, and says that it could not look at them', async () => {
  const archive = join(folder, 'alone')
  expect(await inProcess(['check', '--archive', archive])).toMatchObject({ code: 0 })
  const db = new Database(join(archive, 'archive.sqlite'))
  db.prepare(`update version set digest = 'x' where seq = (select max(seq) from version)`).run()
  db.close()
  const away = { CHANCERY_FILES: NOBODY, ...KEYS, CHANCERY_SEARCH: 'opensearch+http://127.0.0.1:1' }
  const { code, out } = await inProcess(['check', '--archive', archive], undefined, away)
  expect(code).toBe(6)
  expect(out).toMatch(/its version 1 is no longer as it was written/u)
  expect(out).toMatch(/^files: could not be looked at.*127\.0\.0\.1:1/mu)
  expect(out).toMatch(/^index: could not be looked at.*search engine does not answer/mu)
  expect(out).toMatch(/^3 faults found\.$/mu)
})
