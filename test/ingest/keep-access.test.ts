import { expect, test } from 'vitest'
import { setAccess } from '#curation/set-access.ts'
import { withdraw } from '#curation/withdraw.ts'
import type { Access } from '#document/access.ts'
import { ingest } from '#ingest/ingest.ts'
import { THE_EDITORS } from '#store/store.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

const LETTERS = 'key,title\n1,Letter of the miller\n'
const TABLE =
  'exchange,title,sign,from,to,dispatched,attested,point,act,access\nmills,Mills,1,Anna,Jan,1801-03-06,documented,a,ask,'
const READERS: Access = { kind: 'restricted', groups: ['readers'] }
const why = { by: 'editor', note: 'closed' }
const line = (access: Access, title = 'A letter') =>
  `${JSON.stringify({ kind: 'document', id: 'a', title, held: 'described-only', genre: 'letter', dates: [], participants: [], witnesses: [], access })}\n`

async function archiveOf(name: string, content: string) {
  const archive = await temporaryArchive()
  const bring = async (other: string, overwrite = false) =>
    await ingest(archive, [file(name, other, 'mill')], { ...plainly, overwrite })
  await bring(content)
  const documents = (await archive.store.as(THE_EDITORS).list('document', { limit: 9 })).items
  const exchange = async () => (await archive.store.as(THE_EDITORS).get('exchange', ['mills'])).get('mills')
  const document = async () => (await archive.store.as(THE_EDITORS).list('document', { limit: 9 })).items[0]
  return { archive, bring, exchange, document, id: documents[0]?.id as never }
}

test('a table of an exchange that does not say who may read it leaves that as it is; what is new is public', async () => {
  const { archive, bring, exchange } = await archiveOf('mills.csv', `${TABLE}\n`)
  await using _ = archive
  expect((await exchange())?.access).toEqual({ kind: 'public' })
  await bring(`${TABLE}restricted; readers\n`)
  expect((await exchange())?.access).toEqual(READERS)
  const { shown } = await bring(`${TABLE.replace('Mills', 'Two mills')}\n`)
  expect(await exchange()).toMatchObject({ title: 'Two mills', access: READERS })
  expect(shown).toContainEqual(
    expect.objectContaining({ severity: 'note', field: 'access', message: expect.stringContaining('left as it is') }),
  )
})

test('--overwrite opens nothing of which its file does not say who may read it', async () => {
  const { archive, bring, document, id } = await archiveOf('letters.csv', LETTERS)
  await using _ = archive
  await setAccess(archive.store, id, () => READERS, why)
  await bring(LETTERS.replace('miller', 'baker'), true)
  expect(await document()).toMatchObject({ title: 'Letter of the baker', access: READERS })
})

test('no import undoes a withdrawal, also where the file says that it is public', async () => {
  for (const [name, content, other] of [
    ['letters.csv', LETTERS, LETTERS.replace('miller', 'baker')],
    ['letters.jsonl', line({ kind: 'public' }), line({ kind: 'public' }, 'Another letter')],
  ] as const) {
    const { archive, bring, document, id } = await archiveOf(name, content)
    await using _ = archive
    await withdraw(archive.store, id, 'the heirs ask', 'editor', '2026-01-09')
    const before = await document()
    const report = await bring(other, true)
    expect(report).toMatchObject({ kept: 1, changed: 0 })
    expect(report.shown.map(({ message }) => message)).toContain(
      `document ${id} is withdrawn here; it was left as it is`,
    )
    expect(await document()).toEqual(before)
  }
})

test('what a file with --overwrite opens is told loudly', async () => {
  const { archive, bring, document, id } = await archiveOf('letters.jsonl', line({ kind: 'public' }))
  await using _ = archive
  await setAccess(archive.store, id, () => READERS, why)
  const { shown } = await bring(line({ kind: 'public' }), true)
  expect((await document())?.access).toEqual({ kind: 'public' })
  expect(shown.map(({ severity, message }) => `${severity}: ${message}`)).toContain(
    'warning: document a WAS restricted to readers here and IS NOW public, as the file says',
  )
})

test('rows of one exchange that stand apart are told to stand together', async () => {
  const row = (id: string) => `${id},Mills,1,Anna,Jan,1801-03-06,documented,a,ask,\n`
  const { archive, bring } = await archiveOf('mills.csv', `${TABLE}\n`)
  await using _ = archive
  const { shown } = await bring(`${TABLE}\n${row('others')}${row('mills')}`)
  expect(shown.filter(({ field }) => field === 'key').map(({ message }) => message)).toEqual([
    expect.stringMatching(/must stand together, in one table$/u),
  ])
})
