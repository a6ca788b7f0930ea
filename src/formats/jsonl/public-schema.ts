import { z } from 'zod'
import { agentSchema, collectionSchema, documentSchema, exchangeSchema, placeSchema, subjectSchema } from './schema.ts'
import { words } from './words.ts'

const publicDocument = documentSchema.omit({ origin: true, unplaced: true }).extend({
  origin: z.strictObject({ source: words, key: words, day: words }).exactOptional(),
  unplaced: z.array(z.strictObject({ label: words, value: words })).exactOptional(),
})

/** Records as anybody may see them (`publicShape`): the schemas of what is held, without places in files that were imported. */
export const publicSchemas = {
  document: publicDocument.meta({ id: 'Document' }),
  agent: agentSchema.meta({ id: 'Agent' }),
  place: placeSchema.meta({ id: 'Place' }),
  subject: subjectSchema.meta({ id: 'Subject' }),
  collection: collectionSchema.meta({ id: 'Collection' }),
  exchange: exchangeSchema.meta({ id: 'Exchange' }),
} as const
