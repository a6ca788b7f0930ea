import type { Block } from '#document/block.ts'
import type { Text } from '#document/text.ts'
import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { inEnglish } from './language-map.ts'
import { ANNOTATIONS, type Json, PRESENTATION } from './reference.ts'
import { firstRights } from './rights.ts'

/** A text of a record with its blocks, and what it is in words: "Translation, English". */
export interface TextTold {
  readonly text: Text
  readonly label: string
  readonly blocks: readonly Block[]
}

/** Where a record's annotations lie. */
export interface Place {
  readonly id: DocumentId
  readonly base: string
}

/** One block of a text, as an annotation of the paper. */
export interface BlockTold {
  readonly block: Block
  readonly annotation: Json & { readonly id: string }
}

export const pageAddress = ({ id, base }: Place, text: Text): string => `${base}${address.annotations(id, text.id)}`
export const canvasAddress = ({ id, base }: Place): string =>
  `${base}${address.manifest(id).replace('.json', '/canvas')}`

/** Every block and note of a text: what it says as plain words, in what language, and what kind of text speaks. */
export function annotationsOf(place: Place, { text, label, blocks }: TextTold): readonly BlockTold[] {
  const taken = new Set<string>()
  const page = pageAddress(place, text)
  return blocks.map((block, n) => {
    // Notes bear the name of the block that they stand in; no name of a block begins with a stroke.
    const name = block.id === undefined || taken.has(block.id) ? `/${n + 1}` : encodeURIComponent(block.id)
    if (block.id !== undefined) taken.add(block.id)
    const annotation = {
      id: `${page}#${name}`,
      type: 'Annotation',
      label: inEnglish(block.note === true ? `${label}: note` : label),
      motivation: 'supplementing',
      body: {
        type: 'TextualBody',
        value: block.text,
        format: 'text/plain',
        ...(text.lang === undefined ? {} : { language: text.lang }),
      },
      target: canvasAddress(place),
    }
    return { block, annotation }
  })
}

/** A text as the manifest leads to it: its annotations are asked for when somebody reads it. */
export const toPageReference = (place: Place, { text, label }: TextTold): Json => ({
  id: pageAddress(place, text),
  type: 'AnnotationPage',
  label: inEnglish(label),
})

/** A text of a record as a page of annotations (Presentation 3, 5.5). */
export const toAnnotationPage = (place: Place, told: TextTold): Json => ({
  '@context': [ANNOTATIONS, PRESENTATION],
  ...toPageReference(place, told),
  ...firstRights([told.text.rights]),
  items: annotationsOf(place, told).map(({ annotation }) => annotation),
})
