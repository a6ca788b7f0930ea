import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { crossedMoves } from '#exchange/crossed.ts'
import { timesOf } from '#exchange/times.ts'
import { identifierFrom } from '#value/identifier.ts'
import { sample, samples } from '../exchange/sample.ts'
import { generated } from './exchanges/generated.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  const why = { by: 'import', note: 'Brought in.' }
  await open.store.write(async (tx) => {
    for (const held of samples) if ((await tx.taken(held.kind, [held.id])).size === 0) await tx.put(held, why)
  })
})
afterAll(() => open.close())

const part = async (id: string) =>
  /<h2>In this exchange<\/h2>(?<part>[\s\S]*?)<\/section>/u.exec(await open.page(`/documents/${id}`))?.groups?.part

test('a record tells what it is in its exchange, and leads to what it answers and what answers it', async () => {
  const told = await part('112663')
  expect(told).toContain(`<a href="/exchanges/${sample.id}">`)
  expect(told).toContain('Move 3, CCP to Moscow')
  expect(told).toContain('answers <a href="/documents/112659">1, Moscow to CCP</a>')
  expect(told).toContain('is answered by <a href="/documents/116969">5, Moscow to CCP</a>')
  expect(told).toContain('possibly crossed with <a href="/documents/telegram-0222">2, Moscow to CCP</a>')
})

test('what an answer does to each point stands with it', async () => {
  const told = await part('112659')
  expect(told).toMatch(
    /is answered by <a href="\/documents\/112663">3, CCP to Moscow<\/a><span class="quiet">: counters 1b, refuses 1c</u,
  )
  expect(told).toMatch(
    /is answered by <a href="\/documents\/110478">4, CCP to Moscow<\/a><span class="quiet">: accepts in part 1c</u,
  )
})

test('of hundreds that it may have crossed a record tells some, and how many more there are', async () => {
  const document: Document = {
    kind: 'document',
    id: identifierFrom('one-of-many'),
    title: 'Letter',
    held: 'title-only',
    access: { kind: 'public' },
  }
  const long = generated(2, 200)
  const moves = long.moves.map((move, n) => (n === 1 ? { ...move, documents: [document.id] } : move))
  await open.store.write(async (tx) => {
    for (const held of [document, { ...long, moves }]) await tx.put(held, { by: 'import', note: 'Brought in.' })
  })
  const told = await part('one-of-many')
  const crossed = [...crossedMoves(long, timesOf(long), new Set(['1']))].length
  expect(crossed).toBeGreaterThan(40)
  expect(told?.match(/<li>/gu)).toHaveLength(41)
  expect(told).toContain(`and <a href="/exchanges/${long.id}">${1 + crossed - 40} more</a>`)
})

test('the page of a draft tells what was answered to it without terms of its own', async () => {
  const words = wordsOf(await open.page(`/exchanges/${sample.id}/drafts/1c`)).replace(/\s+/gu, ' ')
  expect(words).toContain('What was answered')
  expect(words).toMatch(/3b, CCP to Moscow, 13 January, refuses 1c/u)
  expect(words).toMatch(/4, CCP to Moscow, 14 January, accepts in part 1c/u)
})

test('records whose numbers are words are told by what they are and their day', async () => {
  const page = await open.page(`/exchanges/${sample.id}`)
  expect(page).toMatch(/<a href="\/documents\/izvestia-1949-01-18"[^>]*>Statement, 1[78] Jan 1949</u)
  expect(page).not.toContain('>telegram-1949-01-15-stalin<')
})

test('a record that is only quoted has no such part', async () => {
  expect(await part('frus1949v08-d20')).toBeUndefined()
})

test('of a record that is closed the exchange tells the move, and no way to it', async () => {
  const held = (await open.store.as({ groups: ['editors'] }).get('document', ['116969'])).get('116969')
  if (held === undefined) throw new Error('no record 116969')
  const closed = { ...held, access: { kind: 'restricted', groups: ['readers'] } } as const
  await open.store.write((tx) => tx.put(closed, { by: 'editor', note: 'Closed.' }))
  const told = await part('112663')
  expect(told).toContain('is answered by 5, Moscow to CCP')
  expect(told).not.toContain('116969')
})
