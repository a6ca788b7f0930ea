import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Bucket, bucketAt } from '#store/files/s3/bucket.ts'
import { dumpBucket } from '#store/files/s3/dump-bucket.ts'
import { keysIn } from '#store/files/s3/listing.ts'
import { openS3Files } from '#store/files/s3/open.ts'
import { s3Server } from '#store/files/s3/server.ts'
import { sha256 } from '#value/digest.ts'
import { givesDumpsOut } from '../../contract/dump-place.ts'
import { keepsFiles, pieces, textOf } from '../../contract/files.ts'

const { CHANCERY_TEST_S3: given, CHANCERY_TEST_S3_ACCESS_KEY, CHANCERY_TEST_S3_SECRET_KEY } = process.env
const keys = { access: CHANCERY_TEST_S3_ACCESS_KEY ?? 'nobody', secret: CHANCERY_TEST_S3_SECRET_KEY ?? 'nothing' }
/** A part of the bucket for each test. */
const ownBucket = (): Bucket => ({
  ...bucketAt(given ?? 's3://none?endpoint=http://127.0.0.1:1'),
  prefix: `test/${randomUUID()}/`,
})
const now = () => new Date()
const patience = { answer: 5000, pause: 10 }
/** The least that S3 takes as a part: a file of the contract goes in several. */
const partSize = 5 * 1024 * 1024
const needed = 'CHANCERY_TEST_S3 names no server: test/engines/s3/start.sh'

keepsFiles({
  name: 'S3',
  ...(given === undefined ? { skip: needed } : {}),
  open: async () => {
    const bucket = ownBucket()
    const open = () => openS3Files({ bucket, keys, now, patience, partSize })
    return { files: open(), again: open(), close: async () => {} }
  },
})

givesDumpsOut({
  name: 'S3',
  ...(given === undefined ? { skip: needed } : {}),
  open: async () => {
    const bucket = ownBucket()
    const open = () => dumpBucket({ bucket, keys, now, patience, partSize })
    return { place: open(), again: open(), close: async () => {} }
  },
})

/** Asks the server directly, as somebody else would. */
async function ask(method: string, { endpoint, name, prefix }: Bucket, key: string, body?: string): Promise<string> {
  const client = new AwsClient({
    accessKeyId: keys.access,
    secretAccessKey: keys.secret,
    service: 's3',
    region: 'us-east-1',
  })
  const answer = await client.fetch(`${endpoint}/${name}/${prefix}${key}`, {
    method,
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.ok).toBe(true)
  return await answer.text()
}

describe.skipIf(given === undefined)(`dumps on S3 (${given === undefined ? needed : 'a server'})`, () => {
  test('what no list names is cleared a day later, and is no fault of the files', async () => {
    const bucket = ownBucket()
    const folder = await mkdtemp(join(tmpdir(), 'chancery-placed-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const made = async (content: string, time = now()) => {
      const path = join(folder, 'a.csv')
      await writeFile(path, content)
      const file = { sha256: sha256(content), size: content.length }
      const place = dumpBucket({ bucket, keys, now: () => time, patience })
      await place.place('a.csv', path, file)
      await place.writeList(JSON.stringify({ files: [file] }))
      return file
    }
    const dumps = async () =>
      (await Array.fromAsync(keysIn(s3Server(bucket, keys, patience), bucket.prefix))).map(({ key }) =>
        key.split('/').at(-2),
      )
    const [first, second] = [await made('first'), await made('second')]
    expect(await dumps()).toEqual(expect.arrayContaining([first.sha256, second.sha256]))
    const third = await made('third', new Date(Date.now() + 25 * 60 * 60 * 1000))
    expect((await dumps()).filter((digest) => digest !== 'dumps')).toEqual([third.sha256])
    expect(await Array.fromAsync(openS3Files({ bucket, keys, now, patience }).check())).toEqual([])
  })
})

describe.skipIf(given === undefined)(`S3 (${given === undefined ? needed : 'a server'})`, () => {
  test('check tells what was changed there, and reading it is refused at its end', async () => {
    const bucket = ownBucket()
    const files = openS3Files({ bucket, keys, now, patience })
    const bad = await files.keep(pieces('bad'))
    await files.keep(pieces('good'))
    const key = `sha256/${bad.sha256.slice(0, 2)}/${bad.sha256}`
    await ask('PUT', bucket, key, 'bat')
    await ask('PUT', bucket, 'sha256/notes.txt', 'x')
    await ask('PUT', bucket, `elsewhere/${bad.sha256}`, 'x')
    const faults = await Array.fromAsync(files.check())
    const where = (name: string) => `s3://${bucket.name}/${bucket.prefix}${name}`
    expect(faults.map((fault) => fault.where).toSorted()).toEqual(
      [where(key), where('sha256/notes.txt'), where(`elsewhere/${bad.sha256}`)].toSorted(),
    )
    expect(faults.find((fault) => fault.where === where(key))?.message).toContain('no longer those that it is named by')
    expect((await Array.fromAsync(files.list())).length).toBe(2)
    await expect(textOf(files.open(bad.sha256))).rejects.toMatchObject({ code: 'unavailable' })
    // Of another size it is put anew when the same bytes come again.
    await ask('PUT', bucket, key, 'much worse')
    await files.keep(pieces('bad'))
    expect(await textOf(files.open(bad.sha256))).toBe('bad')
  })

  test('bytes that are not those of the digest are refused by the server', async () => {
    const bucket = ownBucket()
    const server = s3Server(bucket, keys, patience)
    const put = (body: string) => server.ask('PUT', { key: 'sha256/x', body, sha256: sha256('one') })
    await expect(put('two')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Mismatch'),
    })
    expect(await server.ask('HEAD', { key: 'sha256/x' })).toBe(undefined)
    expect((await put('one'))?.status).toBe(200)
  })

  test('an upload in parts that broke off is a leftover after a day', async () => {
    const bucket = ownBucket()
    await ask('POST', bucket, `sha256/ab/${'ab'.repeat(32)}?uploads=`)
    expect(await openS3Files({ bucket, keys, now, patience }).clearLeftovers()).toBe(0)
    const later = () => new Date(Date.now() + 25 * 60 * 60 * 1000)
    expect(await openS3Files({ bucket, keys, now: later, patience }).clearLeftovers()).toBe(1)
    expect(await openS3Files({ bucket, keys, now: later, patience }).clearLeftovers()).toBe(0)
  })

  test('a list is read page by page', async () => {
    const files = openS3Files({ bucket: ownBucket(), keys, now, patience })
    const names: string[] = []
    for (let at = 0; at < 1100; at += 100)
      names.push(
        ...(await Promise.all(Array.from({ length: 100 }, (_, one) => files.keep(pieces(`${at + one}`))))).map(
          (kept) => kept.sha256,
        ),
      )
    const listed = await Array.fromAsync(files.list())
    expect(listed.map((kept) => kept.sha256).toSorted()).toEqual(names.toSorted())
  })

  test('wrong keys and a bucket that is not there are told in a line, without the keys', async () => {
    const bucket = ownBucket()
    const wrong = openS3Files({ bucket, keys: { ...keys, secret: 'a secret of mine' }, now, patience })
    await expect(wrong.answer()).rejects.toMatchObject({
      code: 'unavailable',
      message: `The S3 server at ${bucket.endpoint} refuses the keys that it is given (SignatureDoesNotMatch).`,
    })
    await expect(wrong.keep(pieces('one'))).rejects.toMatchObject({ code: 'unavailable' })
    const none = openS3Files({ bucket: { ...bucket, name: 'not-there' }, keys, now, patience })
    const says = { code: 'unavailable', message: `The S3 server at ${bucket.endpoint} has no bucket not-there.` }
    await expect(none.answer()).rejects.toMatchObject(says)
    await expect(none.keep(pieces('one'))).rejects.toMatchObject(says)
    await expect(Array.fromAsync(none.list())).rejects.toMatchObject(says)
  })
})

/** A server that answers as it is told to, and what was asked of it. */
async function serverThat(answers: RequestListener): Promise<{ bucket: Bucket; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('/').at(-1)}`)
    answers(request, response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { bucket: bucketAt(`s3://letters?endpoint=http://127.0.0.1:${port}`), asked }
}

const impatient = { answer: 200, pause: 1 }
const WORDS = 'Dear Sir, I beg leave'

test('a server that is not there, that says nothing, or that says it is busy is asked three times, then refused', async () => {
  const gone = openS3Files({
    bucket: bucketAt('s3://letters?endpoint=http://127.0.0.1:1'),
    keys,
    now,
    patience: impatient,
  })
  await expect(gone.answer()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('cannot be reached'),
  })
  const silent = await serverThat(() => {})
  await expect(
    openS3Files({ bucket: silent.bucket, keys, now, patience: impatient }).has(sha256('x')),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: `The S3 server at ${silent.bucket.endpoint} does not answer within 0.2 s.`,
  })
  expect(silent.asked.length).toBe(3)
  const busy = await serverThat((_, response) => response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'))
  await expect(openS3Files({ bucket: busy.bucket, keys, now, patience: impatient }).answer()).rejects.toMatchObject({
    message: `The S3 server at ${busy.bucket.endpoint} answers 503 SlowDown.`,
  })
  expect(busy.asked.length).toBe(3)
})

test('a line that breaks in the middle is taken up where it broke', async () => {
  const ranges: (string | undefined)[] = []
  const { bucket } = await serverThat((request, response) => {
    const range = request.headers.range
    ranges.push(range)
    if (range !== undefined) return response.writeHead(206).end(WORDS.slice(Number(/\d+/u.exec(range)?.[0])))
    response.writeHead(200, { 'content-length': WORDS.length })
    return response.write(WORDS.slice(0, 7), () => response.destroy())
  })
  const files = openS3Files({ bucket, keys, now, patience: impatient })
  expect(await textOf(files.open(sha256(WORDS)))).toBe(WORDS)
  expect(ranges).toEqual([undefined, 'bytes=7-'])
})

test('an answer that stands still is given up', async () => {
  const { bucket } = await serverThat((_, response) => {
    response.writeHead(200, { 'content-length': WORDS.length })
    response.write('Dear')
  })
  const files = openS3Files({ bucket, keys, now, patience: impatient })
  await expect(textOf(files.open(sha256(WORDS)))).rejects.toMatchObject({
    code: 'unavailable',
    message: `The S3 server at ${bucket.endpoint} broke off in the middle of an answer.`,
  })
})

test.each([
  [
    's3://letters?endpoint=https://s3.example',
    { endpoint: 'https://s3.example', region: 'us-east-1', name: 'letters', prefix: '' },
  ],
  [
    's3://my.letters/a-b/c?region=eu-1&endpoint=http://127.0.0.1:9000/',
    { endpoint: 'http://127.0.0.1:9000', region: 'eu-1', name: 'my.letters', prefix: 'a-b/c/' },
  ],
])('%s is an address of a bucket', (address, bucket) => expect(bucketAt(address)).toEqual(bucket))

test.each([
  's3://',
  's3://UPPER?endpoint=https://s3.example',
  's3://letters',
  's3://letters?endpoint=s3.example',
  's3://letters?endpoint=https://key:secret@s3.example',
  's3://letters/../x//y?endpoint=https://s3.example',
  's3://letters?endpoint=https://s3.example/path',
  's3://letters?endpoint=https://s3.example&secret_key=hidden',
  's3://key:hidden@letters?endpoint=https://s3.example',
])('%s is none, and is not repeated', (address) => {
  expect(() => bucketAt(address)).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.not.stringContaining('hidden') }),
  )
})

test.each([
  [
    400,
    '<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>',
    'has another region: say region=eu-west-1 in its address',
  ],
  [
    404,
    '<Error><Code>XAdminUserNotFound</Code></Error>',
    'does not know the access key that it is given (XAdminUserNotFound)',
  ],
  [
    403,
    '<Error><Code>InvalidAccessKeyId</Code></Error>',
    'does not know the access key that it is given (InvalidAccessKeyId)',
  ],
  [404, '{"error":"no such route"}', 'answers 404, and not as an S3 server would'],
])(
  'an answer with %i %s is told as what it means, and a file is not said to be missing',
  async (status, body, says) => {
    const { bucket } = await serverThat((_, response) => response.writeHead(status).end(body))
    const files = openS3Files({ bucket, keys, now, patience: impatient })
    const refusal = { code: 'unavailable', message: `The S3 server at ${bucket.endpoint} ${says}.` }
    await expect(files.answer()).rejects.toMatchObject(refusal)
    await expect(Array.fromAsync(files.open(sha256('x')))).rejects.toMatchObject(refusal)
  },
)
