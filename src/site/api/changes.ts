import { z } from 'zod'
import { type Operation, operation, sliceOf } from './operation.ts'

const change = z
  .strictObject({
    id: z.string(),
    at: z.iso.datetime(),
    deleted: z.boolean().describe('Withdrawn, or closed after it had been public.'),
  })
  .meta({ id: 'Change' })

export const CHANGES: readonly Operation[] = [
  operation({
    id: 'listChanges',
    path: '/changes',
    summary:
      'Documents by their last change, the oldest first, deleted ones too. Keep the last next, and ask with it again: what has changed since then comes.',
    of: 'changes',
    parameters: z.object({
      after: z.int().min(0).default(0).describe('the next of the slice before; 0, from the beginning.'),
      limit: z.int().min(1).max(500).default(100),
    }),
    answer: sliceOf(change).extend({ next: z.string().describe('Where to go on, now or later.') }),
    async run({ records }, { after, limit }) {
      const span = await records.harvestSpan({})
      const { items, after: next } = await records.harvest({ ...span, after, limit, whole: false })
      return {
        items: items.map(({ id, at, deleted }) => ({ id, at: at.toISOString(), deleted })),
        next: String(next ?? Math.max(span.last, after)),
      }
    },
  }),
]
