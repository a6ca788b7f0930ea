import { readGenre } from '#document/genre.ts'
import { fold } from '#value/fold.ts'
import { slipsBetween } from '#value/slips.ts'
import { NEUTRAL } from './analysis/stem.ts'
import { slipsIn } from './expand-terms.ts'
import type { Result } from './search.ts'
import { mayBeMisspelt } from './spelling.ts'
import { type HeldValue, LANGUAGES, type NameApart, namesOf, type ValueBook, wordsIn } from './value-book.ts'
import type { TypedValue, ValueField } from './value-fields.ts'

/** What a typed value was found to be. */
export interface Meant {
  readonly values: readonly HeldValue[]
  /** `name`: it is the name of each; `another`: another word for it; `words`: each has its words in a name. */
  readonly by: 'name' | 'another' | 'words'
  /** There are more: these are those that the most documents have. */
  readonly isCut: boolean
}

type Unmet = NonNullable<Result['unmet']>[number]

/** The values of which it is the code. */
export const byCode = ({ codes }: TypedValue, held: readonly string[]): string[] => {
  const asked = new Set(codes.map(fold))
  return held.filter((value) => asked.has(fold(value)))
}

/** Signs of scripts without blanks stand two and two, and the last of a row alone. */
const ONE_SIGN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

/** The values whose name it is, or else those that have all of its words in a name; undefined where it is none of these. */
export function byName({ field, typed }: TypedValue, book: ValueBook): Meant | undefined {
  const some = (by: Meant['by'], are: (one: HeldValue) => boolean): Meant | undefined => {
    const values = book.held.filter(are)
    return values.length === 0
      ? undefined
      : { by, values: values.slice(0, MOST_MEANT), isCut: values.length > MOST_MEANT }
  }
  const genre = field === 'genre' ? readGenre(typed)?.genre : undefined
  const asked = LANGUAGES.map((lang) => wordsIn(typed, lang))
  // The beginning of a word is no stem.
  const start = typed.endsWith('*') ? asked[0]?.at(-1) : undefined
  const begins = (own: ReadonlySet<string>, start: string) => own.values().some((word) => word.startsWith(start))
  const hasAll = ({ words: [asWritten = NONE, ...stems] }: NameApart) =>
    [asWritten, ...stems].some((own, n) => {
      const words = start === undefined ? (asked[n] ?? []) : (asked[n] ?? []).slice(0, -1)
      if (start !== undefined && !begins(asWritten, start)) return false
      const has = (word: string) => own.has(word) || (ONE_SIGN.test(word) && begins(own, word))
      return words.length + Number(start !== undefined) > 0 && words.every(has)
    })
  const name = fold(typed)
  return (
    some('name', (one) => namesOf(book, one).some(({ folded }) => folded === name)) ??
    (genre === undefined ? undefined : some('another', ({ value }) => value === genre)) ??
    some('words', (one) => namesOf(book, one).some(hasAll))
  )
}

const NONE: ReadonlySet<string> = new Set()

/** The values with a word in a name that is spelt nearly like one of these. */
function nearest({ typed }: Pick<TypedValue, 'typed'>, book: ValueBook): readonly HeldValue[] {
  const asked = wordsIn(typed, NEUTRAL).filter(mayBeMisspelt)
  const near = book.words
    .values()
    .filter((word) => asked.some((one) => slipsBetween(one, word, slipsIn(one)) <= slipsIn(one)))
  const isNear = new Set(near)
  if (isNear.size === 0) return []
  return book.held.filter((one) =>
    namesOf(book, one).some(({ words: [asWritten = NONE] }) => !asWritten.isDisjointFrom(isNear)),
  )
}

const MOST_OFFERED = 6
/** Of more values than these nobody means each. */
const MOST_MEANT = 300

/** What a field's values are called: one, and several. */
const CALLED: Readonly<Record<ValueField, readonly [one: string, several: string]>> = {
  archive: ['archive', 'archives'],
  genre: ['kind', 'kinds'],
  language: ['language', 'languages'],
  collection: ['collection', 'collections'],
  subject: ['subject', 'subjects'],
  has: ['text or scan', 'texts or scans'],
}

const nameOf = ({ value, names: [name = value] }: HeldValue): string => `“${name}”`

const listed = (values: readonly HeldValue[]): string => {
  const shown = values.slice(0, MOST_OFFERED).map(nameOf)
  const more = values.length - shown.length
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}

/** What is said of a value that is another's name, or stands in several; nothing where it is one to the letter. */
export function meantInWords({ field, typed }: TypedValue, { by, values, isCut }: Meant): Result['done'] {
  if (by === 'name') return []
  const [one, several] = CALLED[field]
  return [
    {
      what: `“${typed}” was taken for the ${values.length === 1 ? one : several} ${listed(values)}`,
      because:
        by === 'another'
          ? 'that is another word for it'
          : `${values.length === 1 ? 'its name has' : 'their names have'} what was typed${isCut ? '; so have more, which fewer documents have' : ''}`,
    },
  ]
}

/** What is said of a value that no document has. `isAll`: all that there are were looked through. */
export function unmetInWords(
  { field, typed }: TypedValue,
  book: ValueBook,
  { isAll = true, asWords = false }: { readonly isAll?: boolean; readonly asWords?: boolean } = {},
): Unmet {
  const [one] = CALLED[field]
  const { held } = book
  const near = nearest({ typed }, book)
  const offered = (near.length > 0 ? near : held).slice(0, MOST_OFFERED)
  const what = field === 'archive' && typed.includes('/') ? 'archive or file' : one
  const sentences = [
    isAll
      ? `There is no ${what} “${typed}” here${asWords ? ': it was sought as words' : ''}.`
      : `“${typed}” is no ${one} that many documents have.`,
    held.length === 0
      ? `No document states ${/^[aeiou]/u.test(one) ? 'an' : 'a'} ${one}.`
      : near.length > 0
        ? `The nearest: ${listed(near)}.`
        : held.length > offered.length
          ? `There are ${held.length.toLocaleString('en-GB')}, among them ${offered.map(nameOf).join(', ')}.`
          : `There ${held.length === 1 ? 'is' : 'are'} ${listed(held)}.`,
  ]
  return {
    field,
    typed,
    said: sentences.join(' '),
    offered: offered.map(({ value, names: [words = value] }) => ({ value, words })),
  }
}
