import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { documentSchema } from '#formats/jsonl/document-schema.ts'
import { jsonl } from '#formats/jsonl/read.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { Held } from '#holding/held.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { anyRecord } from './any-record.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, readAll } from './read-all.ts'

/** The record that comes back when it is written as TEI and read again, beside records of these numbers. */
async function again(
  described: Described,
  known: ReadonlySet<string> = new Set(),
  change = (xml: string) => xml,
): Promise<Document> {
  const [draft] = draftsOf(await readAll(tei, 'again.xml', change(writeTei(described))))
  if (draft === undefined) throw new Error(described.document.id)
  const document = (key: string) => (known.has(key) ? identifierFrom<DocumentId>(key) : undefined)
  return toDocument(draft, described.document.id, { document }).document
}

/**
 * What of a record does not come back, each with its reason; everything else does.
 * - `origin`: how it came into the archive that wrote it; a new import states its own.
 * - `unplaced.at`: the place in the file that was imported there, which nobody is shown; it is the place in the TEI file now.
 */
const kept = ({ origin: _, unplaced, ...document }: Document) => ({
  ...document,
  ...(unplaced === undefined ? {} : { unplaced: unplaced.map(({ label, value }) => ({ label, value })) }),
})

/** A relation to a record that is not known where it is read is a citation of its number. */
const relatedIn = ({ relations = [] }: Document): ReadonlySet<string> =>
  new Set(relations.flatMap(({ to }) => ('document' in to ? [to.document] : [])))

async function samples(): Promise<{ readonly documents: readonly Document[]; readonly rest: Partial<Described> }> {
  const held: Held[] = []
  for (const reading of await readAll(jsonl, 'january-1949.jsonl', readFileSync('samples/january-1949.jsonl')))
    if (reading.kind === 'held') held.push(reading.held)
  const rest = {
    agents: new Map(held.filter((one) => one.kind === 'agent').map((one) => [one.id, one])),
    places: new Map(held.filter((one) => one.kind === 'place').map((one) => [one.id, one])),
    subjects: new Map(held.filter((one) => one.kind === 'subject').map((one) => [one.id, one])),
    collections: new Map(held.filter((one) => one.kind === 'collection').map((one) => [one.id, one])),
  }
  return { documents: held.filter((one) => one.kind === 'document'), rest }
}

test('each record of the samples comes back whole from its own TEI', async () => {
  const { documents, rest } = await samples()
  for (const document of documents) {
    const described = { ...describedAlone(document), ...rest }
    expect(kept(await again(described, relatedIn(document)))).toEqual(kept(document))
  }
  expect(documents.length).toBeGreaterThan(20)
})

const LETTERS = '../shared/tei/letters'

test.skipIf(!existsSync(LETTERS))(
  'each of 300 real letters does (skipped where ../shared/tei is not here)',
  async () => {
    const files = readdirSync(LETTERS).flatMap((folder) =>
      readdirSync(`${LETTERS}/${folder}`).map((file) => `${folder}/${file}`),
    )
    for (const file of files) {
      const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
      if (draft === undefined) throw new Error(file)
      const { document } = toDocument(draft, identifierFrom<DocumentId>(draft.key?.value ?? file))
      expect(kept(await again(describedAlone(document))), file).toEqual(kept(document))
    }
    expect(files).toHaveLength(300)
  },
)

test('any record does', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, async (document) => {
      expect(kept(await again(describedAlone(document), relatedIn(document)))).toEqual(kept(document))
    }),
    { numRuns: 30 },
  )
})

test('what was changed by hand stands, and the rest comes back where it still goes with it', async () => {
  const { documents, rest } = await samples()
  for (const document of documents) {
    const described = { ...describedAlone(document), ...rest }
    const is = kept(
      await again(described, relatedIn(document), (xml) => xml.replace(/<title>[^<]*/u, '<title>Another title')),
    )
    const { inferred: _, ...was } = kept(document)
    expect(is.title).toBe('Another title')
    for (const field of ['aliases', 'parts', 'composedIn', 'collections', 'texts', 'genre', 'genreAsGiven'] as const)
      expect(is[field], `${document.id} ${field}`).toEqual(was[field])
    expect(is.inferred ?? []).toEqual(expect.arrayContaining([...(document.inferred ?? [])]))
    expect(is.relations ?? [], document.id).toEqual(was.relations ?? [])
  }
})

test('a text that was changed by hand is taken as it is now, and its licence and translator stay with it', async () => {
  const { documents, rest } = await samples()
  const document = documents.find(({ texts }) => texts?.[0]?.body.includes('<p '))
  if (document === undefined) throw new Error('no sample has a text')
  const text = { ...document.texts?.[0], credits: [{ role: 'translated', name: 'A. Smith' }] }
  const given: Document = documentSchema.parse({ ...document, texts: [text] })
  const back = await again({ ...describedAlone(given), ...rest }, relatedIn(given), (xml) =>
    xml.replace(/(<body>.*?<p [^>]*>)/su, '$1Changed. '),
  )
  expect(back.texts?.[0]?.body).toContain('>Changed. ')
  expect(back.texts?.[0]?.credits).toEqual(text.credits)
  const other = await again({ ...describedAlone(given), ...rest }, relatedIn(given), (xml) =>
    xml.replace('<name>A. Smith', '<name>B. Smith'),
  )
  expect(other.texts?.[0]).toEqual({ ...given.texts?.[0], credits: [{ role: 'translated', name: 'B. Smith' }] })
})
