import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '#config.ts'
import { indexEngine } from '#index-engine.ts'
import { entry, everything, put } from '../../contract/search-samples.ts'
import { clusterUnderTest } from './cluster.ts'
import { fakeNode, type NodeAnswer, type NodeAsked } from './fake-node.ts'

// Nobody waits before a node is asked again.
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: async () => undefined,
}))

const PASSWORD = 'quiet: as a mouse'
const KNOWN = `Basic ${Buffer.from(`archive:${PASSWORD}`).toString('base64')}`
const folder = mkdtempSync(join(tmpdir(), 'chancery-secured-'))
const at = (name: string) => join(folder, name)

/** A key, and a certificate of 127.0.0.1 that nobody has signed but itself. */
function certify(name: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [at(`${name}.key`), at(`${name}.pem`)]
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test -addext'.split(' ')
  execFileSync('openssl', [...made, 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch (cause) {
    if (cause instanceof Error) return false
    throw cause
  }
})()

describe.skipIf(!hasOpenssl)('a cluster that asks who asks, over TLS (needs openssl)', () => {
  const seen: NodeAsked[] = []
  let answer: (asked: NodeAsked) => NodeAnswer | Promise<NodeAnswer> = () => ({ body: {} })
  let node: Awaited<ReturnType<typeof fakeNode>>
  beforeAll(async () => {
    node = await fakeNode((asked) => {
      seen.push(asked)
      return asked.authorization === KNOWN ? answer(asked) : { status: 401, body: 'Unauthorized' }
    }, certify('node'))
    certify('other')
    writeFileSync(at('password'), `${PASSWORD}\n`)
  })
  afterAll(() => {
    node.close()
    rmSync(folder, { recursive: true })
  })

  /** The index as it is opened by what is set. */
  const opened = (set: Readonly<Record<string, string>>, name = 'chancery') =>
    indexEngine(
      readConfig(folder, { CHANCERY_SEARCH: `opensearch+https://127.0.0.1:${node.port}/${name}?shards=1`, ...set }),
    )
  const RIGHT = {
    CHANCERY_SEARCH_USER: 'archive',
    CHANCERY_SEARCH_PASSWORD_FILE: at('password'),
    CHANCERY_SEARCH_CA_FILE: at('node.pem'),
  }

  test('is asked by who is set, where its certificate is the one that is set', async () => {
    answer = () => ({ body: {} })
    const { searching } = await opened(RIGHT)
    expect(await searching.status()).toMatchObject({ entries: 0 })
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set([KNOWN]))
    await searching.close()
  })

  test.each([
    ['none', undefined],
    ['another', at('other.pem')],
  ])('is told nothing, not even a password, where %s is set', async (_, CHANCERY_SEARCH_CA_FILE) => {
    const { CHANCERY_SEARCH_CA_FILE: __, ...set } = RIGHT
    seen.length = 0
    const { searching } = await opened(
      CHANCERY_SEARCH_CA_FILE === undefined ? set : { ...set, CHANCERY_SEARCH_CA_FILE },
    )
    await expect(searching.status()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('certificate'),
    })
    expect(seen).toEqual([])
    await searching.close()
  })

  test.each([
    ['a wrong password', { ...RIGHT, CHANCERY_SEARCH_PASSWORD: 'loud' }],
    ['nobody', { CHANCERY_SEARCH_CA_FILE: RIGHT.CHANCERY_SEARCH_CA_FILE }],
  ])('says where to look when it does not take %s, and repeats no password', async (_, set) => {
    const { searching } = await opened(set)
    const told = await searching.status().catch((cause: unknown) => cause)
    expect(told).toMatchObject({ code: 'unavailable', message: expect.stringContaining('CHANCERY_SEARCH_USER') })
    expect(String(told)).not.toContain('loud')
    await searching.close()
  })

  test.skipIf(clusterUnderTest === undefined)('keeps an index and answers from it (needs a cluster)', async () => {
    const [real = ''] = clusterUnderTest?.replace('opensearch+', '').split(',') ?? []
    answer = async ({ method, path, body }) => {
      const sent = body === '' ? {} : { body, headers: { 'content-type': 'application/x-ndjson' } }
      const answered = await fetch(`${real}${path}`, { method, ...sent })
      return { status: answered.status, body: await answered.json() }
    }
    const { searching, openIndexing } = await opened(RIGHT, `test-secured-${process.pid}`)
    const indexing = await openIndexing()
    await indexing.take(put(entry('a'), entry('b', { access: ['team'] })), 1)
    expect(await everything({ searching })).toEqual(['a'])
    await fetch(`${real}/test-secured-${process.pid}-index-*`, { method: 'DELETE' })
    await Promise.all([indexing.close(), searching.close()])
  })
})

test.skipIf(hasOpenssl)('TLS is tried where there is openssl', ({ skip }) => skip())
