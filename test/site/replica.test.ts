import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Store, THE_EDITORS } from '#store/store.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'
import { CABLE, record } from './holdings.ts'
import { aMinuteALook, fill, openSite } from './open-site.ts'

afterAll(clearPlaces)

const NEW = record('zinnober', { title: 'Zinnober', witnesses: CABLE.witnesses ?? [] })
const put = (store: Store) => store.write((tx) => tx.put(NEW, { by: 'editor', note: 'New.' }))
const FILE = '/archives/aprf/f45/op1/d330'

describe.skipIf(SERVER === undefined)(`a replica that lags (${NEEDED})`, () => {
  test('is what pages are read from, and keeps none of them old; what follows the changes never reads it', async () => {
    // Another archive that is written to by hand stands for it: so it lags as long as the test wants.
    const [address, replica] = [newPlace(), newPlace()]
    const behind = await openPostgresStore({ address: replica, now: aMinuteALook(), connections: 2 })
    await fill(behind)
    const store = await openPostgresStore({ address, replica, now: aMinuteALook(), connections: 2 })
    const open = await openSite({}, [], { store })
    expect(await open.page(FILE)).not.toContain('Zinnober')
    await put(store)
    await open.index()
    expect((await store.as(THE_EDITORS).describe(['zinnober'])).length).toBe(1)
    expect((await store.as(THE_EDITORS, { mayLag: true }).describe(['zinnober'])).length).toBe(0)
    expect(await (await open.get('/search.json?q=zinnober')).json()).toMatchObject({ total: { value: 1 } })
    expect(await open.page(FILE)).not.toContain('Zinnober')
    await put(behind)
    expect(await open.page(FILE)).toContain('Zinnober')
    expect((await open.get('/documents/zinnober')).status).toBe(200)
    await open.close()
    await behind.close()
  })
})
