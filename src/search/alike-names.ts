import { readName } from '#authority/name-form.ts'
import { partsOfName } from '#authority/name-key.ts'
import { nameWords } from '#authority/name-words.ts'
import { slipsBetween } from '#value/slips.ts'
import { simplified } from './analysis/simplified.ts'
import { isEveryday } from './everyday-words.ts'
import { isSmall } from './index/neighbours.ts'

/** What stands between given names and a surname, and is left out as often as not. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de del della den der des di do dos du da la le los las van von vom zu zum zur af av ten ter of'.split(' '),
)
const isParticle = (word: string): boolean => PARTICLES.has(word)

/** `d’Estournelles` as `Estournelles`. */
export const withoutElision = (name: string): string => name.replace(/(?<!\p{L})[dl]['’ʼ](?=\p{L})/giu, '')

/** `von Bismarck` and `d’Estournelles` without what stands before them; undefined where nothing does. */
export function withoutParticles(name: string): string | undefined {
  const words = nameWords(name.replace(/^\s*d['’ʼ](?=\p{L})/iu, 'de '))
  const own = words.findIndex((word) => !isParticle(word))
  return own > 0 ? words.slice(own).join(' ') : undefined
}

/** One way to take a name apart. */
interface Parts {
  readonly surname: string
  readonly given: readonly string[]
}

/** Of `Talleyrand-Périgord, Charles-Maurice de` Talleyrand and Périgord may each be called the surname; of `John Foster Dulles` the last word is. */
function partsIn(text: string): Parts[] {
  return readName(simplified(text)).forms.flatMap((form) => {
    const parts = partsOfName(form)
    if (parts === undefined) return []
    const given = parts.given.filter((word) => !isParticle(word))
    const head = form.includes(',') ? nameWords(form.split(',')[0] ?? '').filter((word) => !isParticle(word)) : []
    const surnames = new Set([parts.surname, ...head.slice(0, 1)])
    return [...surnames].map((surname) => ({ surname, given }))
  })
}

/** A given name as it is said, not spelt: Clemens and Klemens, Jacobus and Jakob, Philippus and Filip, Johannes and Johann are one. */
const asSaid = (given: string): string =>
  given
    .replace(/ph/gu, 'f')
    .replace(/th/gu, 't')
    .replace(/ck|c(?!h)/gu, 'k')
    .replace(/[jy]/gu, 'i')
    .replace(/(?<letter>[pt])\k<letter>/gu, '$<letter>')
    .replace(/(?<=.{3})(?:i?us|es)$/u, '')

/** C and K, J, Y and I begin one name as often as not. */
const initialOf = ([first = '']: string): string => first.replace('c', 'k').replace(/[jy]/u, 'i')

/** What those have in common who share a surname and an initial of a given name: `dulles, j` and `dulles, f`. It is no key of the others: they have no comma. */
export const keysOfInitials = (text: string): string[] => [
  ...new Set(partsIn(text).flatMap(({ surname, given }) => given.map((word) => `${surname}, ${initialOf(word)}`))),
]

const isOne = (a: string, b: string): boolean =>
  a === b ||
  (a.length === 1 && b.startsWith(a)) ||
  (b.length === 1 && a.startsWith(b)) ||
  (a.length > 2 && b.length > 2 && asSaid(a) === asSaid(b))

/** Whether the fewer given names stand among the others in their order. */
function inOrder(a: readonly string[], b: readonly string[], isSame: (a: string, b: string) => boolean): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  let place = 0
  return few.every((word) => {
    while (place < many.length && !isSame(word, many[place] ?? '')) place++
    return place++ < many.length
  })
}

/** Of initials the first has to be that of the first: `F. Dulles` is no John Foster. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const [first = ''] = few
  return (first.length > 1 || isOne(first, many[0] ?? '')) && inOrder(few, many, isOne)
}

/** Whether two names may be one: the surname is the same, and the given names are but for some that are left out, or cut to initials. */
export function areAlike(a: string, b: string): boolean {
  const others = partsIn(b)
  return partsIn(a).some((one) =>
    others.some((other) => one.surname === other.surname && agree(one.given, other.given)),
  )
}

/** Slips that are forgiven in a given name. */
const slipsIn = (word: string): number => (word.length <= 4 ? 1 : 2)

const isNearly = (a: string, b: string): boolean =>
  isOne(a, b) || (a.length > 2 && b.length > 2 && (b.startsWith(a) || slipsBetween(a, b, slipsIn(a)) <= slipsIn(a)))

const haveOneInitial = (a: string, b: string): boolean => initialOf(a) === initialOf(b)
const isWord = (given: string): boolean => isSmall(given) || isEveryday(given)

/**
 * Whether two names of one surname may be one: a given name is nearly the same, or the fewer agree with the others by their initials, in
 * order, and none is an everyday word. *has scan Schnitzler* is no Heinrich Schnitzler.
 */
export const mayBeAlike = (typed: string, other: string): boolean => {
  const others = partsIn(other).map(({ given }) => given)
  return partsIn(typed).some(({ given }) =>
    others.some(
      (some) =>
        given.some((one) => some.some((each) => isNearly(one, each))) ||
        (!given.some(isWord) && inOrder(given, some, haveOneInitial)),
    ),
  )
}

/** `Ortega y Gasset`, `Costa e Silva`. */
const JOINT = /^[ye]$/u

/** The surnames that a form with a comma tells. */
export function surnamesOf(text: string): string[] {
  const [head = '', ...rest] = text.split(',')
  return nameWords(rest.join(' ')).length === 0 ? [] : waysOfSurname(head)
}

/** A surname as a whole, without what stands before it, and the first of two. */
export function waysOfSurname(surname: string): string[] {
  const words = nameWords(surname)
  const own = words.filter((word, n) => !isParticle(word) && !(n > 0 && JOINT.test(word)))
  if (own.length === 0 || own.length > 2) return []
  const [first = ''] = own
  const isJoined = own.length > 1 && (words.length > own.length || /\p{L}[-‐‑–]\p{L}/u.test(surname))
  const ways = [words, words.slice(words.indexOf(first)), own, ...(isJoined ? [[first]] : [])].map((way) =>
    way.join(' '),
  )
  return [...new Set(ways)].filter((way) => way.length > 1)
}
