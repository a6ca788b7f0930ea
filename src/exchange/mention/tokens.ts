import { fold } from '#value/fold.ts'

/** A word, a number or a sign of a text, with where it stands. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  /** As it is compared: a word folded, an apostrophe straight. */
  readonly word: string
  readonly isCapital: boolean
  readonly from: number
  readonly to: number
}

/** What a UTF-16 unit is in a text, and what it is folded to. */
interface Sign {
  readonly kind: Token['kind'] | 'blank'
  readonly folded: string
}

const APOSTROPHES = '’‘`´ʼ'

function signOf(unit: string): Sign {
  if (APOSTROPHES.includes(unit)) return { kind: 'sign', folded: "'" }
  if (/^\s$/u.test(unit)) return { kind: 'blank', folded: '' }
  if (/^\d$/u.test(unit)) return { kind: 'number', folded: unit }
  const folded = fold(unit)
  const isLetter = /^[\p{L}\p{M}]/u.test(unit) || /^\p{L}/u.test(folded)
  return isLetter ? { kind: 'word', folded } : { kind: 'sign', folded: unit }
}

/** Each unit is looked at once: a text has a million of them and a hundred different ones. */
const SIGNS: (Sign | undefined)[] = Array.from({ length: 0x10000 }, () => undefined)

function signAt(text: string, at: number): Sign {
  const code = text.charCodeAt(at)
  const known = SIGNS[code]
  if (known !== undefined) return known
  const sign = signOf(text.charAt(at))
  SIGNS[code] = sign
  return sign
}

/** The words, numbers and signs of a text in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let from = 0; from < text.length; ) {
    const { kind, folded } = signAt(text, from)
    let to = from + 1
    if (kind === 'blank') {
      from = to
      continue
    }
    let word = folded
    if (kind !== 'sign') {
      for (let next = signAt(text, to); to < text.length && next.kind === kind; next = signAt(text, to)) {
        word += next.folded
        to++
      }
    }
    const first = text.charAt(from)
    tokens.push({ kind, word, isCapital: kind === 'word' && first !== first.toLowerCase(), from, to })
    from = to
  }
  return tokens
}

/** Words cut short that a capital often follows. Single letters are too, and two before a number. */
const SHORT = new Set(
  `no nos nr nro num ult ulto inst prox ds mts mr mrs messrs dr exc exz ew hon gen col capt sig ser st sr jr rev prof esq mons mgr cf vgl ca
  jan feb febr mar apr jun jul aug sept sep oct okt nov dec dez dic ott gen lug giu set janv fevr juil corr curr cour ct p pp art vol fol см г гг т тов gefl geehrt gesch frdl ergeb verehrl tel telegr favr recd rec yr yrs jany feby sepr octr novr decr пр`.split(
    /\s+/u,
  ),
)

const ENDS = new Set(['.', '!', '?', ';', '…', '¶'])

/** Whether a sentence ends at the token: a stop that is not that of a number or of a word cut short. */
export function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return true
  if (!ENDS.has(token.word)) return false
  if (token.word !== '.') return true
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  if (after === undefined || before === undefined) return true
  if (after.kind === 'sign' && after.word !== '"' && after.word !== '«') return false
  const isShort = before.word.length === 1 || SHORT.has(before.word)
  return after.isCapital && before.kind === 'word' && !isShort
}
