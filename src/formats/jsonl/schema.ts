import { z } from 'zod'
import { agentSchema, collectionSchema, placeSchema, subjectSchema } from './authority-schema.ts'
import { documentSchema } from './document-schema.ts'
import { exchangeSchema } from './exchange-schema.ts'

export { agentSchema, collectionSchema, placeSchema, subjectSchema } from './authority-schema.ts'
export { documentSchema } from './document-schema.ts'
export { exchangeSchema } from './exchange-schema.ts'

/**
 * The one schema of everything that is held: JSON Lines, `.json` twins and the API all use it, and `test/formats/jsonl` proves
 * that it and the interfaces are the same types. Unknown fields are refused here; `readHeld` sets them aside first.
 */
export const heldSchema = z.discriminatedUnion('kind', [
  documentSchema,
  agentSchema,
  placeSchema,
  subjectSchema,
  collectionSchema,
  exchangeSchema,
])
