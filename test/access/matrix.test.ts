import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DUMP_FORMATS } from '#dissemination/dumps/dump-list.ts'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { type OpenSite, openSite } from '../site/open-site.ts'
import { filesIn } from '../zip.ts'
import { DUMPED, OUTLETS, type Outlet } from './outlets.ts'
import { ABSENT, CASES, type Case, HELD_IN_STATES, type Signs, SUGGESTIONS_IN_STATES } from './states.ts'

// All outlets of the site by all states of access: what is closed is told by none of them, but where a protocol has a word for what is deleted.

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, HELD_IN_STATES)
  await open.store.write(async (tx) => {
    for (const one of Map.groupBy(SUGGESTIONS_IN_STATES, ({ document }) => document)) await tx.suggestAnew(...one)
  })
  await open.index()
  await makeDumps(open.store.as(THE_PUBLIC), {
    place: open.archive.dumps,
    formats: DUMP_FORMATS,
    frame: { name: 'Chancery', base: 'https://chancery.example', licence: 'https://x.example', at: new Date() },
    signal: new AbortController().signal,
  })
})
afterAll(() => open.close())

const outletsAt = (route: string): readonly Outlet[] => {
  const found = OUTLETS[route]
  return found === undefined ? [] : 'asked' in found ? [found] : found
}
const ROUTES = Object.keys(OUTLETS)
const ASKED = ROUTES.flatMap((route) =>
  outletsAt(route).flatMap((outlet) => outlet.asked.map((asked) => [asked, outlet] as const)),
)

test('every route of the site is asked, and nothing else', () => {
  const routes = open.site.routes.filter(({ method, path }) => method === 'GET' && path !== '/*')
  expect(new Set(routes.map(({ path }) => path))).toEqual(new Set(ROUTES))
  expect(DUMPED).toBe(OUTLETS['/dumps/:name'] === undefined ? 0 : outletsAt('/dumps/:name')[0]?.asked.length)
})

const fill = (address: string, signs: Signs) =>
  address.replaceAll(/\{(?<sign>id|title|reference|rest)\}/gu, (_, sign: keyof Signs) => signs[sign])

/** Another at each asking, whatever is asked. */
const OF_EACH_ANSWER = ['ratelimit', 'x-request-id']

/** Headers and body as one text; of a zip what is in it. */
async function said(address: string): Promise<{ readonly status: number; readonly words: string }> {
  const response = await open.get(address)
  const bytes = Buffer.from(await response.arrayBuffer())
  const body = address.endsWith('.zip')
    ? [...filesIn(bytes)].map(([name, content]) => `${name} ${content}`).join('\n')
    : bytes.toString('utf8')
  const headers = [...response.headers].filter(([name]) => !OF_EACH_ANSWER.includes(name)).map(([, value]) => value)
  return { status: response.status, words: [...headers, body].join('\n').toLowerCase() }
}

const signsIn = (words: string, { signs }: Case): readonly (keyof Signs)[] =>
  (Object.keys(signs) as (keyof Signs)[]).filter((name) => words.includes(signs[name].toLowerCase()))

/** What may be told of a record here. */
function allowed(one: Case, { deletes, tombstone }: Outlet, status: number): readonly (keyof Signs)[] {
  if (one.isOpen) return ['id', 'title', 'reference', 'rest']
  if (deletes === true && one.wasOpen) return ['id']
  return tombstone === true && one.hasTombstone && status === 410 ? ['id', 'title', 'reference'] : []
}

describe.each(ASKED.filter(([address]) => !address.includes('{')))('%s', (address, outlet) => {
  test('tells of what is open, and of nothing that is closed', async () => {
    const { status, words } = await said(address)
    expect(status).toBeLessThan(300)
    for (const one of CASES) {
      const found = signsIn(words, one)
      const may = allowed(one, outlet, status)
      expect([one.name, ...found.filter((sign) => !may.includes(sign))]).toEqual([one.name])
      if (one.isOpen && outlet.shows !== false) expect([one.name, found.length > 0]).toEqual([one.name, true])
      if (!one.isOpen && one.wasOpen && outlet.deletes === true) expect([one.name, ...found]).toEqual([one.name, 'id'])
    }
  })
})

describe.each(ASKED.filter(([address]) => address.includes('{')))('%s', (address, outlet) => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const [here, nowhere] = [await said(fill(address, one.signs)), await said(fill(address, ABSENT))]
    if (one.isOpen) {
      if (outlet.shows !== false) expect([here.status, signsIn(here.words, one).length > 0]).toEqual([200, true])
      return
    }
    if (outlet.deletes === true && one.wasOpen) {
      expect(signsIn(here.words, one)).toEqual(['id'])
      return
    }
    if (outlet.tombstone === true && one.hasTombstone) {
      expect([301, 410]).toContain(here.status)
      expect(signsIn(here.words, one).filter((sign) => sign === 'rest')).toEqual([])
      return
    }
    const alike = (Object.keys(ABSENT) as (keyof Signs)[]).reduce(
      (words, sign) => words.replaceAll(one.signs[sign].toLowerCase(), ABSENT[sign].toLowerCase()),
      here.words,
    )
    expect({ status: here.status, words: alike }).toEqual(nowhere)
  })
})
