import { expect, test } from 'vitest'
import { correct } from '#curation/correct.ts'
import { endEmbargoes } from '#curation/end-embargoes.ts'
import { restoreVersion } from '#curation/restore-version.ts'
import { setAccess } from '#curation/set-access.ts'
import { withdraw } from '#curation/withdraw.ts'
import { PUBLIC } from '#document/access.ts'
import type { Document, Relation } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { identifierFrom } from '#value/identifier.ts'
import { nanjing } from '../exchange/nanjing.ts'
import { temporaryArchive } from '../temporary-archive.ts'

const id = identifierFrom<Document['id']>('m-1')
const letter: Document = { kind: 'document', id, title: 'A letter', held: 'title-only', access: PUBLIC }
const why = { by: 'editor', note: 'because', correction: false }

async function withLetter() {
  const archive = await temporaryArchive()
  await archive.store.write((tx) => tx.put(letter, why))
  const now = async () => (await archive.store.as(THE_EDITORS).get('document', [id])).get(id)
  return { archive, now }
}

test('a correction is a version with a public note', async () => {
  const { archive, now } = await withLetter()
  await using _ = archive
  expect(
    await correct(archive.store, 'document', id, (was) => ({ ...was, title: 'A note' }), { ...why, correction: true }),
  ).toEqual({ done: 'changed', unresolved: [] })
  expect((await now())?.title).toBe('A note')
  expect((await archive.store.as(THE_PUBLIC).corrections({ limit: 10 })).items).toMatchObject([
    { document: id, version: { number: 2, note: 'because' } },
  ])
})

test('what changes nothing makes no version', async () => {
  const { archive } = await withLetter()
  await using _ = archive
  expect(await correct(archive.store, 'document', id, (was) => ({ ...was }), why)).toEqual({
    done: 'unchanged',
    unresolved: [],
  })
  expect(await archive.store.as(THE_EDITORS).versions('document', id)).toHaveLength(1)
})

test('a record that has moved on is a conflict', async () => {
  const { archive } = await withLetter()
  await using _ = archive
  await correct(archive.store, 'document', id, (was) => ({ ...was, title: 'B' }), why)
  await expect(
    correct(archive.store, 'document', id, (was) => ({ ...was, title: 'C' }), { ...why, over: 1 }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a record keeps its number', async () => {
  const { archive } = await withLetter()
  await using _ = archive
  await expect(
    correct(archive.store, 'document', id, (was) => ({ ...was, id: identifierFrom<Document['id']>('m-2') }), why),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('what is not here cannot be corrected', async () => {
  const { archive } = await withLetter()
  await using _ = archive
  await expect(correct(archive.store, 'document', 'nowhere', (was) => was, why)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a withdrawn record leaves a tombstone with the first reason and day', async () => {
  const { archive } = await withLetter()
  await using _ = archive
  expect(await withdraw(archive.store, id, 'by mistake', 'editor', '2026-01-10')).toBe('changed')
  expect(await withdraw(archive.store, id, 'again', 'editor', '2026-02-10')).toBe('unchanged')
  expect(await archive.store.as(THE_PUBLIC).find('document', id)).toMatchObject({
    is: 'withdrawn',
    tombstone: { title: 'A letter', reason: 'by mistake', day: '2026-01-10' },
  })
})

test('an earlier version is restored as a version of its own, under the access of now', async () => {
  const { archive, now } = await withLetter()
  await using _ = archive
  await correct(archive.store, 'document', id, (was) => ({ ...was, title: 'B' }), why)
  await setAccess(archive.store, id, () => ({ kind: 'restricted', groups: ['readers'] }), why)
  expect(await restoreVersion(archive.store, 'document', id, 1, why)).toEqual({
    done: 'changed',
    unresolved: [],
  })
  expect(await now()).toMatchObject({ title: 'A letter', access: { kind: 'restricted' } })
  expect(await archive.store.as(THE_EDITORS).versions('document', id)).toHaveLength(4)
  await expect(restoreVersion(archive.store, 'document', id, 9, why)).rejects.toMatchObject({ code: 'not-found' })
})

test('the end of an embargo is a version of its own, on the day and not before, once', async () => {
  const { archive, now } = await withLetter()
  await using _ = archive
  await setAccess(archive.store, id, () => ({ kind: 'embargoed', until: '2031-01-01', groups: ['donors'] }), why)
  expect(await endEmbargoes(archive.store, '2030-12-31')).toBe(0)
  expect((await archive.store.as(THE_PUBLIC).get('document', [id])).size).toBe(0)
  expect(await endEmbargoes(archive.store, '2031-01-01')).toBe(1)
  expect((await now())?.access).toEqual(PUBLIC)
  expect(await archive.store.as(THE_PUBLIC).versions('document', id)).toMatchObject([
    { number: 1 },
    { number: 2 },
    { number: 3, by: 'chancery', note: 'The embargo has ended' },
  ])
  expect(await endEmbargoes(archive.store, '2031-01-01')).toBe(0)
})

test('what is withdrawn meanwhile stays so when its embargo would have ended', async () => {
  const { archive, now } = await withLetter()
  await using _ = archive
  await setAccess(archive.store, id, () => ({ kind: 'embargoed', until: '2031-01-01' }), why)
  await withdraw(archive.store, id, 'asked', 'editor', '2026-11-25')
  expect(await endEmbargoes(archive.store, '2031-01-02')).toBe(0)
  expect((await now())?.access.kind).toBe('withdrawn')
})

test('a correction and a restored version tell which words of it another document rests on in vain, and in what it rests itself', async () => {
  await using archive = await temporaryArchive()
  const text = (body: string) => [{ id: 't1', kind: 'regest', body: `<p xml:id="p1">${body}</p>` }] as const
  const resting = (exact: string): readonly Relation[] => [
    {
      kind: 'replies-to',
      to: { document: id },
      evidence: [{ passage: { document: id, text: 't1', block: 'p1', exact } }],
    },
  ]
  const answer = identifierFrom<Document['id']>('m-2')
  const told = (exact: string) => [
    {
      kind: 'document',
      id: answer,
      where: 'replies-to m-1',
      document: id,
      message: `“${exact}” does not stand in m-1, t1, p1.`,
    },
  ]
  await archive.store.write(async (tx) => {
    await tx.put({ ...letter, texts: text('He demands.') }, why)
    await tx.put({ ...letter, texts: text('He asks.') }, why)
    await tx.put({ ...letter, id: answer, relations: resting('He asks') }, why)
  })
  const reword = (body: string) => correct(archive.store, 'document', id, (was) => ({ ...was, texts: text(body) }), why)
  expect(await reword('He asks once more.')).toEqual({ done: 'changed', unresolved: [] })
  expect(await reword('He waits.')).toEqual({ done: 'changed', unresolved: told('He asks') })
  expect(await restoreVersion(archive.store, 'document', id, 2, why)).toEqual({ done: 'changed', unresolved: [] })
  expect(await restoreVersion(archive.store, 'document', id, 1, why)).toEqual({
    done: 'changed',
    unresolved: told('He asks'),
  })
  const quote = (exact: string) =>
    correct(archive.store, 'document', answer, (was) => ({ ...was, relations: resting(exact) }), why)
  expect(await quote('He demands')).toEqual({ done: 'changed', unresolved: [] })
  expect(await quote('He pleads')).toEqual({ done: 'changed', unresolved: told('He pleads') })
  expect(await correct(archive.store, 'document', answer, (was) => ({ ...was, title: 'C' }), why)).toEqual({
    done: 'changed',
    unresolved: [],
  })
})

test('an exchange that is corrected tells what it rests on in vain', async () => {
  await using archive = await temporaryArchive()
  await archive.store.write((tx) => tx.put(nanjing, why))
  const evidence = [{ passage: { document: id, text: 't1', block: 'p1', exact: 'He asks' } }]
  const silences = [{ owedBy: 'paris', to: 'N', denies: 'sent', asOf: 'never', evidence }] as const
  const { unresolved } = await correct(archive.store, 'exchange', nanjing.id, (was) => ({ ...was, silences }), why)
  expect(unresolved).toMatchObject([{ kind: 'exchange', where: 'silence of paris on N', document: id }])
})

test('a text that is corrected tells what rested on its words, and leaves it as it is', async () => {
  await using archive = await temporaryArchive()
  const cable = {
    ...letter,
    texts: [{ id: 't1', kind: 'regest', body: '<p xml:id="p1">He asks. He waits.</p>' }],
  } as const
  const quoting = (exact: string) => [{ passage: { document: id, text: 't1', block: 'p1', exact } }]
  const exchange: Exchange = {
    ...nanjing,
    moves: nanjing.moves.map((move) =>
      move.sign === '1'
        ? {
            ...move,
            points: move.points.map((point, n) => ({ ...point, evidence: quoting(n === 0 ? 'He asks' : 'He waits') })),
          }
        : move,
    ),
  }
  const answering: Document = {
    ...cable,
    relations: [{ kind: 'replies-to', to: { citation: 'A note' }, evidence: quoting('He asks') }],
    asks: [{ to: 'moscow', passage: 'He asks.' }],
  }
  await archive.store.write(async (tx) => {
    await tx.put(answering, why)
    await tx.put(exchange, why)
  })
  const reword = (body: string) =>
    correct(archive.store, 'document', id, (was) => ({ ...was, texts: [{ id: 't1', kind: 'regest', body }] }), why)
  expect(await reword('<p xml:id="p1">He asks. He waits on.</p>')).toEqual({ done: 'changed', unresolved: [] })
  const { unresolved } = await reword('<p xml:id="p1">He demands. He waits on.</p><p xml:id="p2">So he asks.</p>')
  expect(unresolved).toEqual([
    {
      kind: 'exchange',
      id: exchange.id,
      where: '1, 1a',
      document: id,
      message: '“He asks” does not stand in m-1, t1, p1.',
    },
    {
      kind: 'document',
      id,
      where: 'replies-to A note',
      document: id,
      message: '“He asks” does not stand in m-1, t1, p1.',
    },
    { kind: 'document', id, where: 'asks moscow', document: id, message: '“He asks.” does not stand in m-1.' },
  ])
  expect((await archive.store.as(THE_EDITORS).get('exchange', [exchange.id])).get(exchange.id)).toEqual(exchange)
  expect(await correct(archive.store, 'document', id, (was) => ({ ...was, title: 'B' }), why)).toEqual({
    done: 'changed',
    unresolved: [],
  })
})
