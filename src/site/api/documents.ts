import { z } from 'zod'
import { publicSchemas } from '#formats/jsonl/public-schema.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { identifier } from '#value/identifier.ts'
import { cut, cutOf, type Operation, operation, sliceOf } from './operation.ts'

const id = z.string().max(64).describe('The record number.')
const version = z
  .strictObject({
    number: z.int(),
    at: z.iso.datetime(),
    note: z.string(),
    correction: z.boolean().describe('Whether it is listed among the corrections.'),
  })
  .meta({ id: 'Version' })

const documentNow = z.strictObject({ version: z.int(), document: publicSchemas.document })

export const DOCUMENTS: readonly Operation[] = [
  operation({
    id: 'listDocuments',
    path: '/documents',
    summary: 'Every document, by its number.',
    of: 'documents',
    parameters: z.object(cut),
    answer: sliceOf(publicSchemas.document),
    async run({ records }, asked) {
      const { items, next } = await records.list('document', cutOf(asked))
      return { items: items.map(shown), ...(next === undefined ? {} : { next }) }
    },
  }),
  operation({
    id: 'getDocument',
    path: '/documents/{id}',
    summary: 'One document as it stands now.',
    of: 'documents',
    parameters: z.object({ id }),
    answer: documentNow,
    async run({ records }, asked) {
      const [described] = identifier(asked.id) === undefined ? [] : await records.describe([asked.id])
      if (described?.document.id !== asked.id) return undefined
      return { version: described.version, document: shown(described.document) }
    },
  }),
  operation({
    id: 'listVersions',
    path: '/documents/{id}/versions',
    summary: 'The versions of a document, the newest first: each with the day and what was done.',
    of: 'documents',
    parameters: z.object({ id }),
    answer: z.strictObject({ items: z.array(version) }),
    async run({ records }, asked) {
      if (identifier(asked.id) === undefined || !(await records.get('document', [asked.id])).has(asked.id))
        return undefined
      const versions = await records.versions('document', asked.id)
      return {
        items: versions.map(({ number, at, note, correction }) => ({ number, at: at.toISOString(), note, correction })),
      }
    },
  }),
  operation({
    id: 'getVersion',
    path: '/documents/{id}/versions/{number}',
    summary: 'One document as it stood in a version.',
    of: 'documents',
    parameters: z.object({ id, number: z.int().min(1).max(1_000_000_000) }),
    answer: documentNow,
    async run({ records }, asked) {
      if (identifier(asked.id) === undefined) return undefined
      const document = await records.version('document', asked.id, asked.number)
      return document === undefined ? undefined : { version: asked.number, document: shown(document) }
    },
  }),
]

type Shown = z.input<typeof publicSchemas.document>

// The public shape is what its schema says: `test/site/api.test.ts` holds every answer to it.
const shown = (document: Parameters<typeof publicShape>[0]) => publicShape(document) as Shown
