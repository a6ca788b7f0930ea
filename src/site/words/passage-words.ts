import type { Passage, PassageAddress } from '#document/passage-address.ts'

/** "passage 4", "note 2 on passage 4": numbered as the page numbers it. */
export function passageWords({ block, note }: Pick<PassageAddress, 'block' | 'note'>): string {
  const passage = `passage ${/\d+$/u.exec(block)?.[0] ?? block}`
  return note === undefined ? passage : `note ${note} on ${passage}`
}

/** Characters on either side by which a quotation is found where the text has moved. */
const BESIDE = 32

/** The words with what stands directly before and after them (W3C Web Annotation, TextQuoteSelector). */
export function quoteOf({ block: { text }, from, to }: Passage) {
  const [prefix, suffix] = [text.slice(0, from).slice(-BESIDE), text.slice(to).slice(0, BESIDE)]
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(from, to),
    ...(prefix === '' ? {} : { prefix: prefix.toWellFormed() }),
    ...(suffix === '' ? {} : { suffix: suffix.toWellFormed() }),
  }
}
