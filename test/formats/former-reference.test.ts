import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { principalReference, type Reference } from '#document/witness.ts'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { toCslItem } from '#formats/csl/item.ts'
import { dublinCore } from '#formats/dublin-core/elements.ts'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import { headMetadata } from '#site/frame/head-metadata.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { PUBLISHER } from './csl/citing-samples.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, readAll } from './read-all.ts'

const at = (asGiven: string, status: Reference['status']): Reference => ({ asGiven, status, levels: [], leaves: [] })
const OLD = at('Old Archive, f. 1', 'former')
const NEW = at('New Archive, f. 2', 'present')
const paper = (...references: Reference[]): Document => ({
  kind: 'document',
  id: identifierFrom<DocumentId>('x-1'),
  title: 'A paper',
  held: 'text',
  access: { kind: 'public' },
  witnesses: [{ id: 'w1', kind: 'original', references }],
})

test.each([[[OLD, NEW]], [[NEW, OLD]], [[OLD, at('New Archive, f. 2', 'not-stated')]]])(
  'a paper is cited where it lies now, wherever that stands: %#',
  (references) => {
    const described = describedAlone(paper(...references))
    const item = toCslItem(described, PUBLISHER)
    expect(item).toMatchObject({ archive_location: NEW.asGiven, note: 'Formerly Old Archive, f. 1' })
    expect(item.status).toBeUndefined()
    expect(writeBibtex(item)).toContain(`library = {${NEW.asGiven}}`)
    expect(toSchemaOrg(described, PUBLISHER)).toMatchObject({ itemLocation: NEW.asGiven })
    expect(dublinCore(described, PUBLISHER).find(([element]) => element === 'source')?.[1]).toBe(NEW.asGiven)
    expect(headMetadata(item, undefined)).toContainEqual({ name: 'z:archiveLocation', content: NEW.asGiven })
    expect(/<msIdentifier>.*?<idno[^>]*>(?<words>[^<]*)/su.exec(writeTei(described))?.groups?.words).toBe(NEW.asGiven)
  },
)

test('what only lay somewhere is not said to lie there; a copy that lies somewhere comes before it', () => {
  expect(toCslItem(describedAlone(paper(OLD)), PUBLISHER).status).toBe('original formerly')
  const copy = { id: 'w2', kind: 'copy', references: [NEW] } as const
  expect(principalReference([...(paper(OLD).witnesses ?? []), copy])).toBe(NEW)
})

test('TEI gives back the references in the order of the record', async () => {
  const xml = writeTei(describedAlone(paper(OLD, NEW)))
  const [draft] = draftsOf(await readAll(tei, 'again.xml', xml))
  if (draft === undefined) throw new Error('nothing was read')
  const { document } = toDocument(draft, identifierFrom<DocumentId>('x-1'), { document: () => undefined })
  const read = document.witnesses?.[0]?.references.map(({ asGiven, status }) => [asGiven, status])
  expect(read).toEqual([OLD, NEW].map(({ asGiven, status }) => [asGiven, status]))
})
