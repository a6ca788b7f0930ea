import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { type Reading, type Store, THE_PUBLIC, type Writing } from '#store/store.ts'
import { agent, at, cable, collection, exchange, id, lying, why } from '../contract/store-samples.ts'
import { suggested } from '../contract/store-suggestions.ts'

// Whatever an import looks up or a page asks for is found by an index: no statement goes through a table that grows with the archive.

const folder = mkdtempSync(join(tmpdir(), 'chancery-plans-'))
const file = join(folder, 'archive.sqlite')
const prepare = Database.prototype.prepare
const asked = new Set<string>()
let store: Store

beforeAll(async () => {
  store = await openSqliteStore({ file, now: () => new Date('2026-11-25T12:00:00Z') })
  await store.write(async (tx) => {
    await tx.put(agent('stalin', { links: ['https://example.org/1'] }), why)
    await tx.put(collection('war'), why)
    const more = {
      ...lying(at('aprf', [['fond', '1']])),
      participants: [{ role: 'sender', agent: id<'agent'>('stalin') }],
      collections: [{ collection: id<'collection'>('war') }],
    } as const
    await tx.put(cable('1', more), why)
    await tx.put(
      cable('2', {
        ...more,
        relations: [
          {
            kind: 'replies-to',
            to: { document: id<'document'>('1') },
            evidence: [{ citation: { asGiven: '1 «words»' } }],
          },
        ],
      }),
      why,
    )
    await tx.put(exchange('e', ['1', '2']), why)
    await tx.remember('letters', '1', { kind: 'document', id: id<'document'>('1'), imported: 'x', likeness: 'y' })
  })
  // Every statement is noted on its way to the driver.
  Database.prototype.prepare = new Proxy(prepare, {
    apply(driver, database, words) {
      asked.add(String(words[0]))
      return Reflect.apply(driver, database, words)
    },
  })
  await store.close()
  store = await openSqliteStore({ file, now: () => new Date('2026-11-25T12:00:00Z') })
})
afterAll(async () => {
  Database.prototype.prepare = prepare
  await store.close()
  rmSync(folder, { recursive: true })
})

const cut = { limit: 5 }
const war = id<'collection'>('war')
const PAGES: Readonly<Record<string, (reading: Reading) => Promise<unknown>>> = {
  get: (reading) => reading.get('document', ['1']),
  describe: (reading) => reading.describe(['1', '2']),
  listed: (reading) => reading.listed(['1', '2']),
  find: (reading) => reading.find('document', 'no:1'),
  versions: (reading) => reading.versions('document', '1'),
  version: (reading) => reading.version('document', '1', 1),
  recent: (reading) => reading.recent(5),
  list: (reading) => reading.list('document', cut),
  describeAll: (reading) => reading.describeAll(cut),
  addresses: (reading) => reading.addresses('document', { ...cut, since: 0, last: 9 }),
  addressCount: (reading) => reading.addressCount('agent', { since: 0, last: 9 }),
  authorities: (reading) => reading.authorities('place', { ...cut, prefix: 's' }),
  members: (reading) => reading.members(war, cut),
  memberCounts: (reading) => reading.memberCounts([war]),
  unit: (reading) => reading.unit('aprf/f1'),
  unitNames: (reading) => reading.unitNames(['aprf', 'aprf/f1']),
  units: (reading) => reading.units('aprf', cut),
  shelf: (reading) => reading.shelf('aprf/f1', cut),
  unitsOf: (reading) => reading.unitsOf([id<'document'>('1')]),
  corrections: (reading) => reading.corrections(cut),
  quoting: (reading) => reading.quoting([id<'document'>('1')]),
  naming: (reading) => reading.naming('agent', ['stalin'], cut),
  namingCount: (reading) => reading.namingCount('agent', ['stalin']),
  asking: (reading) => reading.asking({ ...cut, by: 'day', day: 2_432_000, iso: '1946-07-01', agent: 'stalin' }),
  embargoesOver: (reading) => reading.embargoesOver('2031-01-01', 5),
  'asking, by change': (reading) => reading.asking({ ...cut, by: 'change' }),
  suggestion: (reading) => reading.suggestion('s1'),
  suggestions: (reading) => reading.suggestions({ ...cut, state: 'open', held: true }),
  'suggestions of a document': (reading) =>
    reading.suggestions({ ...cut, state: 'open', held: false, document: id<'document'>('1') }),
  knownByMention: (reading) => reading.knownByMention(cut),
  'knownByMention of an agent': (reading) => reading.knownByMention({ ...cut, agent: id<'agent'>('stalin') }),
  lettersBetween: (reading) => reading.lettersBetween([{ writer: 'stalin', reader: '', from: '1949', to: '1950' }]),
  mergedInto: (reading) => reading.mergedInto([id<'agent'>('stalin')]),
  mergedFrom: (reading) => reading.mergedFrom('agent', 'stalin'),
  harvestSpan: (reading) => reading.harvestSpan({ from: new Date(0), before: new Date(1) }),
  harvest: (reading) => reading.harvest({ after: 0, last: 9, newest: 9, collection: 'war', limit: 5, whole: true }),
  harvestSize: (reading) => reading.harvestSize({ after: 0, last: 9, newest: 9 }),
  harvestEnds: (reading) => reading.harvestEnds({ after: 0, last: 9 }),
  harvested: (reading) => reading.harvested('1', true),
  closedSince: (reading) => reading.closedSince(3),
  neighbours: (reading) => reading.neighbours(war, id<'document'>('1')),
}

const IMPORTS: Readonly<Record<string, (tx: Writing) => Promise<unknown>>> = {
  put: (tx) => tx.put(cable('1', { title: 'Another', aliases: ['no:1'] }), why),
  'put of what replies': (tx) =>
    tx.put(cable('3', { relations: [{ kind: 'replies-to', to: { document: id<'document'>('1') } }] }), why),
  'put of what lies in a file': (tx) => tx.put(cable('4', lying(at('aprf', [['fond', '2']]))), why),
  taken: (tx) => tx.taken('document', ['1', '3']),
  known: (tx) => tx.known('letters', ['1']),
  remember: (tx) => tx.remember('letters', '1', { kind: 'document', id: id<'document'>('1') }),
  alike: (tx) => tx.alike('others', ['y']),
  suggestAnew: (tx) =>
    tx.suggestAnew(id<'document'>('1'), [suggested('1', 'yours', { document: id<'document'>('2') })]),
  decide: (tx) => tx.decide('1-yours', 'rejected', 'test'),
  byName: (tx) => tx.byName('agent', ['stalin']),
  byLink: (tx) => tx.byLink('agent', ['https://example.org/1']),
}

// Who may read, how often something was suggested, and what is told in a list or found by going from one to the next, are few.
const FEW = /VIRTUAL TABLE|CONSTANT ROW|^SCAN (?:a|below|some|way|suggesting)$/u

test.each(Object.entries(PAGES))('a page that asks for %s goes through no table', async (_, ask) => {
  asked.clear()
  await ask(store.as(THE_PUBLIC))
  expect(asked.size).toBeGreaterThan(0)
  expect(scansIn(asked, /^SCAN/u)).toEqual([])
  // Nor is a statement planned anew each time (`SqliteWords`).
  expect([...asked].filter((text) => /(?<!\+)[@?]/u.test(text))).toEqual([])
})

test('jobs that are to be done are found among all that were', async () => {
  const hold = { kinds: ['import'], hold: 1000, most: 3 }
  await store.jobs.handIn({ kind: 'import', wants: {}, by: 'test' })
  asked.clear()
  const job = await store.jobs.claim('here', hold)
  if (job === undefined) return expect.fail('it was not taken up')
  await store.jobs.renew(job, 1000, undefined)
  await store.jobs.putOff(job, 1000, 'later')
  await store.jobs.finish(job, {})
  await store.jobs.cancel(job.id, 'not wanted')
  await store.jobs.job(job.id)
  await store.jobs.list(cut)
  await store.jobs.list({ ...cut, state: 'waiting' })
  await store.jobs.counts()
  // Of what is to be done, which is little, there is an index of its own.
  expect(scansIn(asked, /^SCAN (?!job USING INDEX job_to_do$)/u)).toEqual([])
})

test.each(Object.entries(IMPORTS))(
  'an import goes through no table, nor through all of one kind, for %s',
  async (_, act) => {
    asked.clear()
    await store.write(async (tx) => {
      await act(tx)
    })
    expect(asked.size).toBeGreaterThan(0)
    // The rows that are given with a change are gone through.
    expect(scansIn(asked, /^SCAN(?! changed$)|\(kind=\?(?: AND added<\?)?\)/u)).toEqual([])
  },
)

/** The steps of the statements' plans that are of this form, each with the beginning of its statement. */
function scansIn(statements: Iterable<string>, form: RegExp): readonly string[] {
  const db = new Database(file, { readonly: true })
  const found = [...statements]
    // What is put in is not looked up (the plan of an insert tells of keys that are awaited, and none is). The last change is the end of its table.
    .filter((text) => /^(?:select|with|update|delete)/iu.test(text) && !/order by "seq" desc limit/u.test(text))
    .flatMap((text) => {
      const named = Object.fromEntries([...text.matchAll(/@(\w+)/gu)].map(([, name]) => [name, null]))
      const unnamed = Array.from({ length: text.split('?').length - 1 }, () => null)
      return db
        .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...unnamed, named)
        .filter(({ detail }) => form.test(detail) && !FEW.test(detail))
        .map(({ detail }) => `${detail}: ${text.slice(0, 80)}`)
    })
  db.close()
  return found
}
