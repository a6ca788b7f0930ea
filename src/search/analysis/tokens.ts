import { WORDS, type Word, type Words } from './lexicon.ts'

/** One word of a text as it is indexed and sought. */
export interface Token extends Pick<Word, 'form' | 'token'> {
  /** Where it stands in the text: UTF-16 offsets, end exclusive. */
  readonly start: number
  readonly end: number
}

export type Emit<W extends Word = Word> = (word: W, start: number, end: number) => void

// Letters of an abbreviation (U.S.S.R.) are one word; so is a word with soft hyphens and direction marks in it; a final 's is not part of it.
const WORD = /(?:\p{L}\.){3,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’][sS](?![\p{L}\p{N}]))?/gu
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
/** A letter of a script without blanks between words. */
export const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const IS_WITHOUT_BLANKS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const FIRST_WITHOUT_BLANKS = 0x2e80
const [OTHER, PLAIN, GAP] = [0, 1, 2]
/** Letters and digits that are plain words whatever stands around them, and signs between words; all else is left to `WORD`. */
const SIGNS = Uint8Array.from({ length: 256 }, (_, sign) => {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(sign))) return PLAIN
  return sign < 128 ? GAP : OTHER
})
const [APOSTROPHE, DOT] = [0x27, 0x2e]
const isPlainGap = (sign: number): boolean => sign < 256 && SIGNS[sign] === GAP

/** Where a word that begins here ends, if it is plain: most are, and `WORD` takes four times as long. */
function endOfPlainWord(text: string, start: number): number {
  let at = start
  let sign = text.charCodeAt(at)
  while (sign < 256 && SIGNS[sign] === PLAIN) {
    at += 1
    sign = text.charCodeAt(at)
  }
  // It may go on after a sign, or be one letter of an abbreviation.
  const isPlain = at === text.length || (sign < 128 && sign !== APOSTROPHE && !(sign === DOT && at === start + 1))
  return isPlain ? at : start
}

const endOfSign = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** Scripts without blanks: two characters a token, and the last one alone, so that each character begins a token; traditional characters as simplified. */
function pairs<W extends Word>(
  words: Words<W>,
  text: string,
  start: number,
  end: number,
  lang: string,
  emit: Emit<W>,
): void {
  const tell = (word: W, from: number, to: number) => {
    if (word.token !== '') emit(word, from, to)
  }
  for (const piece of text.slice(start, end).matchAll(RUNS)) {
    const from = start + piece.index
    const to = from + piece[0].length
    if (!IS_WITHOUT_BLANKS.test(piece[0])) {
      tell(words.word(text, lang, from, to), from, to)
      continue
    }
    for (let at = from; at < to; ) {
      const next = endOfSign(text, at)
      const end = next < to ? endOfSign(text, next) : to
      tell(words.pair(text, at, end), at, end)
      at = next
    }
  }
}

/**
 * Tells every word of a text in order, by what those words know that are given. The one analyser of documents, queries and snippets: `lang` is a
 * primary language tag (`analysisLanguage` finds it), NEUTRAL for words as they stand.
 */
export function analyseBy<W extends Word>(words: Words<W>, text: string, lang: string, emit: Emit<W>): void {
  for (let at = 0; at < text.length; ) {
    const end = endOfPlainWord(text, at)
    if (end > at) {
      const word = words.word(text, lang, at, end)
      if (word.token !== '') emit(word, at, end)
      at = end
      continue
    }
    if (isPlainGap(text.charCodeAt(at))) {
      at += 1
      continue
    }
    WORD.lastIndex = at
    const found = WORD.exec(text)
    if (found === null) return
    // What lies before it is no word; a plain word there would have begun at the same place.
    at = found.index + found[0].length
    anyWord(words, text, found.index, at, lang, emit)
  }
}

function anyWord<W extends Word>(
  words: Words<W>,
  text: string,
  start: number,
  end: number,
  lang: string,
  emit: Emit<W>,
): void {
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) >= FIRST_WITHOUT_BLANKS) {
      pairs(words, text, start, end, lang, emit)
      return
    }
  const word = words.word(text, lang, start, end)
  if (word.token !== '') emit(word, start, end)
}

export const analyse = (text: string, lang: string, emit: Emit): void => analyseBy(WORDS, text, lang, emit)

/** Whoever seeks few words gives what knows no others. */
export function tokens(text: string, lang: string, words: Words = WORDS): Token[] {
  const all: Token[] = []
  analyseBy(words, text, lang, ({ token, form }, start, end) => all.push({ token, form, start, end }))
  return all
}
