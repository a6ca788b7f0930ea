import { isHead, type Lexicon, type Role, type Turn, turnsAt } from './lexicon.ts'
import { isEnd, type Token, tokensOf } from './tokens.ts'

/** A text with its tokens, and the turns of its language that begin at each, looked up when they are asked for. */
export interface MarkedText {
  readonly text: string
  readonly lang: string
  readonly tokens: readonly Token[]
  turnsAt(at: number): readonly Turn[]
  /** Whether a phrase for a letter may be found by the token. */
  isHead(at: number): boolean
}

export function markedText(text: string, lexicon: Lexicon): MarkedText {
  const tokens = tokensOf(text)
  const known: (readonly Turn[] | undefined)[] = []
  const turns = (at: number) => {
    const found = known[at] ?? turnsAt(lexicon, tokens, at)
    known[at] = found
    return found
  }
  const heads = (at: number) => isHead(lexicon, tokens[at]?.word ?? '')
  return { text, lang: lexicon.lang, tokens, turnsAt: turns, isHead: heads }
}

/** The turn of a role that begins at a token. */
export const turnAt = (marked: MarkedText, at: number, ...roles: readonly Role[]): Turn | undefined =>
  marked.turnsAt(at).find(({ role }) => roles.includes(role))

/** Where the token behind a turn of a role stands; the place itself where there is none. */
export function past(marked: MarkedText, at: number, ...roles: readonly Role[]): number {
  const turn = turnAt(marked, at, ...roles)
  return turn === undefined ? at : at + turn.words.length
}

/** Whether a token is a word that its language's table does not know. */
export const isUnknown = (marked: MarkedText, at: number): boolean =>
  marked.tokens[at]?.kind === 'word' && marked.turnsAt(at).length === 0

export const wordAt = ({ tokens }: MarkedText, at: number): string => tokens[at]?.word ?? ''

/** Whether two tokens stand beside each other without a blank. */
export const isGlued = ({ tokens }: MarkedText, at: number): boolean => tokens[at]?.to === tokens[at + 1]?.from

export const endsAt = ({ tokens }: MarkedText, at: number): boolean => isEnd(tokens, at)
