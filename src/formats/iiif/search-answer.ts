import { annotationsOf, type Place, type TextTold } from './annotations.ts'
import { CONTENT_SEARCH, type Json } from './reference.ts'

/** A block in which something was found, and where (UTF-16 offsets, end exclusive). */
export interface FoundBlock {
  readonly of: string
  readonly block?: string
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

export interface SearchWithin {
  /** The address that was asked. */
  readonly id: string
  /** Parameters of the protocol that were given and count for nothing here. */
  readonly ignored: readonly string[]
  readonly found: readonly FoundBlock[]
}

/** Stretches that are marked in one answer. */
const MOST_MARKS = 2000
/** Characters told before and after a mark. */
const AROUND = 40

/**
 * What was found in the texts of one record (Content Search 2): the annotations that hold it, as they stand in their pages, and in `annotations` each
 * stretch that matched, as a quotation of one of them.
 */
export function toSearchAnswer(place: Place, texts: readonly TextTold[], { id, ignored, found }: SearchWithin): Json {
  const told = new Map(
    texts.flatMap((text) =>
      annotationsOf(place, text).map(({ block, annotation }) => [
        keyOf({ of: text.text.kind, ...(block.id === undefined ? {} : { block: block.id }), text: block.text }),
        annotation,
      ]),
    ),
  )
  // The index may be a moment behind the record: what the record no longer has is left out.
  const hits = [...new Map(found.map((one) => [keyOf(one), one]))].flatMap(([key, { text, marks }]) => {
    const annotation = told.get(key)
    return annotation === undefined ? [] : [{ annotation, text, marks }]
  })
  const quoted = hits.flatMap(({ annotation, text, marks }) =>
    marks.map((mark) => ({ source: annotation.id, selector: [quotation(text, mark)] })),
  )
  return {
    '@context': CONTENT_SEARCH,
    id,
    type: 'AnnotationPage',
    ...(ignored.length === 0 ? {} : { ignored }),
    items: hits.map(({ annotation }) => annotation),
    ...(hits.length === 0
      ? {}
      : {
          annotations: [
            {
              id: `${id}#marks`,
              type: 'AnnotationPage',
              items: quoted.slice(0, MOST_MARKS).map((target, n) => ({
                id: `${id}#mark-${n + 1}`,
                type: 'Annotation',
                motivation: 'highlighting',
                target: { type: 'SpecificResource', ...target },
              })),
            },
          ],
        }),
  }
}

const keyOf = ({ of, block, text }: Omit<FoundBlock, 'marks'>) => JSON.stringify([of, block, text])

function quotation(text: string, [start, end]: readonly [number, number]): Json {
  const [prefix, suffix] = [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)].map(whole)
  return {
    type: 'TextQuoteSelector',
    ...(prefix === '' ? {} : { prefix }),
    exact: text.slice(start, end),
    ...(suffix === '' ? {} : { suffix }),
  }
}

/** Without half of a character at its ends. */
const whole = (words: string) => words.replace(/\p{Surrogate}/gu, '')
