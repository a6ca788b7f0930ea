import { parse } from 'csv-parse/sync'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentSlices } from '#dissemination/export.ts'
import { publicSchemas } from '#formats/jsonl/public-schema.ts'
import { writePublicJsonl } from '#formats/jsonl/write.ts'
import { LIST_FORMS, type ListFormName } from '#formats/lists/list-form.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { Held, Kind } from '#holding/held.ts'
import { API, OPERATIONS } from '#site/api/operations.ts'
import { TWIN_FORMS } from '#site/routes/record-forms.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { address } from '#value/address.ts'
import { cmifErrors } from '../formats/cmif-schema.ts'
import { ANNOTATION_PAGE, CHANGES_PAGE, COLLECTION, MANIFEST } from '../formats/iiif/schema.ts'
import { hasContexts, unknownTerms } from '../formats/iiif/terms.ts'
import { STATEMENT } from '../formats/lists/n-triples.ts'
import { hasOaiSchema, oaiErrors } from '../formats/oai-schema.ts'
import { hasSchemaOrg, unknownToSchemaOrg } from '../formats/schema-org/terms.ts'
import { hasTeiSchema, teiErrors } from '../formats/tei-schema.ts'
import type { OpenSite } from '../site/open-site.ts'
import { readBibtex, readRis } from './bibliography.ts'
import { hasShared, openEverything } from './everything.ts'

// Everything that is given out, of the samples, of all that is shared and of records full of naughty strings, is valid by its own schema.

const LONG = { timeout: 300_000 }
const BASE = 'https://chancery.example'
let open: OpenSite
const documents: Described[] = []
const held: Held[] = []
beforeAll(async () => {
  open = await openEverything()
  const records = open.store.as(THE_PUBLIC)
  for (const kind of ['agent', 'place', 'subject', 'collection', 'document', 'exchange'] as const)
    held.push(...(await all(kind)))
  for await (const slice of documentSlices(records)) documents.push(...slice)
}, 300_000)
afterAll(() => open.close())

async function all(kind: Kind): Promise<readonly Held[]> {
  const found: Held[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const slice: { items: readonly Held[]; next?: string } = await open.store
      .as(THE_PUBLIC)
      .list(kind, { limit: 500, ...(after === '' ? {} : { after }) })
    found.push(...slice.items)
    after = slice.next
  }
  return found
}

test.runIf(!hasShared)('the samples alone are held to their forms, and to no schema: ../shared is not here', () => {})

test('there is enough to be held to', () => {
  expect(documents.length).toBeGreaterThan(hasShared ? 3000 : 20)
})

/** Two records of the site's own tests have bodies that no import takes. */
const isTakenIn = ({ document: { id } }: Described) => id !== 'hostile' && id !== 'signs'

test('TEI, by tei_all', LONG, async () => {
  if (!hasTeiSchema) return
  const wrong: [string, string][] = []
  for (const one of documents.filter(isTakenIn))
    wrong.push(...(await teiErrors(writeTei(one))).map((error): [string, string] => [one.document.id, error]))
  expect(wrong.slice(0, 5)).toEqual([])
})

describe.each(['oai_dc', 'tei'])('OAI-PMH in %s, by its schema and that of its payload', (prefix) => {
  test('every record, and every header', LONG, async () => {
    if (!hasOaiSchema) return
    const seen = new Set<string>()
    for (const verb of ['ListRecords', 'ListIdentifiers'])
      for (let words: string | undefined = `metadataPrefix=${prefix}`; words !== undefined; ) {
        const xml = await open.page(`/oai?verb=${verb}&${words}`)
        // Payloads in TEI are held to tei_all above, one by one.
        expect(
          await oaiErrors(prefix === 'tei' ? xml.replace(/<body>[\s\S]*?<\/body>/gu, '<body><p/></body>') : xml),
        ).toEqual([])
        for (const [, id = ''] of xml.matchAll(/<identifier>oai:chancery\.example:([^<]+)</gu)) seen.add(id)
        const token = /<resumptionToken[^>]*>([^<]+)</u.exec(xml)?.[1]
        words = token === undefined ? undefined : `resumptionToken=${encodeURIComponent(token)}`
      }
    expect(documents.filter(({ document }) => !seen.has(document.id))).toEqual([])
  })
})

test('CMIF, by its schema', LONG, async () => {
  expect(cmifErrors(await open.page('/cmif.xml'))).toEqual([])
})

test('JSON Lines, by the schemas that are ours', () => {
  for (const one of held) publicSchemas[one.kind].parse(JSON.parse(writePublicJsonl(one)))
})

test('the API, by the schemas that OpenAPI is made of', LONG, async () => {
  for (const operation of OPERATIONS.filter(({ path }) => /^\/[a-z]+$/u.test(path) && path !== '/search')) {
    let after: string | undefined
    do {
      const cut = after === undefined ? '' : `&after=${encodeURIComponent(after)}`
      const answer = await (await open.get(`${API}${operation.path}?limit=500${cut}`)).json()
      operation.answer.parse(answer)
      const { items, next } = answer as { items: readonly unknown[]; next?: string }
      after = items.length < 500 ? undefined : next
    } while (after !== undefined)
  }
})

const listed = (name: ListFormName): string => {
  const { head, record, foot } = LIST_FORMS[name]
  const publisher = { name: 'Chancery', base: BASE }
  return head + documents.map((one, n) => record(one, publisher, n === 0)).join('') + foot
}
const urls = () => documents.map(({ document }) => `${BASE}${address.document(document.id)}`)
const oneLine = (words: string) => words.replace(/\s+/gu, ' ').trim()

test('BibTeX is read back', () => {
  const entries = readBibtex(listed('bibtex'))
  expect(entries.map((entry) => entry.get('url'))).toEqual(urls())
  const titles = documents.map(({ document }) => oneLine(document.title))
  expect(entries.map((entry) => entry.get('title') ?? '')).toEqual(titles)
})

test('RIS is read back', () => {
  const records = readRis(listed('ris'))
  expect(records.map((one) => one.get('UR'))).toEqual(urls().map((url) => [url]))
  expect(records.map((one) => one.get('TI')?.[0] ?? '')).toEqual(
    documents.map(({ document }) => oneLine(document.title)),
  )
})

test('CSL-JSON and CSV are read back', () => {
  const items = JSON.parse(listed('csl-json')) as readonly { URL: string; title: string }[]
  expect(items.map(({ URL }) => URL)).toEqual(urls())
  const rows: readonly Readonly<Record<string, string>>[] = parse(listed('csv'), { columns: true, bom: true })
  expect(rows.map(({ number }) => number)).toEqual(documents.map(({ document }) => document.id))
})

test('Dublin Core in one file is XML, and holds each', () => {
  const xml = XmlDocument.fromString(listed('dc'))
  expect(xml.find('/records/*').length).toBe(documents.length)
  xml.dispose()
})

test('N-Triples, by its grammar', LONG, () => {
  const lines = listed('ntriples').trimEnd().split('\n')
  expect(lines.filter((line) => !STATEMENT.test(line)).slice(0, 5)).toEqual([])
})

test('JSON-LD of records, people, places and collections has no term that schema.org does not know', LONG, async () => {
  if (!hasSchemaOrg) return
  for (const { kind, id } of held.filter((one) => ['agent', 'place', 'collection', 'document'].includes(one.kind))) {
    const folder = { agent: 'people', place: 'places', collection: 'collections' }[kind as string] ?? 'documents'
    const response = await open.get(`/${folder}/${id}.jsonld`)
    if (response.status === 200) expect([id, unknownToSchemaOrg(await response.json())]).toEqual([id, []])
    else expect([id, response.status]).toEqual([id, kind === 'document' ? 200 : response.status])
  }
})

test(
  'IIIF: manifests, the texts on them, collections and changes, by what the specifications require',
  LONG,
  async () => {
    const sound = (
      schema: typeof MANIFEST | typeof ANNOTATION_PAGE | typeof COLLECTION | typeof CHANGES_PAGE,
      one: object,
    ) => {
      schema.parse(one)
      if (hasContexts) expect(unknownTerms(one)).toEqual([])
    }
    const json = async (path: string) => (await (await open.get(path)).json()) as object
    for (const { document } of documents) {
      sound(MANIFEST, await json(address.manifest(document.id)))
      for (const { id } of document.texts ?? [])
        sound(ANNOTATION_PAGE, await json(address.annotations(document.id, id)))
    }
    for (const { kind, id } of held)
      if (kind === 'collection') {
        const response = await open.get(address.collectionManifest(id))
        if (response.status === 200) sound(COLLECTION, (await response.json()) as object)
      }
    for (let page = 0; ; page += 1) {
      const response = await open.get(address.iiifChangesPage(page))
      if (response.status !== 200) break
      sound(CHANGES_PAGE, (await response.json()) as object)
    }
  },
)

test('each record in each form at its own address', LONG, async () => {
  for (const { document } of documents.filter(({ document: { id } }, n) => n % 20 === 0 || id.startsWith('naughty')))
    for (const form of TWIN_FORMS) {
      const response = await open.get(`${address.document(document.id)}.${form}`)
      expect([document.id, form, response.status]).toEqual([document.id, form, 200])
      if (form.endsWith('json') || form === 'jsonld') await response.json()
      else if (form.endsWith('xml')) XmlDocument.fromString(await response.text()).dispose()
    }
})
