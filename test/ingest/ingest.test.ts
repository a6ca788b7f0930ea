import { describe, expect, test } from 'vitest'
import { correct } from '#curation/correct.ts'
import { fileAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

const CSV = `key,title,date,sender,recipient
1,Letter of the miller,1801-03-04,Anna Roe,Jan Kos
2,Letter of the smith,1801-03-05,Jan Kos,Anna Roe
`

describe('the same file', () => {
  test('twice changes nothing', async () => {
    await using archive = await temporaryArchive()
    const first = await ingest(archive, [file('letters.csv', CSV)], plainly)
    expect(first).toMatchObject({ read: 2, new: 2, refused: 0, finished: true })
    const head = await archive.store.head()
    const second = await ingest(archive, [file('letters.csv', CSV)], plainly)
    expect(second).toMatchObject({ read: 2, new: 0, unchanged: 2, changed: 0 })
    expect(await archive.store.head()).toBe(head)
  })

  test('changed in one row is one changed record', async () => {
    await using archive = await temporaryArchive()
    await ingest(archive, [file('letters.csv', CSV)], plainly)
    expect(await ingest(archive, [file('letters.csv', CSV.replace('smith', 'smith’s wife'))], plainly)).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
  })
})

describe('what an editor changed since', () => {
  const edited = async () => {
    const archive = await temporaryArchive()
    await ingest(archive, [file('letters.csv', CSV)], plainly)
    const id = 'letters-csv-1' as DocumentId
    await correct(archive.store, 'document', id, (document) => ({ ...document, title: 'As the editor has it' }), {
      by: 'editor',
      note: 'better',
      correction: false,
    })
    const title = async () => (await archive.store.as(THE_EDITORS).get('document', [id])).get(id)?.title
    return { archive, title }
  }

  test('is kept while the file says what it said', async () => {
    const { archive, title } = await edited()
    await using _ = archive
    expect(await ingest(archive, [file('letters.csv', CSV)], plainly)).toMatchObject({ unchanged: 2, kept: 0 })
    expect(await title()).toBe('As the editor has it')
  })

  test('is kept and reported where the file changed too', async () => {
    const { archive, title } = await edited()
    await using _ = archive
    const report = await ingest(archive, [file('letters.csv', CSV.replace('miller', 'baker'))], plainly)
    expect(report).toMatchObject({ kept: 1, unchanged: 1 })
    expect(report.shown.map(({ at, field }) => ({ at, field }))).toContainEqual({
      at: expect.stringContaining('letters.csv:2'),
      field: 'record',
    })
    expect(await title()).toBe('As the editor has it')
  })

  test('gives way to --overwrite', async () => {
    const { archive, title } = await edited()
    await using _ = archive
    expect(await ingest(archive, [file('letters.csv', CSV)], { ...plainly, overwrite: true })).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
    expect(await title()).toBe('Letter of the miller')
  })
})

test('a repeated key is refused with its place, and nothing is overwritten', async () => {
  await using archive = await temporaryArchive()
  const report = await ingest(
    archive,
    [file('letters.csv', `${CSV}1,Another letter,1801-03-06,Anna Roe,Jan Kos\n`)],
    plainly,
  )
  expect(report).toMatchObject({ read: 3, new: 2, refused: 1 })
  expect(report.shown.filter(({ severity }) => severity === 'error')).toMatchObject([
    { at: expect.stringContaining('letters.csv:4'), field: 'key' },
  ])
})

test('a file that no reader knows is an issue, and the others are read', async () => {
  await using archive = await temporaryArchive()
  const report = await ingest(archive, [file('scan.pdf', '%PDF-1.7\n%âãÏÓ\n'), file('letters.csv', CSV)], plainly)
  expect(report).toMatchObject({ new: 2, refused: 1 })
  expect(report.shown.filter(({ field }) => field === 'file')).toMatchObject([{ severity: 'error', at: 'scan.pdf' }])
})

test('names lead to people by any form; those that are not here are made, unreviewed', async () => {
  await using archive = await temporaryArchive()
  const why = { by: 'editor', note: 'known' }
  const roe = {
    kind: 'agent',
    id: 'anna-roe',
    entityType: 'person',
    names: [
      { text: 'Anna Roe-Winter', kind: 'preferred' },
      { text: 'Roe, Anna', kind: 'heading' },
    ],
    status: { kind: 'reviewed' },
  } as never
  await archive.store.write((tx) => tx.put(roe, why))
  await ingest(archive, [file('letters.csv', CSV)], plainly)
  const records = archive.store.as(THE_EDITORS)
  const document = (await records.get('document', ['letters-csv-1'])).get('letters-csv-1')
  const [sender, recipient] = ['sender', 'recipient'].map((role) =>
    document?.participants?.find((participant) => participant.role === role),
  )
  expect(sender).toMatchObject({ agent: 'anna-roe', asNamed: 'Anna Roe' })
  const made = (await records.get('agent', [recipient?.agent ?? ''])).get(recipient?.agent ?? '')
  expect(made).toMatchObject({ names: [{ text: 'Jan Kos', kind: 'preferred' }], status: { kind: 'unreviewed' } })
})

test('a volume’s own list tells two people of one surname apart, and an office is no person', async () => {
  await using archive = await temporaryArchive()
  const named = (n: number, ref: string) =>
    `<div type="document" xml:id="d${n}" n="${n}"><head>${n}. The Ambassador in China (<persName corresp="#${ref}">Clark</persName>) to the Secretary of State</head><p>Words.</p></div>`
  const volume = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><front><div><list>
    <item><persName xml:id="p_CL1">Clark, Lewis</persName></item><item><persName xml:id="p_CM1">Clark, Mark W.</persName></item>
    </list></div></front><body>${named(1, 'p_CL1')}${named(2, 'p_CM1')}</body></text></TEI>`
  await ingest(archive, [file('volume.xml', volume)], plainly)
  const records = archive.store.as(THE_EDITORS)
  const ids = ['volume-xml-d1', 'volume-xml-d2']
  const documents = await records.get('document', ids)
  const senders = ids.map((id) => documents.get(id)?.participants?.find(({ role }) => role === 'sender'))
  expect(senders.map((sender) => sender?.agent)).toEqual(['clark-lewis', 'clark-mark-w'])
  expect(senders.map((sender) => sender?.asNamed)).toEqual(Array(2).fill('Ambassador in China (Clark)'))
  const agents = await records.get('agent', ['clark-lewis', 'secretary-of-state'])
  expect(agents.get('clark-lewis')?.names.map(({ text }) => text)).toEqual(['Lewis Clark', 'Clark, Lewis'])
  expect(agents.get('secretary-of-state')?.entityType).toBe('office')
})

test('where several people fit, none is linked, and the issue names them', async () => {
  await using archive = await temporaryArchive()
  const smith = (id: string) =>
    ({
      kind: 'agent',
      id,
      entityType: 'person',
      names: [{ text: 'Anna Roe', kind: 'preferred' }],
      status: { kind: 'reviewed' },
    }) as never
  await archive.store.write(async (tx) => {
    await tx.put(smith('roe-elder'), { by: 'e', note: 'n' })
    await tx.put(smith('roe-younger'), { by: 'e', note: 'n' })
  })
  const report = await ingest(archive, [file('letters.csv', CSV)], plainly)
  expect(report.shown.filter(({ field }) => field === 'participants').map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/roe-elder.*roe-younger/u),
  )
})

test('an interrupted run leaves whole records, and a second one finishes the work', async () => {
  await using archive = await temporaryArchive()
  const rows = Array.from({ length: 1000 }, (_, n) => `${n},Letter ${n},1801,Anna Roe,Jan Kos`)
  const long = file('long.csv', `key,title,date,sender,recipient\n${rows.join('\n')}\n`)
  const stop = new AbortController()
  let asked = 0
  const now = () => {
    asked += 1
    // Once at the beginning, then for each batch.
    if (asked === 3) stop.abort()
    return plainly.now()
  }
  const report = await ingest(archive, [long], { ...plainly, now, signal: stop.signal })
  expect(report.finished).toBe(false)
  expect(report.new).toBeGreaterThan(0)
  expect(report.new).toBeLessThan(1000)
  const second = await ingest(archive, [long], plainly)
  expect(second).toMatchObject({ read: 1000, finished: true, unchanged: report.new, new: 1000 - report.new })
})

test('a heading that turns a name round becomes a heading; the name itself is preferred', async () => {
  await using archive = await temporaryArchive()
  await ingest(archive, [file('letters.csv', CSV.replace('Anna Roe,Jan Kos', '"Roe, Anna",Jan Kos'))], plainly)
  const records = archive.store.as(THE_EDITORS)
  const sender = (await records.get('document', ['letters-csv-1'])).get('letters-csv-1')?.participants?.[0]
  expect((await records.get('agent', [sender?.agent ?? ''])).get(sender?.agent ?? '')?.names).toEqual([
    { text: 'Anna Roe', kind: 'preferred' },
    { text: 'Roe, Anna', kind: 'heading' },
  ])
})

test('words that name nobody or nowhere make no authority, and marks are no part of a name', async () => {
  await using archive = await temporaryArchive()
  const rows = `key,sender,recipient,sender place
1,[Anna Roe],einen Amtsbruder,[Lindau]
2,Anna Roe?,den Rat der Stadt Lindau,Lindau?
3,Сталин,unknown,einer Stadt
`
  await ingest(archive, [file('letters.csv', rows)], plainly)
  const reading = archive.store.as(THE_EDITORS)
  const names = async (kind: 'agent' | 'place') =>
    (await reading.list(kind, { limit: 50 })).items.map(({ names: [name] }) => name?.text).sort()
  expect(await names('agent')).toEqual(['Anna Roe', 'Rat der Stadt Lindau', 'Сталин'])
  expect(await names('place')).toEqual(['Lindau'])
  const { items } = await reading.list('document', { limit: 50 })
  expect(items.map(({ participants }) => participants?.map(({ asNamed, certainty }) => [asNamed, certainty]))).toEqual([
    [
      ['[Anna Roe]', 'probable'],
      ['einen Amtsbruder', undefined],
    ],
    [
      ['Anna Roe?', 'possible'],
      ['den Rat der Stadt Lindau', undefined],
    ],
    [
      ['Сталин', undefined],
      ['unknown', undefined],
    ],
  ])
})

test('what comes through a pipe is told apart by what it is', async () => {
  await using archive = await temporaryArchive()
  const piped = (content: string) => {
    const { source: _, ...unnamed } = file('standard-input', content)
    return unnamed
  }
  const read = async (content: string) => await ingest(archive, [piped(content)], { ...plainly, format: 'text' })
  expect(await read('Dear Anna,\n\nall is well.')).toMatchObject({ new: 1 })
  expect(await read('Dear Jan,\n\nnothing is well.')).toMatchObject({ new: 1, changed: 0 })
  expect(await read('Dear Anna,\n\nall is well.')).toMatchObject({ unchanged: 1 })
})

test('a text that has hardly a word of what stood under its key is taken, and somebody is told to look', async () => {
  await using archive = await temporaryArchive()
  await ingest(archive, [file('letter.txt', 'Dear Anna,\n\nthe harvest was good this year.')], plainly)
  const other = await ingest(archive, [file('letter.txt', 'Sir!\n\nI have your note about that horse.')], plainly)
  expect(other).toMatchObject({ changed: 1 })
  expect(other.shown).toContainEqual(expect.objectContaining({ severity: 'warning', field: 'texts' }))
  const mended = await ingest(archive, [file('letter.txt', 'Sir!\n\nI have your note about that old horse.')], plainly)
  expect(mended.shown.filter(({ severity }) => severity === 'warning')).toEqual([])
})

describe('one bad record or file does not end the run', () => {
  test('an alias that another record has', async () => {
    await using archive = await temporaryArchive()
    const rows = 'id,title,alias\na1,One,doi:10.1/x\na2,Two,doi:10.1/x\na3,Three,doi:10.1/y\n'
    const report = await ingest(archive, [file('letters.csv', rows)], plainly)
    expect(report).toMatchObject({ new: 2, refused: 1, errors: 1 })
    expect(report.shown.find(({ severity }) => severity === 'error')).toMatchObject({
      field: 'record',
      at: expect.stringContaining('letters.csv:3'),
    })
  })

  test('the same record twice in Chancery’s own form', async () => {
    await using archive = await temporaryArchive()
    const line = (title: string) =>
      JSON.stringify({ kind: 'document', id: 'x1', title, held: 'title-only', access: { kind: 'public' } })
    const report = await ingest(archive, [file('records.jsonl', `${line('One')}\n${line('Two')}\n`)], plainly)
    expect(report).toMatchObject({ new: 1, refused: 1, errors: 1 })
    expect((await archive.store.as(THE_EDITORS).get('document', ['x1'])).get('x1')?.title).toBe('One')
  })

  test('a line that is no record of Chancery’s own form is counted as read and refused', async () => {
    await using archive = await temporaryArchive()
    const good = (id: string) =>
      JSON.stringify({ kind: 'place', id, names: [{ text: id, kind: 'preferred' }], status: { kind: 'reviewed' } })
    const lines = [
      good('lindau'),
      '{"kind":"place","id":"x"}',
      '{"kind":',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      '[]',
      good('ulm'),
    ]
    const report = await ingest(archive, [file('all.jsonl', lines.join('\n'))], plainly)
    expect(report).toMatchObject({ read: 6, new: 2, refused: 4 })
  })

  test('a file that cannot be read', async () => {
    await using archive = await temporaryArchive()
    const nowhere = { ...file('gone.csv', ''), open: () => fileAt('/nonexistent/gone.csv').open() }
    const report = await ingest(archive, [nowhere, file('letters.csv', CSV)], plainly)
    expect(report).toMatchObject({ new: 2, refused: 1 })
    expect(report.shown).toContainEqual(expect.objectContaining({ severity: 'error', at: 'gone.csv', field: 'file' }))
  })
})

test('a copy that is cut off does not take the place of the whole', async () => {
  await using archive = await temporaryArchive()
  const whole = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="l1"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>First.</p><p>Second.</p></body></text></TEI>`
  await ingest(archive, [file('l1.xml', whole)], plainly)
  const cut = file('l1.xml', whole.slice(0, whole.indexOf('<p>Second')))
  expect(await ingest(archive, [cut], plainly)).toMatchObject({ kept: 1, changed: 0, errors: 1 })
  expect(await ingest(archive, [cut], { ...plainly, overwrite: true })).toMatchObject({ changed: 1 })
})
