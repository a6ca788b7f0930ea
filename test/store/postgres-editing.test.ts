import { afterAll, describe, expect, test } from 'vitest'
import { correct } from '#curation/correct.ts'
import { endEmbargoes } from '#curation/end-embargoes.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Store, THE_PUBLIC } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { cable, why } from '../contract/store-samples.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterAll(clearPlaces)

const ROUNDS = 20

describe.skipIf(SERVER === undefined)(`two nodes (${NEEDED})`, () => {
  test('that edit one record: one wins, the other is told, and no edit is lost unseen', async () => {
    const address = newPlace()
    const open = () => openPostgresStore({ address, now: () => new Date(), connections: 3 })
    const nodes = await Promise.all([open(), open()])
    await nodes[0].write((tx) => tx.put(cable('one'), why))
    const edit = (node: Store, title: string, over: number) =>
      correct(node, 'document', 'one', (held) => ({ ...held, title }), { by: 'editor', note: title, over }).then(
        () => title,
        (cause: unknown) => {
          if (cause instanceof Refusal && cause.code === 'conflict') return cause
          throw cause
        },
      )
    const won: string[] = []
    let said = ''
    for (let round = 1; round <= ROUNDS; round += 1) {
      const both = await Promise.all(nodes.map((node, n) => edit(node, `round ${round}, node ${n}`, round)))
      const winners = both.filter((one) => typeof one === 'string')
      expect(winners).toHaveLength(1)
      won.push(...winners)
      said = both.find((one) => one instanceof Refusal)?.message ?? said
    }
    const versions = await nodes[1].as(THE_PUBLIC).versions('document', 'one')
    console.log(
      `${ROUNDS} records edited by both at once: ${won.filter((one) => one.endsWith('0')).length} times the first won; the other was told “${said}”`,
    )
    expect(versions.map(({ number, note }) => [number, note]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [1, why.note],
      ...won.map((note, n) => [n + 2, note]),
    ])
    for (const node of nodes) await node.close()
  })

  test('on which an embargo ends at once: each record is opened once', async () => {
    const address = newPlace()
    const open = () => openPostgresStore({ address, now: () => new Date(), connections: 3 })
    const nodes = await Promise.all([open(), open()])
    const ids = Array.from({ length: 130 }, (_, n) => `d${n}`)
    await nodes[0].write(async (tx) => {
      for (const id of ids) await tx.put(cable(id, { access: { kind: 'embargoed', until: '1999-12-31' } }), why)
    })
    const opened = await Promise.all(nodes.map((node) => endEmbargoes(node, '2000-01-01')))
    console.log(`of ${ids.length} records one node opened ${opened[0]}, the other ${opened[1]}`)
    expect(opened.reduce((sum, n) => sum + n)).toBe(ids.length)
    expect(await nodes[0].head()).toBe(2 * ids.length)
    expect((await nodes[1].as(THE_PUBLIC).counts()).documents).toBe(ids.length)
    for (const node of nodes) await node.close()
  })
})
