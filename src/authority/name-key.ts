import { readName } from './name-form.ts'
import { isSuffix, nameWords } from './name-words.ts'

/** A form of a name taken apart for comparing: `Stalin, Joseph`, `J. V. Stalin`. */
export interface NameParts {
  /** The last word of the surname; of a name in direct order, its last word. */
  readonly surname: string
  readonly given: readonly string[]
  /** `jr`, `sr`, `iii`. */
  readonly suffix?: string
  /** The words in alphabetical order, so that inverted and direct order meet; hyphens split them. */
  readonly whole: string
  /** The same with hyphenated words in one: `en-lai` as `enlai`. */
  readonly joined: string
  /** The words as they are said, what stands before a comma last. */
  readonly said: readonly string[]
}

const ordered = (words: readonly string[]) => words.toSorted().join(' ')

/** The same words, beginning with another: `Mao Zedong` and `Zedong Mao`. */
export const turned = (words: readonly string[], by: number): readonly string[] => [
  ...words.slice(by),
  ...words.slice(0, by),
]

/** Takes one form apart; titles are expected to be off. Undefined where no letter is left. */
export function partsOfName(form: string): NameParts | undefined {
  const [head = '', ...rest] = form.split(',')
  const isInverted = rest.some((piece) => nameWords(piece).some((word) => !isSuffix(word)))
  const words = nameWords(form)
  const suffix = words.length > 1 ? words.find(isSuffix) : undefined
  const names = words.filter((word) => word !== suffix)
  const surname = (isInverted ? nameWords(head) : names).at(-1)
  if (surname === undefined) return undefined
  const given = names.toSpliced(names.indexOf(surname), 1)
  const tight = nameWords(form.replace(/(?<=\p{L})[-‐‑–—](?=\p{L})/gu, '')).filter((word) => word !== suffix)
  return {
    surname,
    given: isInverted ? given.slice(nameWords(head).length - 1) : given,
    ...(suffix === undefined ? {} : { suffix }),
    whole: ordered(names),
    joined: ordered(tight),
    said: isInverted ? turned(names, nameWords(head).length) : names,
  }
}

/**
 * The keys by which a form of a name is found again, the fullest first: its words in alphabetical order, the same without hyphens,
 * and surname with first initial (`stalin, j`). Forms that share a key may be of one name; `matchAgent` judges.
 */
export function nameKeys(text: string): string[] {
  const keys = readName(text).forms.flatMap((form) => {
    const parts = partsOfName(form)
    if (parts === undefined) return []
    const [initial] = parts.given[0] ?? ''
    return [parts.whole, parts.joined, ...(initial === undefined ? [] : [`${parts.surname}, ${initial}`])]
  })
  return [...new Set(keys)]
}
