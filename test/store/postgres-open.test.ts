import { createServer } from 'node:net'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { readAddress } from '#store/postgres/address.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { Pool, refuseStandby } from '#store/postgres/pool.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { cable, why } from '../contract/store-samples.ts'
import { beside, clearPlaces, NEEDED, newPlace, REPLICA, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

const open = (address: string) => openPostgresStore({ address, now: () => new Date(), connections: 3 })
const refused = (address: string) =>
  open(address).then(
    () => expect.fail('it opened'),
    (cause: unknown) => (cause instanceof Error ? cause.message : ''),
  )

test('an address may have several hosts, a schema, and what the driver knows', () => {
  expect(readAddress('postgres://me:hush@a:1,b/letters?schema=main&sslmode=require')).toEqual({
    servers: ['postgres://me:hush@a:1/letters?sslmode=verify-full', 'postgres://me:hush@b/letters?sslmode=verify-full'],
    schema: 'main',
    told: 'PostgreSQL at a:1,b/letters',
  })
  expect(readAddress('postgres://me@a/b', 'p@ss/').servers).toEqual(['postgres://me:p%40ss%2F@a/b'])
  expect(readAddress('postgresql://a')).toMatchObject({ servers: ['postgres://a/'], schema: 'public' })
})

test.each(['mysql://a/b', 'postgres://', 'letters', 'postgres://a/b?schema=Drop%20it'])('%s is refused', (given) => {
  expect(() => readAddress(given)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('what cannot be chosen is named', () => {
  expect(() => readAddress('postgres://a/b?schemma=two')).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining('“schemma”') }),
  )
})

test('a kind of secrecy that there is not is refused', () => {
  expect(() => readAddress('postgres://a/b?sslmode=bogus')).toThrow(
    expect.objectContaining({
      code: 'invalid',
      message: expect.stringMatching(/sslmode is one of disable, no-verify/u),
    }),
  )
})

test.each(['/', '@', '?', '#', '?a=1&b'])('a password with %s in it is refused without being told', (sign) => {
  const told = (() => {
    try {
      readAddress(`postgres://chancery:sek${sign}rit@db.example:5432/letters`)
    } catch (cause) {
      return cause
    }
  })()
  expect(told).toMatchObject({ code: 'invalid', message: expect.stringContaining('/ is written %2F') })
  expect(String(told)).not.toMatch(/sek|rit@/u)
})

test('a server that is not there is told in one line, without the secret', async () => {
  const told = await refused('postgres://me:hush@127.0.0.1:1/letters')
  expect(told).toBe('PostgreSQL at 127.0.0.1:1/letters does not answer (nothing listens there).')
})

test('a server that says nothing is given up after five seconds', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  onTestFinished(() => {
    silent.close()
  })
  await new Promise((listening) => silent.once('listening', listening))
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  const began = performance.now()
  expect(await refused(`postgres://me:hush@127.0.0.1:${port}/letters`)).toMatch(/does not answer/u)
  expect(performance.now() - began).toBeLessThan(20_000)
})

describe.skipIf(SERVER === undefined)(`a server (${NEEDED})`, () => {
  const at = (change: (address: URL) => void) => {
    const address = new URL(SERVER ?? '')
    change(address)
    return address.href
  }

  test.each([
    ['a wrong password', (one: URL) => Object.assign(one, { password: 'wrong' }), /does not let this user in/u],
    ['no password', (one: URL) => Object.assign(one, { password: '' }), /asks for a password, and none is given/u],
    [
      'TLS of a server that has none',
      (one: URL) => Object.assign(one, { search: '?sslmode=require' }),
      /does not speak TLS, which sslmode in its address asks for/u,
    ],
    ['no such database', (one: URL) => Object.assign(one, { pathname: '/none' }), /no database of this name/u],
  ])('%s is told in one line', async (_, change, message) => {
    const told = await refused(at(change))
    expect(told).toMatch(message)
    expect(told).not.toMatch(/wrong|\n/u)
  })

  test('the secret may stand elsewhere than in the address', async () => {
    const { password } = new URL(SERVER ?? '')
    const address = newPlace().replace(`:${password}@`, '@')
    const store = await openPostgresStore({ address, password, now: () => new Date(), connections: 2 })
    expect(await store.head()).toBe(0)
    await store.close()
  })

  test('a client that is cut off is not waited for: the server keeps asking whether it is there', async () => {
    const pool = new Pool({ address: readAddress(newPlace()), size: 1, admit: refuseStandby })
    try {
      const settings = await pool.lend(async (client) => {
        const { rows } = await client.query<{ setting: string }>(
          `select setting from pg_settings where name in ('tcp_keepalives_idle', 'tcp_user_timeout') order by name`,
        )
        return rows.map(({ setting }) => Number(setting))
      })
      expect(settings).toEqual([4, 10_000])
    } finally {
      await pool.close()
    }
  })

  test('tables of something else are refused, and not touched', async () => {
    const place = newPlace()
    const schema = new URL(place).searchParams.get('schema')
    await beside(place, `create schema ${schema}`, `create table ${schema}.recipe (name text)`)
    expect(await refused(place)).toMatch(/not an archive’s/u)
    expect(await beside(place, `select tablename from pg_tables where schemaname = '${schema}'`)).toHaveLength(1)
  })

  test('an archive of a newer program is refused', async () => {
    const place = newPlace()
    await (await open(place)).close()
    await beside(place, `insert into migration (name) values ('9999-the-far-future')`)
    expect(await refused(place)).toMatch(/newer Chancery \(its schema has “9999-the-far-future”\)/u)
  })

  test('what an older program has drawn otherwise is drawn again', async () => {
    const place = newPlace()
    const store = await open(place)
    await store.write((tx) => tx.put(cable('1', { aliases: ['node:1'] }), why))
    await store.close()
    await beside(place, `comment on table held is '1'`, 'delete from alias', `update held set title = 'old'`)
    const again = await open(place)
    expect(await again.as(THE_PUBLIC).find('document', 'node:1')).toEqual({ is: 'moved', id: '1' })
    expect(await Array.fromAsync(again.check())).toEqual([])
    await again.close()
  })

  test('what an import brings is counted soon: queries that were planned for an empty archive would go through all of it', async () => {
    const place = newPlace()
    const store = await open(place)
    await store.write((tx) => tx.putAll(Array.from({ length: 600 }, (_, n) => ({ held: cable(`c${n}`), why }))))
    // Of a table that nobody has counted it is -1.
    expect(await beside(place, `select reltuples >= 512 as is from pg_class where oid = 'held'::regclass`)).toEqual([
      { is: true },
    ])
    await store.close()
  })

  test('what is long is compressed the quick way, where the server has it', async () => {
    const place = newPlace()
    const store = await open(place)
    const long = 'He asked once more whether the letter had been answered. '.repeat(100)
    await store.write((tx) => tx.put(cable('1', { summary: [{ lang: 'en', text: long }] }), why))
    const has = `exists (select 1 from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals))`
    const how = `select case when ${has} then pg_column_compression(content) else 'lz4' end as how from version`
    expect(await beside(place, how)).toEqual([{ how: 'lz4' }])
    await store.close()
  })

  /** Ends every connection of the store to the place, as a server does that is started anew. */
  const cutOff = (place: string) =>
    beside(
      place,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'chancery ' || current_schema()`,
    )

  test('reads go on when all connections were cut; an act in the middle is told, and nothing of it is kept', async () => {
    const place = newPlace()
    const store = await open(place)
    await store.write((tx) => tx.put(cable('1'), why))
    for (let n = 0; n < 5; n += 1) {
      await cutOff(place)
      expect((await store.as(THE_PUBLIC).describe(['1'])).length).toBe(1)
    }
    const act = store.write(async (tx) => {
      await tx.put(cable('2'), why)
      await cutOff(place)
      await tx.put(cable('3'), why)
    })
    await expect(act).rejects.toMatchObject({ code: 'unavailable', message: expect.not.stringContaining('\n') })
    expect(await store.head()).toBe(1)
    expect(await store.write((tx) => tx.put(cable('2'), why))).toBe('new')
    await store.close()
  })

  test('what the database finds wrong in the middle of an act takes all of it back', async () => {
    const place = newPlace()
    const store = await open(place)
    await beside(place, 'alter table name_key add check (key <> $$stalin$$)')
    const act = store.write(async (tx) => {
      await tx.put(cable('1'), why)
      const names = [{ text: 'Stalin', kind: 'preferred' }] as const
      const wrong = {
        kind: 'agent',
        id: 'stalin',
        entityType: 'person',
        names,
        status: { kind: 'unreviewed' },
      } as const
      await tx.put(wrong as never, why).catch(() => undefined)
      await tx.put(cable('2'), why).catch(() => undefined)
    })
    await expect(act).rejects.toThrow(/name_key/u)
    expect(await store.head()).toBe(0)
    expect(await store.write((tx) => tx.put(cable('2'), why))).toBe('new')
    await store.close()
  })
})

describe.skipIf(REPLICA === undefined)('a replica (needs CHANCERY_TEST_POSTGRES_REPLICA)', () => {
  const hostOf = (address: string | undefined) => new URL(address ?? '').host

  test('alone it is refused; of several servers the one that can be written to is found', async () => {
    expect(await refused(REPLICA ?? '')).toMatch(/may only be read: it is a standby/u)
    expect(await refused((REPLICA ?? '').replace(hostOf(REPLICA), `127.0.0.1:1,${hostOf(REPLICA)}`))).toMatch(
      /does not answer \(nothing listens there; a standby, which may only be read, is there\)\.$/u,
    )
    const place = newPlace()
    const both = place.replace(hostOf(SERVER), `${hostOf(REPLICA)},${hostOf(SERVER)}`)
    const store = await open(both)
    expect(await store.write((tx) => tx.put(cable('1'), why))).toBe('new')
    await store.close()
  })

  test('what may lag is read there, and nothing else', async () => {
    const place = newPlace()
    const replica = place.replace(hostOf(SERVER), hostOf(REPLICA))
    const store = await openPostgresStore({ address: place, replica, now: () => new Date(), connections: 3 })
    await store.write((tx) => tx.put(cable('1'), why))
    const there = () =>
      beside(replica, `select 1 from pg_stat_activity where application_name = 'chancery ' || current_schema()`)
    expect((await store.as(THE_PUBLIC).describe(['1'])).length).toBe(1)
    expect(await there()).toEqual([])
    const lagging = store.as(THE_PUBLIC, { mayLag: true })
    const until = Date.now() + 20_000
    while ((await beside(replica, 'select 1 from held').catch(() => [])).length === 0 && Date.now() < until)
      await new Promise((rest) => setTimeout(rest, 20))
    expect((await lagging.describe(['1'])).length).toBe(1)
    expect(await there()).not.toEqual([])
    await store.close()
  })
})
