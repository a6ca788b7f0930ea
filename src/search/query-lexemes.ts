import { lookUp } from '#value/look-up.ts'
/** The pieces of a typed query, in order. */
export type Lexeme =
  | { readonly is: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { readonly is: 'field'; readonly name: string }
  /** `isOpen`: its quotation mark is never closed. `passed`: what stands behind it with `~`, and is no number. */
  | {
      readonly is: 'phrase'
      readonly text: string
      readonly slop: number
      readonly isOpen: boolean
      readonly passed?: string
    }
  /** `asField`: the name before its colon, where it is no field, or what follows stands apart. */
  | { readonly is: 'word'; readonly text: string; readonly asField?: string }
  | { readonly is: 'near'; readonly within: number }

/** A piece with where it stands among the characters that were typed. */
export type Placed = Lexeme & { readonly from: number; readonly to: number }

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“',
  '„': '“”„',
  '«': '»',
  '”': '”',
  '「': '」',
  '『': '』',
  '＂': '＂',
}
const WORD = /[^\s()（）"＂“”„«»「『]+/uy
const FIELD = /(?<name>\p{L}[\p{L}-]{1,19})[:：](?=[^\s)）:：])/uy
/** Two dates with `..` between, in quotation marks or without: `"January 1949".."March 1949"`. */
const SPAN = /(?<from>"[^"]*"|[^\s()"]*?)\.{2,3}(?<to>"[^"]*"|[^\s()".][^\s()"]*)?/uy
const NO_FIELD = /^(?<name>\p{L}[\p{L}-]{1,19})[:：](?![:：/\\])(?<rest>\S?)/u
const OPENS = '(（'
const CLOSES = ')）'
const SLOP = /~(?:(?<slop>\d{1,4})(?![^\s()（）"＂“”„«»「『])|[^\s()（）"＂“”„«»「『]*)/uy
const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', '|': 'or', AND: 'and', NOT: 'not' }

/** Words between, where it is not said how many. */
const NEAR = 10
/** More are none of `NEAR/…`, whose number has four figures at most. */
export const MOST_BETWEEN = 9999

function at(pattern: RegExp, text: string, place: number): RegExpExecArray | undefined {
  pattern.lastIndex = place
  return pattern.exec(text) ?? undefined
}

/** Where the phrase that begins at `place` ends; a quotation mark that is never closed reaches to the end. */
function endOfPhrase(typed: string, place: number, closing: string): number {
  for (let end = place + 1; end < typed.length; end++) if (closing.includes(typed.charAt(end))) return end
  return typed.length
}

/** Takes a typed query apart, at most so many pieces of it. Any string will do. `isField` says which words before a colon are fields. */
export function lexemesOf(typed: string, isField: (name: string) => boolean, most: number): Placed[] {
  const found: Placed[] = []
  for (let place = 0; place < typed.length && found.length < most; ) {
    const [lexeme, to] = lexemeAt(typed, place, found.at(-1), isField)
    if (lexeme !== undefined) found.push({ ...lexeme, from: place, to })
    place = to
  }
  return found
}

/** What begins at `place`, if anything does, and where what is read there ends. */
function lexemeAt(
  typed: string,
  place: number,
  last: Lexeme | undefined,
  isField: (name: string) => boolean,
): readonly [lexeme: Lexeme | undefined, to: number] {
  const sign = typed.charAt(place)
  if (OPENS.includes(sign)) return [{ is: 'open' }, place + 1]
  if (CLOSES.includes(sign)) return [{ is: 'close' }, place + 1]
  const span = isOfDate(last) ? at(SPAN, typed, place)?.[0] : undefined
  if (span !== undefined) return [{ is: 'word', text: span.replaceAll('"', '') }, place + span.length]
  const closing = QUOTES[sign]
  if (closing !== undefined) return phraseAt(typed, place, closing)
  if (
    sign === '-' &&
    !isOfDate(last) &&
    /^[^\s)-]/u.test(typed.slice(place + 1, place + 2)) &&
    beginsHere(typed, place)
  )
    return [{ is: 'not' }, place + 1]
  const name = at(FIELD, typed, place)?.groups?.name
  if (name !== undefined && isField(name.toLowerCase()) && beginsHere(typed, place))
    return [{ is: 'field', name: name.toLowerCase() }, place + name.length + 1]
  const word = at(WORD, typed, place)?.[0]
  return word === undefined ? [undefined, place + 1] : [signOrWord(word, isField), place + word.length]
}

function phraseAt(typed: string, place: number, closing: string): readonly [Lexeme, to: number] {
  const end = endOfPhrase(typed, place, closing)
  const slop = at(SLOP, typed, end + 1)
  const text = typed.slice(place + 1, end)
  const within = slop?.groups?.slop
  const phrase: Lexeme = {
    is: 'phrase',
    text,
    slop: Number(within ?? 0),
    isOpen: end === typed.length,
    ...(slop === undefined || within !== undefined ? {} : { passed: slop[0] }),
  }
  return [phrase, end + 1 + (slop?.[0].length ?? 0)]
}

function signOrWord(word: string, isField: (name: string) => boolean): Lexeme {
  const operator = lookUp(OPERATORS, word)
  const near = /^NEAR(?:\/(?<within>\d{1,4}))?$/u.exec(word)
  if (near !== null) return { is: 'near', within: Number(near.groups?.within ?? NEAR) }
  return operator === undefined ? wordOf(word, isField) : { is: operator }
}

function wordOf(text: string, isField: (name: string) => boolean): Lexeme {
  const { name, rest } = NO_FIELD.exec(text)?.groups ?? {}
  // At an end any word may have a colon: `from: mao` is meant, `Dear Sir: I` is not.
  const isMeant = name !== undefined && (rest !== '' || isField(name.toLowerCase()))
  return { is: 'word', text, ...(isMeant ? { asField: name } : {}) }
}

/** A dash within a word is no sign, nor is a colon. */
const beginsHere = (typed: string, place: number): boolean =>
  place === 0 || /[\s(（:：-]/u.test(typed.charAt(place - 1))

/** The dash of a year before Christ. */
const isOfDate = (last: Lexeme | undefined): boolean =>
  last?.is === 'field' && (last.name === 'date' || last.name === 'year')
