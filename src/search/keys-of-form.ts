import { readName } from '#authority/name-form.ts'
import { partsOfName } from '#authority/name-key.ts'
import { nameWords } from '#authority/name-words.ts'
import { surnamesOf, waysOfSurname, withoutElision } from './alike-names.ts'
import { simplified } from './analysis/simplified.ts'
import type { NameForm } from './names-entry.ts'
import { SHORTEST_MISSPELT, withOtherBeginnings } from './spelling.ts'

/** The words of a name as an index has them. */
export const indexedWords = (text: string): string[] => nameWords(simplified(text))

const key = (words: readonly string[]): string => words.toSorted().join(' ')
const tight = (text: string): string => text.replace(/(?<=\p{L})[-‐‑–—](?=\p{L})/gu, '')

/** What a name is found again by, whichever way round it is written: words in alphabetical order, with hyphens and without; then without its titles, and what is in brackets. */
export const keysOfTyped = (typed: string): string[] => {
  const ways = [typed, ...readName(typed).forms].flatMap((way) => [
    key(indexedWords(way)),
    key(indexedWords(tight(way))),
  ])
  return [...new Set(ways)].filter((one) => one.length > 1)
}

/** Keys with another first letter in one of their words: of initials, in the surname. */
export const otherBeginnings = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => {
    const [name = '', ...initial] = key.split(', ')
    const words = name.split(' ')
    return words.flatMap((word, n) =>
      word.length < SHORTEST_MISSPELT
        ? []
        : withOtherBeginnings(word).map((other) => [words.with(n, other).toSorted().join(' '), ...initial].join(', ')),
    )
  })

/** The keys of a form as a whole, and of the surname where the form says which it is, by its comma (`Stalin, Joseph`) or by its order. */
export function keysOfForm({ text, surname }: Pick<NameForm, 'text' | 'surname'>): {
  readonly whole: readonly string[]
  readonly surnames: readonly string[]
} {
  const { forms } = readName(simplified(text))
  const whole = new Set([...keysOfTyped(text), ...keysOfTyped(withoutElision(text))])
  for (const form of forms) {
    const parts = partsOfName(form)
    for (const one of parts === undefined ? [] : [parts.whole, parts.joined]) if (one.length > 1) whole.add(one)
  }
  const surnames = surname === undefined ? surnamesOf(text) : [...waysOfSurname(surname), ...eachOfTwo(surname)]
  const keys = new Set(surnames.map((one) => key(indexedWords(one))))
  return { whole: [...whole], surnames: [...keys].filter((one) => !whole.has(one)) }
}

/** Of `García Márquez` either is the surname. */
const eachOfTwo = (surname: string): string[] => (surname.split(' ').length === 2 ? surname.split(' ') : [])

/** The surname in a form: what stands before its comma, or what the order of its words tells. */
export function surnameOf({ text, surname }: Pick<NameForm, 'text' | 'surname'>): string | undefined {
  const [head = ''] = text.split(',')
  return surname ?? (surnamesOf(text).length === 0 ? undefined : head.trim())
}
