import { z } from 'zod'

// What Presentation 3, Content Search 2 and Change Discovery 1.0 require of what is written here; nothing else may be in it.

const uri = z.string().refine((given) => /^https?:\/\/[!-~]+$/u.test(given) && URL.canParse(given), 'no HTTP(S) URI')
const isHtml = (words: string) => words.startsWith('<') && words.endsWith('>')
const plain = z.string().refine((words) => words !== '' && !isHtml(words), 'taken for HTML, or empty')
const words = z
  .record(z.string().regex(/^(?:none|[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/u), z.array(plain).min(1))
  .refine((map) => Object.keys(map).length > 0, 'no words')
const pair = z.strictObject({ label: words, value: words })
const dateTime = z.iso.datetime({ offset: false })
const other = (type: 'Text' | 'Dataset') =>
  z.strictObject({
    id: uri,
    type: z.literal(type),
    label: words,
    format: z.string().regex(/^[a-z]+\/[\w.+-]+$/u),
    profile: z.url().optional(),
  })
const rights = z
  .string()
  .regex(
    /^http:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\/[\w-]+\/\d\.\d\/(?:[a-z]+\/)?$/u,
  )
const provider = z
  .array(z.strictObject({ id: uri, type: z.literal('Agent'), label: words, homepage: z.array(other('Text')).min(1) }))
  .min(1)
const reference = (type: string) =>
  z.strictObject({ id: uri, type: z.literal(type), label: words, navDate: dateTime.optional() })
const P3 = 'http://iiif.io/api/presentation/3/context.json'
const context = z.union([z.literal(P3), z.array(uri).refine((all) => all.at(-1) === P3)])

export const MANIFEST = z.strictObject({
  '@context': context,
  id: uri,
  type: z.literal('Manifest'),
  label: words,
  metadata: z.array(pair),
  summary: words.optional(),
  requiredStatement: pair.optional(),
  rights: rights.optional(),
  navDate: dateTime.optional(),
  provider,
  homepage: z.array(other('Text')).length(1),
  rendering: z.array(other('Text')),
  seeAlso: z.array(other('Dataset')),
  service: z.array(z.strictObject({ id: uri, type: z.literal('SearchService2') })).optional(),
  partOf: z.array(reference('Collection')).min(1).optional(),
  items: z
    .array(
      z.strictObject({
        id: uri.refine((id) => !id.includes('#'), 'a canvas has no fragment (5.3)'),
        type: z.literal('Canvas'),
        label: words,
        height: z.int().positive(),
        width: z.int().positive(),
        annotations: z.array(reference('AnnotationPage')).min(1).optional(),
      }),
    )
    .min(1),
})

const annotation = z.strictObject({
  id: uri,
  type: z.literal('Annotation'),
  label: words,
  motivation: z.literal('supplementing'),
  body: z.strictObject({
    type: z.literal('TextualBody'),
    value: z.string(),
    format: z.literal('text/plain'),
    language: z.string().optional(),
  }),
  target: uri,
})

export const ANNOTATION_PAGE = z.strictObject({
  '@context': context,
  id: uri,
  type: z.literal('AnnotationPage'),
  label: words,
  rights: rights.optional(),
  items: z.array(annotation).min(1),
})

export const COLLECTION = z.strictObject({
  '@context': context,
  id: uri,
  type: z.literal('Collection'),
  label: words,
  metadata: z.array(pair).min(1).optional(),
  summary: words.optional(),
  provider,
  homepage: z.array(other('Text')).length(1),
  partOf: z.array(reference('Collection')).optional(),
  items: z.array(z.union([reference('Manifest'), reference('Collection')])),
})

const page = z.strictObject({ id: uri, type: z.literal('OrderedCollectionPage') })
const discovery = z.literal('http://iiif.io/api/discovery/1/context.json')

export const CHANGES = z.strictObject({
  '@context': discovery,
  id: uri,
  type: z.literal('OrderedCollection'),
  totalItems: z.int().nonnegative(),
  first: page,
  last: page,
})

const manifest = z.strictObject({ id: uri, type: z.literal('Manifest') })
const activity = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Delete'), object: manifest, endTime: dateTime }),
  z.strictObject({
    type: z.enum(['Create', 'Update']),
    object: manifest.extend({ seeAlso: z.array(other('Dataset')).min(1) }),
    endTime: dateTime,
  }),
])

export const CHANGES_PAGE = z
  .strictObject({
    '@context': discovery,
    ...page.shape,
    partOf: z.strictObject({ id: uri, type: z.literal('OrderedCollection') }),
    prev: page.optional(),
    next: page.optional(),
    orderedItems: z.array(activity).min(1),
  })
  .refine(
    ({ orderedItems: all }) => all.every(({ endTime }, n) => n === 0 || (all[n - 1]?.endTime ?? '') <= endTime),
    'the oldest comes first (3.2)',
  )

export const SEARCH_ANSWER = z.strictObject({
  '@context': z.literal('http://iiif.io/api/search/2/context.json'),
  id: uri,
  type: z.literal('AnnotationPage'),
  ignored: z.array(z.enum(['motivation', 'date', 'user'])).optional(),
  items: z.array(annotation),
  annotations: z
    .array(
      z.strictObject({
        id: uri,
        type: z.literal('AnnotationPage'),
        items: z.array(
          z.strictObject({
            id: uri,
            type: z.literal('Annotation'),
            motivation: z.literal('highlighting'),
            target: z.strictObject({
              type: z.literal('SpecificResource'),
              source: uri,
              selector: z
                .array(
                  z.strictObject({
                    type: z.literal('TextQuoteSelector'),
                    prefix: z.string().optional(),
                    exact: z.string().min(1),
                    suffix: z.string().optional(),
                  }),
                )
                .length(1),
            }),
          }),
        ),
      }),
    )
    .length(1)
    .optional(),
})

/** Identifiers that stand for more than one thing. */
export function twice(...ids: readonly string[]): readonly string[] {
  return ids.filter((id, n) => ids.indexOf(id) !== n)
}
