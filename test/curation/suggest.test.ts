import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptSuggestion } from '#curation/accept-suggestion.ts'
import { rejectSuggestion } from '#curation/reject-suggestion.ts'
import { type SuggestReport, suggest } from '#curation/suggest.ts'
import { withdraw } from '#curation/withdraw.ts'
import type { Document } from '#document/document.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { type Store, type SuggestionState, THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { agent, cable, id, STAFF, why } from '../contract/store-samples.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-suggest-'))
  store = await openSqliteStore({ file: join(folder, 'archive.sqlite'), now: () => new Date('2026-11-25T12:00:00Z') })
  await store.write(async (tx) => {
    for (const name of ['mao', 'stalin']) await tx.put(agent(name), why)
    await tx.put(letter('t10', 'stalin', 'mao', '1949-01-10', 'Nothing is named in it.'), why)
    await tx.put(ANSWER, why)
  })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const body = (...paragraphs: readonly string[]) =>
  paragraphs.map((words, n) => `<p xml:id="p${n + 1}">${words}</p>`).join('')

const letter = (
  given: string,
  from: string,
  to: string,
  edtf: string | undefined,
  ...words: readonly string[]
): Document =>
  cable(given, {
    held: 'text',
    participants: [
      { role: 'sender', agent: id<'agent'>(from) },
      { role: 'recipient', agent: id<'agent'>(to) },
    ],
    ...(edtf === undefined ? {} : { dates: [{ role: 'sent', edtf, basis: 'stated' }] }),
    texts: [{ id: 't1', kind: 'transcript', lang: 'en', body: body(...words) }],
  })

const ANSWER = letter(
  't13',
  'mao',
  'stalin',
  '1949-01-13',
  'I have received your telegram of January 10.',
  'Your telegram of January 4 has not been forgotten.',
)

const run = (signal = new AbortController().signal): Promise<SuggestReport> => suggest(store, { signal })
const listed = async (state: SuggestionState = 'open', held = true) =>
  (await store.as(THE_EDITORS).suggestions({ limit: 100, state, held })).items
const leads = async (...asked: Parameters<typeof listed>) =>
  (await listed(...asked)).map(({ document, to }) => `${document} ${'document' in to ? to.document : to.notHeld.day}`)
const only = async () => {
  const [one, ...others] = await listed()
  expect(others).toEqual([])
  return one?.id ?? ''
}
const put = (document: Document) => store.write((tx) => tx.put(document, why))
const documentNow = async (given = 't13') => (await store.as(THE_EDITORS).get('document', [given])).get(given)

test('what a letter answers is proposed; again nothing is changed, and no record ever is', async () => {
  const head = await store.head()
  expect(await run()).toEqual({ documents: 2, mentions: 2, proposed: 1, byMention: 1, new: 2, gone: 0, finished: true })
  expect(await leads()).toEqual(['t13 t10'])
  expect(await leads('open', false)).toEqual(['t13 1949-01-04'])
  const revision = (await store.as(THE_PUBLIC).standing()).suggestions
  expect(await run()).toMatchObject({ proposed: 1, byMention: 1, new: 0, gone: 0 })
  expect([(await store.as(THE_PUBLIC).standing()).suggestions, await store.head()]).toEqual([revision, head])
})

test('accepted, it is a relation with its words, in the transaction in which it is accepted; never proposed again', async () => {
  await run()
  const one = await only()
  expect(await acceptSuggestion(store, one, 'an editor')).toBe('changed')
  expect(await acceptSuggestion(store, one, 'another')).toBe('unchanged')
  const quotation = { block: 'p1', exact: 'received your telegram of January 10' }
  const [relation] = (await documentNow())?.relations ?? []
  expect(relation).toMatchObject({
    kind: 'replies-to',
    to: { document: 't10' },
    evidence: [{ passage: { document: 't13', text: 't1', block: quotation.block }, of: 'original' }],
  })
  expect('I have received your telegram of January 10.').toContain(relation?.evidence?.[0]?.passage?.exact)
  expect(await store.as(THE_EDITORS).versions('document', 't13')).toHaveLength(2)
  expect(await listed('accepted')).toMatchObject([{ by: 'an editor' }])
  expect(await run()).toMatchObject({ proposed: 0, new: 0 })
  expect(await leads()).toEqual([])
  await expect(rejectSuggestion(store, one, 'an editor')).rejects.toMatchObject({ code: 'conflict' })
})

test('accepted, a letter that is not held is cited, and known by mention with an editor’s word', async () => {
  await run()
  const [one] = await listed('open', false)
  await acceptSuggestion(store, one?.id ?? '', 'an editor')
  expect((await documentNow())?.relations).toMatchObject([
    { kind: 'replies-to', to: { citation: 'stalin to mao, telegram of 4 January 1949' } },
  ])
  expect((await store.as(THE_PUBLIC).knownByMention({ limit: 9 })).items[0]?.passages[0]?.isAccepted).toBe(true)
  expect(await run()).toMatchObject({ new: 0, gone: 0 })
})

test('rejected, it is not proposed again, wherever its words then stand; the record stays as it was', async () => {
  await run()
  const one = await only()
  const before = await documentNow()
  expect(await rejectSuggestion(store, one, 'an editor')).toBe('changed')
  expect(await rejectSuggestion(store, one, 'an editor')).toBe('unchanged')
  expect(await documentNow()).toEqual(before)
  await put(
    letter('t13', 'mao', 'stalin', '1949-01-13', 'Dear friend.', 'I have received your telegram of January 10.'),
  )
  expect(await run()).toMatchObject({ new: 0, gone: 1 })
  expect([await leads(), await leads('rejected')]).toEqual([[], ['t13 t10']])
})

test('words that no longer stand are not accepted, and are gone after the next run', async () => {
  await run()
  const one = await only()
  await put(letter('t13', 'mao', 'stalin', '1949-01-13', 'I have received nothing.'))
  await expect(acceptSuggestion(store, one, 'an editor')).rejects.toMatchObject({ code: 'conflict' })
  expect((await documentNow())?.relations).toBeUndefined()
  expect(await listed('accepted')).toEqual([])
  expect(await run()).toMatchObject({ proposed: 0, byMention: 0, gone: 2 })
})

test('a letter that comes later takes the place of one known by mention; one that is withdrawn gives it back', async () => {
  await run()
  await put(letter('t04', 'stalin', 'mao', '1949-01-04', 'Nothing.'))
  await run()
  expect((await leads()).toSorted()).toEqual(['t13 t04', 't13 t10'])
  expect(await leads('open', false)).toEqual([])
  const [one] = await listed()
  await withdraw(store, id<'document'>('t04'), 'asked', 'an editor', '2026-11-25')
  await withdraw(store, id<'document'>('t10'), 'asked', 'an editor', '2026-11-25')
  await expect(acceptSuggestion(store, one?.id ?? '', 'an editor')).rejects.toMatchObject({ code: 'not-found' })
  await run()
  expect(await leads()).toEqual([])
  expect((await leads('open', false)).toSorted()).toEqual(['t13 1949-01-04', 't13 1949-01-10'])
  await withdraw(store, id<'document'>('t13'), 'asked', 'an editor', '2026-11-25')
  expect(await run()).toMatchObject({ mentions: 0, proposed: 0, byMention: 0, gone: 2 })
})

test('a closed letter is proposed to those who may read it, and to others known by mention', async () => {
  const closed = letter('t10', 'stalin', 'mao', '1949-01-10', 'Nothing is named in it.')
  await put({ ...closed, access: { kind: 'restricted', groups: ['staff'] } })
  await run()
  const days = async (reader: typeof STAFF) =>
    (await store.as(reader).knownByMention({ limit: 9 })).items.map(({ day }) => day)
  expect([await days(THE_PUBLIC), await days(STAFF)]).toEqual([['1949-01-04', '1949-01-10'], ['1949-01-04']])
  expect((await store.as(THE_PUBLIC).suggestions({ limit: 9, state: 'open', held: true })).items).toEqual([])
  await acceptSuggestion(store, await only(), 'an editor')
  expect(await days(THE_PUBLIC)).toEqual(['1949-01-04', '1949-01-10'])
  expect((await store.as(THE_PUBLIC).describe(['t13']))[0]?.relations).toEqual([])
})

test('people who were merged are one; what the record says already is not proposed', async () => {
  await store.write(async (tx) => {
    await tx.put(agent('filippov', { status: { kind: 'merged', into: id<'agent'>('stalin') } }), why)
    await tx.put(letter('t04', 'filippov', 'mao', '1949-01-04', 'Nothing.'), why)
    await tx.put({ ...ANSWER, relations: [{ kind: 'replies-to', to: { document: id<'document'>('t10') } }] }, why)
  })
  await put(letter('t15', 'mao', 'filippov', '1949-01-15', 'I have received your telegram of January 10.'))
  expect(await run()).toMatchObject({ proposed: 2, byMention: 0 })
  expect((await leads()).toSorted()).toEqual(['t13 t04', 't15 t10'])
})

test('a letter without a date names only what is stated in full; without people, nothing is known by mention of anybody', async () => {
  await put(
    letter(
      'undated',
      'mao',
      'stalin',
      undefined,
      'Your telegram of 10 January 1949 has come. Your telegram of January 4 too.',
    ),
  )
  const { participants: _, ...nobody } = letter(
    'nobody',
    'mao',
    'stalin',
    '1949-01-14',
    'Your telegram of January 10 has come.',
  )
  await put(nobody)
  await run()
  expect((await leads()).toSorted()).toEqual(['t13 t10', 'undated t10'])
  expect((await store.as(THE_PUBLIC).knownByMention({ limit: 9, agent: id<'agent'>('mao') })).items).toHaveLength(1)
})

test('ended in the middle it keeps what it found, and again it finishes', async () => {
  await store.write(async (tx) => {
    for (let n = 0; n < 250; n += 1)
      await tx.put({ ...ANSWER, id: id<'document'>(`u${String(n).padStart(3, '0')}`) }, why)
  })
  const abort = new AbortController()
  const halfway = await suggest(store, { signal: abort.signal, progress: () => abort.abort() })
  expect(halfway).toMatchObject({ documents: 100, finished: false })
  expect((await leads()).length).toBeGreaterThan(0)
  const whole = await run()
  expect(whole).toMatchObject({ documents: 252, proposed: 251, finished: true })
  expect(whole.new).toBe(2 * 251 - halfway.new)
  expect(await run()).toMatchObject({ new: 0, gone: 0 })
})
