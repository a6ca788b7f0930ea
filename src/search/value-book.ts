import { fold } from '#value/fold.ts'
import { NEUTRAL } from './analysis/stem.ts'
import { tokens } from './analysis/tokens.ts'

/** A value that documents have, with its names; the first is the one that is printed. */
export interface HeldValue {
  readonly value: string
  readonly names: readonly string[]
}

/** Words are compared as they stand and by their stems: *negotiation* is in *Negotiations*. */
export const LANGUAGES = [NEUTRAL, 'en'] as const

export const wordsIn = (text: string, lang: string): string[] => tokens(text, lang).map(({ token }) => token)

/** A name as it is compared; its words by each of the languages. */
export interface NameApart {
  readonly folded: string
  readonly words: readonly ReadonlySet<string>[]
}

/** The values of a field as they stand, each of their names taken apart once. */
export interface ValueBook {
  readonly held: readonly HeldValue[]
  readonly apart: ReadonlyMap<string, NameApart>
  /** Each word of a name as it stands: names have most of them in common. */
  readonly words: ReadonlySet<string>
}

/** `before`: the book of these values as they stood before, of which what still stands is kept. */
export function valueBook(held: readonly HeldValue[], before?: ValueBook): ValueBook {
  const apart = new Map<string, NameApart>()
  for (const { names } of held)
    for (const name of names) if (!apart.has(name)) apart.set(name, before?.apart.get(name) ?? takenApart(name))
  const words = new Set<string>()
  for (const { words: own } of apart.values()) for (const word of own[0] ?? []) words.add(word)
  return { held, apart, words }
}

const takenApart = (name: string): NameApart => ({
  folded: fold(name),
  words: LANGUAGES.map((lang) => new Set(wordsIn(name, lang))),
})

export const namesOf = ({ apart }: ValueBook, { names }: HeldValue): NameApart[] =>
  names.flatMap((name) => apart.get(name) ?? [])
