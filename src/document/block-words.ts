/** One word of a block, by its place in the block's text; `to` is the sign after its last. */
export interface Word {
  readonly from: number
  readonly to: number
}

/** Hiragana and katakana, and everything that Unicode sets aside for Han: whole ranges, so that no later Unicode counts otherwise. */
const NO_BLANKS =
  '\\u3005-\\u3007\\u3040-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}'
const WORD = new RegExp(`[${NO_BLANKS}]|[^\\s${NO_BLANKS}]+`, 'gu')

/**
 * The words of a block's text, as passages count them: what stands between blanks, with its punctuation. Chinese and Japanese are written without
 * blanks: there each character and each kana is counted, and what stands between two of them (`，`) as one.
 */
export const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ from: index, to: index + word.length }))
