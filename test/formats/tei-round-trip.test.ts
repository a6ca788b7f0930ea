import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { preferredName } from '#authority/agent.ts'
import { type Document, principalDate } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { jsonl } from '#formats/jsonl/read.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { Held } from '#holding/held.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, readAll } from './read-all.ts'

/** The record that comes back when it is written as TEI and read again. */
async function again(described: Described, known: ReadonlySet<string> = new Set()): Promise<Document> {
  const [draft] = draftsOf(await readAll(tei, 'again.xml', writeTei(described)))
  if (draft === undefined) throw new Error(described.document.id)
  const document = (key: string) => (known.has(key) ? identifierFrom<DocumentId>(key) : undefined)
  return toDocument(draft, described.document.id, { document }).document
}

const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort()

type Named = Parameters<typeof preferredName>[0]
function nameIn<Id extends string>(known: ReadonlyMap<Id, Named>, id: Id | undefined): string | undefined {
  const one = id === undefined ? undefined : known.get(id)
  return one === undefined ? undefined : preferredName(one)
}

/** What of a record `writeTei` promises to keep: all but what its docstring says is lost. */
function promised({ agents, places, subjects }: Described, document: Document) {
  const { dates = [], participants = [], texts = [], witnesses = [], numbers = [] } = document
  const { title, held, genre, classification, summary, languages, rights, credits, takenFrom } = document
  return {
    ...{ title, held, genre, classification, summary, languages, rights, credits, takenFrom },
    dates: sorted(
      dates.map(({ role, edtf, asWritten, calendar, hour, basis }) => ({
        role,
        edtf,
        asWritten,
        calendar,
        hour,
        basis,
      })),
    ),
    principal: principalDate(document)?.role,
    participants: sorted(
      participants.map(({ role, agent, asNamed = nameIn(agents, agent), certainty }) => ({ role, asNamed, certainty })),
    ),
    places: sorted(
      (document.places ?? []).map(({ role, place, asNamed = nameIn(places, place) }) => ({ role, asNamed })),
    ),
    numbers: numbers.map(({ number }) => number),
    keywords: [...(document.subjects ?? []).map((id) => nameIn(subjects, id)), ...(document.keywords ?? [])],
    relations: (document.relations ?? []).map(({ kind, to, note }) => ({ kind, to, note })),
    texts: texts.map(({ id, kind, lang, body }) => ({ id, kind, lang, body })),
    witnesses: witnesses.map(({ id, kind, form, references, edition, note }) => ({
      id,
      kind,
      form,
      references,
      edition,
      note,
    })),
  }
}

test('each record of the samples comes back from its own TEI', async () => {
  const held: Held[] = []
  for (const reading of await readAll(jsonl, 'january-1949.jsonl', readFileSync('samples/january-1949.jsonl')))
    if (reading.kind === 'held') held.push(reading.held)
  const documents = held.filter((one) => one.kind === 'document')
  const rest = {
    agents: new Map(held.filter((one) => one.kind === 'agent').map((one) => [one.id, one])),
    places: new Map(held.filter((one) => one.kind === 'place').map((one) => [one.id, one])),
    subjects: new Map(held.filter((one) => one.kind === 'subject').map((one) => [one.id, one])),
  }
  const known = new Set<string>(documents.map(({ id }) => id))
  for (const document of documents) {
    const described = { ...describedAlone(document), ...rest }
    const back = await again(described, known)
    const { participants: named, ...was } = promised(described, document)
    const { participants: namedNow, ...is } = promised(described, back)
    expect(is).toEqual(was)
    // A sender that the title alone names is read from it, and marked so.
    expect(namedNow).toEqual(expect.arrayContaining(named))
    if (back.inferred === undefined) expect(namedNow).toEqual(named)
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
      const described = describedAlone(document)
      expect(promised(described, await again(described)), file).toEqual(promised(described, document))
    }
    expect(files).toHaveLength(300)
  },
)
