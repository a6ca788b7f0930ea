import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { sha256 } from '#value/digest.ts'
import { agent, at, cable, type Engine, id, lying, why } from './store-samples.ts'

const NAUGHTY = '../shared/hostile/naughty-strings.json'
const naughty = () => z.array(z.string()).parse(JSON.parse(readFileSync(NAUGHTY, 'utf8')))

export function keepsVersions({ open, place }: Engine): void {
  describe('versions', () => {
    test('what is put is what is read', async () => {
      const store = await open(await place())
      const given = cable('1', {
        title: 'Cable\u0000 \ud800 “Stalin”',
        languages: ['ru'],
        unplaced: [{ label: '', value: '\n', at: 'x:1' }],
      })
      expect(await store.write((tx) => tx.put(given, why))).toBe('new')
      expect((await store.as(THE_PUBLIC).get('document', ['1'])).get('1')).toEqual(given)
      await store.close()
    })

    test('it outlives the closing of the store', async () => {
      const where = await place()
      const first = await open(where)
      await first.write((tx) => tx.put(cable('1'), why))
      await first.close()
      const second = await open(where)
      expect(await second.as(THE_PUBLIC).get('document', ['1'])).toHaveProperty('size', 1)
      await second.close()
    })

    test('the same content twice is one version and one change', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1', { genre: 'telegram', title: 'A' }), why))
      const again = { title: 'A', genre: 'telegram' }
      expect(await store.write((tx) => tx.put(cable('1', again), why))).toBe('unchanged')
      expect(await store.changes(0, 10)).toHaveLength(1)
      expect(await store.as(THE_PUBLIC).versions('document', '1')).toHaveLength(1)
      await store.close()
    })

    test('every version stays, with its number, who and why', async () => {
      const now = new Date('2026-11-25T10:00:00.123Z')
      const store = await open(await place(), { now: () => now })
      await store.write((tx) => tx.put(cable('1', { title: 'Before' }), why))
      await store.write((tx) =>
        tx.put(cable('1', { title: 'After' }), { by: 'A. Editor', note: 'misread', correction: true, over: 1 }),
      )
      const reading = store.as(THE_PUBLIC)
      expect(await reading.versions('document', '1')).toEqual([
        { number: 1, at: now, by: 'an editor', note: 'for the test', correction: false },
        { number: 2, at: now, by: 'A. Editor', note: 'misread', correction: true },
      ])
      expect(await reading.version('document', '1', 1)).toMatchObject({ title: 'Before' })
      expect(await reading.version('document', '1', 2)).toMatchObject({ title: 'After' })
      expect(await reading.version('document', '1', 3)).toBeUndefined()
      await store.close()
    })

    test.each([0, 1, 3])('a change made over version %i is refused when version 2 stands', async (over) => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1'), why))
      await store.write((tx) => tx.put(cable('1', { title: 'Second' }), why))
      const late = store.write((tx) => tx.put(cable('1', { title: 'Late' }), { ...why, over }))
      await expect(late).rejects.toMatchObject({ code: 'conflict' })
      await store.close()
    })

    test('an act that fails leaves nothing behind, and the next one is not hindered', async () => {
      const store = await open(await place())
      const act = store.write(async (tx) => {
        await tx.put(cable('1'), why)
        await tx.put(agent('stalin'), why)
        throw new Error('half-way')
      })
      await expect(act).rejects.toThrow('half-way')
      expect(await store.changes(0, 10)).toEqual([])
      expect(await store.as(THE_EDITORS).find('document', '1')).toEqual({ is: 'nowhere' })
      expect(await store.write((tx) => tx.put(cable('1'), why))).toBe('new')
      await store.close()
    })

    test('an act reads what it has written; nobody else does before it is over', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(cable('1'), why)
        expect((await tx.get('document', ['1'])).size).toBe(1)
        expect((await tx.describe(['1'])).length).toBe(1)
        expect((await store.as(THE_EDITORS).get('document', ['1'])).size).toBe(0)
        expect(await store.head()).toBe(0)
      })
      expect((await store.as(THE_EDITORS).get('document', ['1'])).size).toBe(1)
      await store.close()
    })

    test('a refused record does not spoil the act that goes on without it', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1', { aliases: ['node:7'] }), why))
      await store.write(async (tx) => {
        await expect(tx.put(cable('2', { aliases: ['node:7'] }), why)).rejects.toMatchObject({ code: 'conflict' })
        await tx.put(cable('3'), why)
      })
      expect((await store.as(THE_PUBLIC).list('document', { limit: 10 })).items.map((one) => one.id)).toEqual([
        '1',
        '3',
      ])
      await store.close()
    })

    test('a transaction writes nothing after its act, and an act begins no other', async () => {
      const store = await open(await place())
      const kept = await store.write(async (tx) => ({ tx }))
      await expect(kept.tx.put(cable('1'), why)).rejects.toThrow('over')
      await expect(kept.tx.get('document', ['1'])).rejects.toThrow('over')
      await expect(store.write(() => store.write((tx) => tx.put(cable('1'), why)))).rejects.toThrow('another')
      await store.close()
    })

    test('acts of one process come one after another, in the order asked', async () => {
      const store = await open(await place())
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.write(async (tx) => {
            await tx.put(cable(`a${n}`), why)
            await new Promise((done) => setTimeout(done, 1))
            await tx.put(cable(`b${n}`), why)
          }),
        ),
      )
      const order = (await store.changes(0, 100)).map((change) => change.id)
      expect(order).toEqual(Array.from({ length: 20 }, (_, n) => [`a${n}`, `b${n}`]).flat())
      await store.close()
    })
  })

  describe('the change log', () => {
    test('a follower that asks from where it left off misses nothing and takes nothing twice', async () => {
      const store = await open(await place())
      const seen: string[] = []
      let cursor = 0
      const follow = async () => {
        for (;;) {
          const changes = await store.changes(cursor, 3)
          const last = changes.at(-1)
          if (last === undefined) return
          seen.push(...changes.map((change) => change.id))
          cursor = last.seq
        }
      }
      for (let n = 0; n < 10; n += 1) {
        await store.write(async (tx) => {
          await tx.put(cable(`a${n}`), why)
          await tx.put(agent(`b${n}`), why)
        })
        if (n % 3 === 0) await follow()
      }
      await follow()
      expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => [`a${n}`, `b${n}`]).flat())
      expect(cursor).toBe(await store.head())
      await store.close()
    })

    test('its time never runs backwards, whatever the clock does', async () => {
      const clock = ['2026-11-25T10:00:00Z', '2026-11-25T09:00:00Z', '2026-11-25T10:30:00Z', '1970-01-01T00:00:00Z']
      let tick = 0
      const store = await open(await place(), { now: () => new Date(clock[tick++ % clock.length] ?? 0) })
      for (let n = 0; n < 8; n += 1) await store.write((tx) => tx.put(cable(`d${n}`), why))
      const times = (await store.changes(0, 10)).map((change) => change.at.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times.at(-1)).toBe(Date.parse('2026-11-25T10:30:00Z'))
      await store.close()
    })
  })

  describe('identifiers and aliases', () => {
    test.each(['', 'a.b', 'a/b', '../x', 'a b', 'ä', 'a\u0000', 'x'.repeat(65)])(
      '%j may not be an identifier',
      async (given) => {
        const store = await open(await place())
        const wrong = { ...cable('1'), id: given as never }
        await expect(store.write((tx) => tx.put(wrong, why))).rejects.toMatchObject({ code: 'invalid' })
        expect(await store.head()).toBe(0)
        await store.close()
      },
    )

    test('case does not tell identifiers apart, nor aliases', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('Abc', { aliases: ['slug:Der-Brief', 'old'] }), why))
      const put = (...given: Parameters<typeof cable>) => store.write((tx) => tx.put(cable(...given), why))
      await expect(put('aBC')).rejects.toMatchObject({ code: 'conflict' })
      await expect(put('OLD')).rejects.toMatchObject({ code: 'conflict' })
      await expect(put('x', { aliases: ['abc'] })).rejects.toMatchObject({ code: 'conflict' })
      await expect(put('x', { aliases: ['SLUG:der-brief'] })).rejects.toMatchObject({ code: 'conflict' })
      const reading = store.as(THE_PUBLIC)
      expect(await reading.find('document', 'Abc')).toEqual({ is: 'here', id: 'Abc' })
      for (const other of ['ABC', 'slug:der-brief', 'SLUG:DER-BRIEF', 'Old'])
        expect(await reading.find('document', other)).toEqual({ is: 'moved', id: 'Abc' })
      expect(await reading.find('agent', 'Abc')).toEqual({ is: 'nowhere' })
      const taken = await store.write((tx) => tx.taken('document', ['ABC', 'OLD', 'free', 'slug:der-brief']))
      expect([...taken].sort()).toEqual(['ABC', 'OLD', 'slug:der-brief'])
      await store.close()
    })

    test('an alias that is given up is free again; its record keeps its identifier', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1', { aliases: ['node:1', '1'] }), why))
      await store.write((tx) => tx.put(cable('1'), why))
      expect(await store.write((tx) => tx.put(cable('2', { aliases: ['node:1'] }), why))).toBe('new')
      expect(await store.as(THE_PUBLIC).find('document', 'node:1')).toEqual({ is: 'moved', id: '2' })
      await store.close()
    })
  })

  test('what is very long is kept whole, found and put in order like what is short', async () => {
    const store = await open(await place())
    // No two are alike within the first hundred signs, and nothing in them can be made shorter.
    const long = (n: number) =>
      Array.from({ length: 200 }, (_, m) => sha256(`${n % 2} ${m} ${m < 150 ? '' : n}`)).join('')
    const levels = [['fond', long(1)] as const, ['delo', long(2)] as const]
    await store.write(async (tx) => {
      for (const n of [2, 1, 3]) {
        const title = long(n)
        await tx.put(cable(`n${n}`, { title, aliases: [`slug:${title}`], ...lying(at('aprf', levels)) }), why)
        await tx.put(
          agent(`n${n}`, { names: [{ text: title, kind: 'preferred' }], links: [`https://example.org/${title}`] }),
          why,
        )
        await tx.remember('letters', title, { kind: 'document', id: id<'document'>(`n${n}`), imported: 'x' })
      }
    })
    const reading = store.as(THE_PUBLIC)
    for (const n of [1, 2, 3]) {
      const title = long(n)
      expect((await reading.get('document', [`n${n}`])).get(`n${n}`)?.title).toBe(title)
      expect(await reading.find('document', `slug:${title}`)).toEqual({ is: 'moved', id: `n${n}` })
      await store.write(async (tx) => {
        expect((await tx.known('letters', [title])).get(title)?.id).toBe(`n${n}`)
        expect((await tx.byName('agent', [title])).get(title)?.map((one) => one.id)).toEqual([`n${n}`])
        expect((await tx.byLink('agent', [`https://example.org/${title}`])).size).toBe(1)
      })
    }
    const listed: string[] = []
    for (let after: string | undefined; ; ) {
      const { items, next } = await store
        .as(THE_EDITORS)
        .authorities('agent', { limit: 1, ...(after === undefined ? {} : { after }) })
      listed.push(...items.map(({ authority }) => authority.id))
      if (next === undefined) break
      after = next
    }
    expect(listed.toSorted()).toEqual(['n1', 'n2', 'n3'])
    expect((await reading.unitsOf([id<'document'>('n1')])).get(id<'document'>('n1'))).toHaveLength(1)
    await store.close()
  })

  test.skipIf(!existsSync(NAUGHTY))(
    'hostile strings are kept and found again (needs ../shared/hostile)',
    async () => {
      const store = await open(await place())
      const strings = naughty()
      await store.write(async (tx) => {
        for (const [n, title] of strings.entries())
          await tx.put(
            cable(`n${n}`, {
              title,
              aliases: [`slug:${title}`, title].filter((one) => one.startsWith('slug:') && !hasTwin(strings, n)),
              languages: [title],
            }),
            { by: title, note: title },
          )
        for (const [n, text] of strings.entries())
          await tx.put(agent(`n${n}`, { names: [{ text, kind: 'preferred' }] }), why)
      })
      const reading = store.as(THE_PUBLIC)
      for (const [n, title] of strings.entries()) {
        expect((await reading.get('document', [`n${n}`])).get(`n${n}`)?.title).toBe(title)
        expect((await reading.versions('document', `n${n}`))[0]?.note).toBe(title)
        const asks = [title, `%${title}`, `${title}*`].flatMap((ask) => [
          reading.find('document', ask),
          reading.get('document', [ask]),
          reading.unit(ask),
          reading.authorities('agent', { limit: 1, prefix: ask }),
          reading.describe([ask]),
        ])
        await Promise.all(asks)
        if (!hasTwin(strings, n))
          expect(await reading.find('document', `slug:${title}`)).toEqual({ is: 'moved', id: `n${n}` })
      }
      expect((await reading.counts()).documents).toBe(strings.length)
      await store.close()
    },
    180_000,
  )
}

/** Whether an earlier string is the same without regard to case. */
const hasTwin = (strings: readonly string[], n: number) =>
  strings.findIndex((one) => one.toLowerCase() === strings[n]?.toLowerCase()) < n
