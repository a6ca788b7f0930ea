import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Store, THE_EDITORS } from '#store/store.ts'
import { beside, clearPlaces, newPlace, REPLICA } from '../store/postgres-server.ts'
import { CABLE, record } from './holdings.ts'
import { aMinuteALook, openSite } from './open-site.ts'

afterAll(clearPlaces)

const NEW = record('zinnober', { title: 'Zinnober', witnesses: CABLE.witnesses ?? [] })
const put = (store: Store) => store.write((tx) => tx.put(NEW, { by: 'editor', note: 'New.' }))
async function until(is: () => Promise<boolean>) {
  for (const end = Date.now() + 20_000; !(await is()); await rest(20))
    if (Date.now() > end) expect.fail('it did not come')
}
const FILE = '/archives/aprf/f45/op1/d330'

describe.skipIf(REPLICA === undefined)('a replica that lags (needs CHANCERY_TEST_POSTGRES_REPLICA)', () => {
  test('is what pages are read from, and keeps none of them old; what follows the changes never reads it', async () => {
    const address = newPlace()
    const replica = address.replace(new URL(address).host, new URL(REPLICA ?? '').host)
    const store = await openPostgresStore({ address, now: aMinuteALook(), connections: 2, replica })
    onTestFinished(() => beside(replica, 'select pg_wal_replay_resume()').then(() => {}))
    const open = await openSite({}, [], { store })
    const lagging = store.as(THE_EDITORS, { mayLag: true })
    const has = await store.head()
    const hasThere = () => beside(replica, `select 1 from change where seq = ${has}`).catch(() => [])
    await until(async () => (await hasThere()).length === 1)
    expect(await open.page(FILE)).not.toContain('Zinnober')
    await beside(replica, 'select pg_wal_replay_pause()')
    await put(store)
    await open.index()
    expect((await store.as(THE_EDITORS).describe(['zinnober'])).length).toBe(1)
    expect((await lagging.describe(['zinnober'])).length).toBe(0)
    expect(await (await open.get('/search.json?q=zinnober')).json()).toMatchObject({ total: { value: 1 } })
    expect(await open.page(FILE)).not.toContain('Zinnober')
    await beside(replica, 'select pg_wal_replay_resume()')
    await until(async () => (await lagging.describe(['zinnober'])).length === 1)
    expect(await open.page(FILE)).toContain('Zinnober')
    expect((await open.get('/documents/zinnober')).status).toBe(200)
    await open.close()
  })
})
