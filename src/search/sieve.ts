import { WORDS, type Words } from './analysis/lexicon.ts'
import { tokens } from './analysis/tokens.ts'
import { Heads } from './heads.ts'
import type { Sought } from './marks.ts'

/** A stretch of a text as a whole, and how likely it is to hold what is sought: parts of the query, then words. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly likely: number
}

const WIDE = 500
/** Stretches share so much, that nothing is lost where they part. */
const SHARED = 150
const PART = 10
const LONGEST = 100
const DOT = 0x2e

/** What a sign is for the sieve: no part of a word, a part of one, or the beginning of one that may be sought. */
const [NONE, LETTER, FIRST] = [0, 1, 2]
const NO_TOKENS: readonly number[] = []

/** A word that may be sought: where it begins, and which of the tokens it is. */
interface Found {
  readonly at: number
  readonly tokens: readonly number[]
}
const NOTHING: Found = { at: Number.POSITIVE_INFINITY, tokens: NO_TOKENS }
/** What stands for a word that is not sought: something, but nothing that could be. */
const OTHER = { as: '', token: '\0', form: '\0' }

const isHan = (sign: number): boolean => sign >= 0x2e80 && sign < 0xac00
const isMark = (sign: number): boolean =>
  sign < 0xc0 ? sign < 0xaa : (sign >= 0x2000 && sign < 0x2070) || (sign >= 0x3000 && sign < 0x3040)
/** Signs that never fold to Latin letters. */
const isFarFromLatin = (sign: number): boolean => (sign >= 0x370 && sign < 0x1e00) || (sign >= 0x3040 && sign < 0xa000)

/**
 * Where in a text the words of a query may stand, by the first letters of its words: stemming leaves them as they are, so the analyser
 * is asked for few words of a text instead of all. What is really there the marker says.
 */
export class Sieve {
  private readonly places = new Map<string, number>()
  private readonly forms = new Map<string, number>()
  private readonly starts: { readonly start: string; readonly at: number }[] = []
  private readonly parts: { readonly part: number; readonly needs: readonly number[] }[] = []
  private readonly signs = new Uint8Array(128)
  private readonly far: boolean
  private readonly heads: Heads
  private readonly verdicts = new Map<string, Map<string, readonly number[]>>()
  private size = 0

  constructor(sought: readonly Sought[]) {
    for (let sign = 0; sign < 128; sign++)
      this.signs[sign] = /[a-z0-9]/iu.test(String.fromCharCode(sign)) ? LETTER : NONE
    for (const { sequence, part, asForm } of sought) {
      const last = sequence.tokens.length - 1
      const needs = sequence.tokens.map((token, n) => this.need(token, sequence.open && n === last, asForm === true))
      this.parts.push({ part, needs })
    }
    const firsts = sought.flatMap(({ sequence }) => sequence.tokens.map((token) => token.slice(0, 1)))
    for (const first of firsts) {
      for (const sign of [first, first.toUpperCase()])
        if (sign !== '' && sign.charCodeAt(0) < 128) this.signs[sign.charCodeAt(0)] = FIRST
    }
    const all = sought.flatMap(({ sequence }) => sequence.tokens)
    this.heads = new Heads(all)
    this.far = firsts.some((first) => first.charCodeAt(0) >= 0x370)
  }

  /** Whether there is anything that it could find. */
  get seeks(): boolean {
    return this.size > 0
  }

  private need(token: string, open: boolean, asForm: boolean): number {
    const kept = asForm ? this.forms : this.places
    const known = open ? this.starts.find(({ start }) => start === token)?.at : kept.get(token)
    if (known !== undefined) return known
    const at = this.size
    this.size += 1
    if (open) this.starts.push({ start: token, at })
    else kept.set(token, at)
    return at
  }

  /** For the analyser: of a word that is not sought it need not be known which it is. */
  readonly words: Words = {
    word: (text, lang, start, end) => {
      const word = text.slice(start, end)
      const may = this.mayBegin(word, 0) && this.verdict(word, lang).length > 0
      return may ? WORDS.word(text, lang, start, end) : OTHER
    },
    pair: (text, start, end) => WORDS.pair(text, start, end),
  }

  /** Which of the tokens that are sought this word is. */
  private verdict(word: string, lang: string): readonly number[] {
    let verdicts = this.verdicts.get(lang)
    if (verdicts === undefined) {
      verdicts = new Map()
      this.verdicts.set(lang, verdicts)
    }
    const held = verdicts.get(word)
    if (held !== undefined) return held
    const verdict = this.heads.mayBe(word) ? this.tokensOf(word, lang) : NO_TOKENS
    verdicts.set(word, verdict)
    return verdict
  }

  private tokensOf(word: string, lang: string): readonly number[] {
    const found = new Set<number | undefined>()
    for (const { token, form } of tokens(word, lang)) {
      found.add(this.places.get(token)).add(this.forms.get(form)).add(this.forms.get(token))
      for (const { start, at } of this.starts) if (token.startsWith(start) || form.startsWith(start)) found.add(at)
    }
    return found.size === 1 ? NO_TOKENS : [...found].filter((at) => at !== undefined)
  }

  /** Whether a word that may be sought begins here. */
  private mayBegin(text: string, at: number): boolean {
    return this.kind(text.charCodeAt(at)) === FIRST && this.heads.fit(text, at)
  }

  private kind(sign: number): number {
    if (sign < 128) return this.signs[sign] ?? NONE
    if (isMark(sign)) return sign === 0xad || (sign >= 0x200b && sign < 0x2010) ? LETTER : NONE
    return !this.far && isFarFromLatin(sign) ? LETTER : FIRST
  }

  /** The stretches of a text in which a whole part of the query may stand, in order. */
  stretches(text: string, lang: string): Stretch[] {
    const found = this.found(text, lang)
    const stretches: Stretch[] = []
    let first = 0
    for (let from = 0; first < found.length; from += WIDE) {
      while ((found[first]?.at ?? from) < from) first += 1
      const to = Math.min(text.length, from + WIDE + SHARED)
      const likely = this.likely(found, first, to)
      if (likely > 0) stretches.push({ from, to, likely })
    }
    return stretches
  }

  /** Whether any word begins as one that is sought. */
  mayHold(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      const [before, sign] = [at === 0 ? 0 : text.charCodeAt(at - 1), text.charCodeAt(at)]
      const begins = this.kind(before) === NONE || isHan(before) !== isHan(sign)
      if (begins && this.mayBegin(text, at)) return true
    }
    return false
  }

  /** The words of a text that may be sought, in order. */
  private found(text: string, lang: string): Found[] {
    const { signs } = this
    const found: Found[] = []
    let isWithin = false
    let wasHan = false
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at)
      const kind = sign < 128 ? (signs[sign] ?? NONE) : this.kind(sign)
      const han = sign >= 128 && isHan(sign)
      const begins = kind !== NONE && (!isWithin || han !== wasHan)
      isWithin = kind !== NONE
      wasHan = han
      if (!begins || kind !== FIRST || !this.heads.fit(text, at)) continue
      const end = this.endOfWord(text, at)
      const tokens = this.verdict(text.slice(at, Math.min(end, at + LONGEST)), lang)
      if (tokens.length > 0) found.push({ at, tokens })
      at = end - 1
    }
    return found
  }

  /** How likely it is that a part of the query stands among these words, from the first on to one that begins at `to`. */
  private likely(found: readonly Found[], first: number, to: number): number {
    const counts = new Uint16Array(this.size)
    let words = 0
    for (let n = first; n < found.length; n++) {
      const { at, tokens } = found[n] ?? NOTHING
      if (at >= to) break
      words += tokens.length
      for (const token of tokens) counts[token] = (counts[token] ?? 0) + 1
    }
    if (words === 0) return 0
    const whole = new Set<number>()
    for (const { part, needs } of this.parts) if (needs.every((token) => (counts[token] ?? 0) > 0)) whole.add(part)
    return whole.size === 0 ? 0 : whole.size * PART + Math.min(words, PART - 1)
  }

  /** The letters of an abbreviation (U.S.S.R.) are one word; a run of Han is apart from the letters beside it. */
  private endOfWord(text: string, start: number): number {
    const han = isHan(text.charCodeAt(start))
    let at = start + 1
    for (; at < text.length; at++) {
      const sign = text.charCodeAt(at)
      if (sign === DOT && (at === start + 1 || text.charCodeAt(at - 2) === DOT) && !this.isWord(text, at + 1)) continue
      if (this.kind(sign) === NONE || isHan(sign) !== han) break
    }
    return at
  }

  /** Whether two letters stand here. */
  private isWord(text: string, at: number): boolean {
    return (
      at + 1 < text.length && this.kind(text.charCodeAt(at)) !== NONE && this.kind(text.charCodeAt(at + 1)) !== NONE
    )
  }
}
