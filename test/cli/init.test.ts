import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { beside, clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'
import { inProcess } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-init-'))
afterAll(async () => {
  await clearPlaces()
  rmSync(folder, { recursive: true })
})

const withSettings = (name: string, settings: string) => {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'chancery.yaml'), settings)
  return join(folder, name)
}
const settingsIn = (archive: string) => readFileSync(join(archive, 'chancery.yaml'), 'utf8')

test('what is given is written into a file of settings that is there; what that says otherwise stays, and is told', async () => {
  const archive = withSettings('there', '# Ours\nbase: https://letters.example\n')
  const ended = await inProcess(['init', '--archive', archive, '--name', 'Letters', '--base', 'https://other.example'])
  expect(ended).toMatchObject({
    code: 0,
    err: expect.stringContaining('says something else already, and was left so: base.'),
  })
  expect(settingsIn(archive)).toBe('# Ours\nbase: https://letters.example\nname: Letters\n')
})

test.skipIf(SERVER === undefined)(
  `a database that holds an archive is refused, and no settings are written (${NEEDED})`,
  async () => {
    const settings = `store: ${newPlace()}\n`
    const archive = withSettings('database', settings)
    expect(await inProcess(['init', '--archive', archive])).toMatchObject({ code: 0 })
    const refused = {
      code: 4,
      out: '',
      err: expect.stringMatching(
        /There is an archive in PostgreSQL at \S+, schema \w+ already\. Nothing was changed\.\n$/u,
      ),
    }
    // Also an empty one, as in a folder.
    expect(await inProcess(['init', '--archive', archive, '--name', 'Letters'])).toMatchObject(refused)
    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, '---\ntitle: A letter\n---\n\nDear Sir\n')
    expect(await inProcess(['import', letter, '--archive', archive])).toMatchObject({ code: 0 })
    expect(await inProcess(['init', '--archive', archive, '--name', 'Letters'])).toMatchObject(refused)
    expect(settingsIn(archive)).toBe(settings)
  },
)

test.skipIf(SERVER === undefined)(
  `where the schema or the database has no archive, only init and a server make one (${NEEDED})`,
  async () => {
    const place = newPlace()
    const schema = new URL(place).searchParams.get('schema')
    const tables = () => beside(place, `select 1 from pg_tables where schemaname = '${schema}'`)
    const archive = join(folder, 'slip')
    const settings = { CHANCERY_STORE: place }
    const letter = join(folder, 'unwanted.txt')
    writeFileSync(letter, '---\ntitle: A letter\n---\n\nDear Sir\n')
    for (const words of [['check'], ['list'], ['search', 'a'], ['export'], ['jobs'], ['show', '1'], ['import', letter]])
      expect(await inProcess([...words, '--archive', archive], undefined, settings)).toMatchObject({
        code: 3,
        out: '',
        err: expect.stringMatching(
          new RegExp(`^chancery: There is no archive in PostgreSQL at \\S+, schema ${schema}\\..*\\n$`, 'u'),
        ),
      })
    expect(existsSync(archive)).toBe(false)
    expect(await tables()).toEqual([])
    expect(await inProcess(['init', '--archive', archive], undefined, settings)).toMatchObject({ code: 0 })
    expect(await inProcess(['check', '--archive', archive], undefined, settings)).toMatchObject({ code: 0 })
  },
)

test('a bucket or a cluster that is none is told in one line, and nothing is made', async () => {
  const server = createServer((_, response) => response.writeHead(404).end('<html>Not here</html>')).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const bound = server.address()
  const host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
  const keys = { CHANCERY_S3_ACCESS_KEY: 'me', CHANCERY_S3_SECRET_KEY: 'secret' }
  const archive = join(folder, 'unmade')
  const init = (settings: Readonly<Record<string, string>>) =>
    inProcess(['init', '--archive', archive], undefined, { ...keys, ...settings })
  const refused = (err: RegExp) => ({ code: 7, out: '', err: expect.stringMatching(err) })
  expect(await init({ CHANCERY_FILES: `s3://letters?endpoint=http://${host}` })).toMatchObject(
    refused(/^chancery: The S3 server at \S+ answers 404, and not as an S3 server would\.\n$/u),
  )
  expect(await init({ CHANCERY_SEARCH: `opensearch+http://${host}` })).toMatchObject(
    refused(/^chancery: What answers there is no OpenSearch: .*\n$/u),
  )
  expect(await init({ CHANCERY_SEARCH: 'opensearch+http://127.0.0.1:1' })).toMatchObject(
    refused(/^chancery: The search engine does not answer just now .*\n$/u),
  )
  expect(existsSync(archive)).toBe(false)
})
