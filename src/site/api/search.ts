import { z } from 'zod'
import { FIELDS } from '#search/query.ts'
import { FACETS } from '#search/search.ts'
import { refuseHalfRead } from '../parameters.ts'
import { askedOf, requestOf } from '../routes/search-request.ts'
import { type Operation, operation } from './operation.ts'

const marks = z
  .array(z.tuple([z.int(), z.int()]).readonly())
  .readonly()
  .describe('Where the words stand: UTF-16 offsets, end exclusive.')
const hit = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    titleMarks: marks,
    possibly: z.literal(true).exactOptional().describe('Its date may lie outside of what was asked for.'),
    snippets: z
      .array(
        z.strictObject({
          of: z
            .enum(['title', 'summary', 'transcript', 'translation', 'regest', 'ocr'])
            .describe('What kind of text speaks.'),
          note: z.literal(true).exactOptional().describe('It is a note beside that text, not of it.'),
          lang: z.string().exactOptional(),
          text: z.string(),
          marks,
          block: z.string().exactOptional(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Hit' })

const several = z.union([z.string(), z.array(z.string())]).optional()

export const SEARCH: readonly Operation[] = [
  operation({
    id: 'search',
    path: '/search',
    summary: 'What the page of results finds, with the same parameters: a page of hits, the exact total, facets.',
    of: 'search',
    parameters: z.object({
      q: z.string().optional().describe('A query: words, "phrases", -not, OR, from:, to:, date:, and so on.'),
      date: z.string().optional().describe('1949, 1949-01, 1948..1950.'),
      ...Object.fromEntries(
        ['sender', 'recipient', 'person', 'place', 'archive', 'genre', 'lang', 'collection', 'subject', 'has'].map(
          (name) => [name, several],
        ),
      ),
      number: z.string().optional().describe('A record number, or a number that the paper bears.'),
      exact: z.literal('1').optional().describe('Exactly as typed: no other names are sought.'),
      sort: z.enum(['relevance', 'date', 'date-descending', 'title', 'added', 'changed']).optional(),
      page: z.int().min(1).max(500).optional(),
      after: z.string().max(1000).optional().describe('A cursor, beyond numbered pages.'),
    }),
    answer: z.strictObject({
      total: z.strictObject({ value: z.int(), relation: z.enum(['exact', 'at-least']) }),
      ranking: z.enum(['exhaustive', 'bounded', 'constant']),
      hits: z.array(hit).readonly(),
      after: z.string().exactOptional(),
      missing: z.array(z.string()).readonly().describe('Words that no document holds.'),
      missingIn: z
        .array(z.strictObject({ field: z.enum(FIELDS), word: z.string() }))
        .readonly()
        .exactOptional()
        .describe('Words that were asked of a field, and that no document has there.'),
      done: z
        .array(z.strictObject({ what: z.string(), because: z.string() }))
        .describe('What was done to the query beyond what was typed.'),
      unmet: z
        .array(
          z.strictObject({
            field: z.enum(FACETS),
            typed: z.string(),
            said: z.string(),
            offered: z.array(z.strictObject({ value: z.string(), words: z.string() })).readonly(),
          }),
        )
        .readonly()
        .exactOptional()
        .describe('Values asked of a field that no document has, and some that there are.'),
      facets: z
        .partialRecord(z.enum(FACETS), z.array(z.strictObject({ value: z.string(), count: z.int() })).readonly())
        .readonly(),
    }),
    async run({ finding }, _asked, query, signal) {
      const asked = askedOf(query)
      refuseHalfRead(asked.date)
      const result = await finding.search({ ...requestOf(asked), signal })
      const { total, ranking, hits, after, missing, missingIn, done, unmet, facets } = result
      return {
        total,
        ranking,
        hits,
        ...(after === undefined ? {} : { after }),
        missing,
        ...(missingIn === undefined ? {} : { missingIn }),
        done: done.map(({ what, because }) => ({ what, because })),
        ...(unmet === undefined ? {} : { unmet }),
        facets,
      }
    },
  }),
]
