import { fold } from '#value/fold.ts'
import { simplified } from './simplified.ts'
import { stem } from './stem.ts'

/** One word of a text as it is indexed and sought. */
export interface Token {
  /** Folded and stemmed; two Han characters. */
  readonly token: string
  /** Folded, not stemmed. */
  readonly form: string
  /** Where it stands in the text: UTF-16 offsets, end exclusive. */
  readonly start: number
  readonly end: number
}

export type Emit = (token: string, form: string, start: number, end: number) => void

// Letters of an abbreviation (U.S.S.R.) are one word; so is a word with soft hyphens and direction marks in it; a final 's is not part of it.
const WORD = /(?:\p{L}\.){3,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’][sS](?![\p{L}\p{N}]))?/gu
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
/** A letter of a script without blanks between words. */
export const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const IS_WITHOUT_BLANKS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const FIRST_WITHOUT_BLANKS = 0x2e80
const LONGEST = 64
const REMEMBERED = 150_000

/** What a word becomes. No ASCII sign but letters and digits is left: the index's tokeniser parts words at them. */
export function foldWord(word: string): string {
  const folded = fold(word.replace(/['’][sS]$/u, '').replace(/\p{Cf}+/gu, '')).replace(
    /[\0-\x2f\x3a-\x60\x7b-\x7f]+/gu,
    '',
  )
  return folded.length <= LONGEST ? folded : folded.slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, '')
}

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

/** A word folded, and its stem. */
interface Known {
  readonly form: string
  readonly token: string
}
/** What a word of a text becomes. */
export type Look = (word: string, lang: string) => Known
const caches = new Map<string, Map<string, Known>>()

export function known(word: string, lang: string): Known {
  let cache = caches.get(lang)
  if (cache === undefined || cache.size >= REMEMBERED) {
    cache = new Map()
    caches.set(lang, cache)
  }
  const held = cache.get(word)
  if (held !== undefined) return held
  const form = foldWord(word)
  const made = { form, token: stem(form, lang) }
  if (word.length <= LONGEST) cache.set(word, made)
  return made
}

const foldedPairs = new Map<string, string>()

/** Two characters of a script without blanks as a token. */
function pairToken(pair: string): string {
  const held = foldedPairs.get(pair)
  if (held !== undefined) return held
  if (foldedPairs.size >= REMEMBERED) foldedPairs.clear()
  const made = foldWord(simplified(pair))
  foldedPairs.set(pair, made)
  return made
}

/** Scripts without blanks: two characters a token, and the last one alone, so that each character begins a token; traditional characters as simplified. */
function pairs(text: string, start: number, lang: string, emit: Emit, look: Look): void {
  for (const piece of text.matchAll(RUNS)) {
    const from = start + piece.index
    if (!IS_WITHOUT_BLANKS.test(piece[0])) {
      const { token, form } = look(piece[0], lang)
      if (token !== '') emit(token, form, from, from + piece[0].length)
      continue
    }
    const signs = [...piece[0]]
    let at = from
    for (const [n, sign] of signs.entries()) {
      const pair = pairToken(sign + (signs[n + 1] ?? ''))
      if (pair !== '') emit(pair, pair, at, at + sign.length + (signs[n + 1]?.length ?? 0))
      at += sign.length
    }
  }
}

/**
 * Tells every word of a text in order. The one analyser of documents, queries and snippets: `lang` is a primary language tag
 * (`analysisLanguage` finds it), NEUTRAL for words as they stand. Whoever seeks few words gives a `look` that knows no others.
 */
export function analyse(text: string, lang: string, emit: Emit, look: Look = known): void {
  for (let at = 0; at < text.length; ) {
    const end = endOfPlainWord(text, at)
    if (end > at) {
      const { token, form } = look(text.slice(at, end), lang)
      if (token !== '') emit(token, form, at, end)
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
    anyWord(found[0], found.index, lang, emit, look)
    at = found.index + found[0].length
  }
}

function anyWord(word: string, start: number, lang: string, emit: Emit, look: Look): void {
  for (let n = 0; n < word.length; n++)
    if (word.charCodeAt(n) >= FIRST_WITHOUT_BLANKS) {
      pairs(word, start, lang, emit, look)
      return
    }
  const { token, form } = look(word, lang)
  if (token !== '') emit(token, form, start, start + word.length)
}

export function tokens(text: string, lang: string, look?: Look): Token[] {
  const all: Token[] = []
  analyse(text, lang, (token, form, start, end) => all.push({ token, form, start, end }), look)
  return all
}
