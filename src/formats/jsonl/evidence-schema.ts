import { z } from 'zod'
import type { DocumentId } from '#value/identifier.ts'
import { id, words } from './words.ts'

/** What a relation, or a statement of an exchange, rests on. */
export const evidence = z.strictObject({
  passage: z
    .strictObject({
      document: id<DocumentId>(),
      text: words,
      block: words,
      exact: words,
      prefix: words.exactOptional(),
      suffix: words.exactOptional(),
    })
    .exactOptional(),
  citation: z
    .strictObject({ asGiven: words, address: words.exactOptional(), seen: words.exactOptional() })
    .exactOptional(),
  of: z.enum(['original', 'translation', 'edition', 'regest', 'literature']).exactOptional(),
  disputes: z.boolean().exactOptional(),
})
