import { nameWords } from '#authority/name-words.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import { fold } from '#value/fold.ts'
import { type Chance, chance } from './chance.ts'

/** A query with the records that somebody who types it wants; one of them is enough. */
export interface Judged {
  readonly kind: string
  readonly query: string
  readonly wanted: ReadonlySet<string>
}

const OF_EACH = 15
const words = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}]{3,}/gu) ?? []

/** In how many of the entries each word stands, folded. */
function spreadOf(entries: readonly IndexEntry[]): (word: string) => number {
  const spread = new Map<string, number>()
  for (const entry of entries) {
    const all = [entry.title, ...entry.texts.flatMap(({ blocks }) => blocks.map(({ text }) => text))]
    for (const word of new Set(all.flatMap(words).map(fold))) spread.set(word, (spread.get(word) ?? 0) + 1)
  }
  return (word) => spread.get(fold(word)) ?? 0
}

/** One slip in a word, never in its first letter: a letter left out, doubled, or changed for its neighbour. */
function misspelt(word: string, n: Chance): string {
  const at = 1 + n.whole(word.length - 2)
  const kind = n.whole(3)
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1)
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' }
const surname = (name: string) => nameWords(name.includes(',') ? (name.split(',')[0] ?? '') : name).at(-1) ?? ''
const rarest = (some: readonly string[], spread: (word: string) => number, most: number): string[] =>
  [...new Set(some)].toSorted((a, b) => spread(a) - spread(b)).slice(0, most)

/** Whether one of the words stands in hardly another record: then it is known what is wanted. */
const isTelling = (some: readonly string[], spread: (word: string) => number): boolean =>
  some.some((word) => spread(word) <= 3)

type Rule = (entry: IndexEntry, n: Chance, spread: (word: string) => number) => string | undefined

const blockOf = (entry: IndexEntry, n: Chance): string | undefined => {
  const blocks = entry.texts.flatMap((text) => text.blocks).filter(({ text }) => words(text).length > 12)
  return blocks.length === 0 ? undefined : blocks[n.whole(blocks.length)]?.text
}

/** How somebody who remembers something of a record asks for it. */
const RULES: Readonly<Record<string, Rule>> = {
  'words of the title': ({ title }, _, spread) => {
    const some = words(title)
    return some.length < 2 || some.length > 12 || !isTelling(some, spread) ? undefined : some.join(' ')
  },
  'a slip in a word of the title': ({ title }, n, spread) => {
    const some = rarest(words(title), spread, 3).filter((word) => /^\p{Script=Latin}{5,}$/u.test(word))
    const [first, ...others] = some
    return first === undefined || others.length === 0 || !isTelling(some, spread)
      ? undefined
      : [misspelt(first, n), ...others].join(' ')
  },
  'four words of a text': (entry, n, spread) => {
    const block = blockOf(entry, n)
    return block === undefined ? undefined : rarest(words(block), spread, 4).join(' ')
  },
  'words of a text, some frequent': (entry, n) => {
    const block = blockOf(entry, n)
    const some = block === undefined ? [] : words(block)
    const at = n.whole(Math.max(1, some.length - 6))
    return some.length < 6 ? undefined : some.slice(at, at + 6).join(' ')
  },
  'a phrase': (entry, n) => {
    const row = blockOf(entry, n)?.match(/\p{L}{2,}(?: \p{L}{2,}){4}/u)?.[0]
    return row === undefined ? undefined : `"${row}"`
  },
  'words without their accents': (entry, n, spread) => {
    const accented = words(blockOf(entry, n) ?? '').filter((word) => /[à-öø-ÿ]/iu.test(word))
    const some = rarest(accented, spread, 3)
    return some.length < 2 ? undefined : some.map((word) => word.normalize('NFD').replace(/\p{M}/gu, '')).join(' ')
  },
  'umlauts written out': (entry, n, spread) => {
    const some = rarest(
      words(blockOf(entry, n) ?? '').filter((word) => /[äöü]/iu.test(word)),
      spread,
      3,
    )
    return some.length < 2 ? undefined : some.join(' ').replace(/[äöü]/giu, (letter) => UMLAUTS[letter] ?? letter)
  },
  'who to whom, and the day': ({ senderNames = [], recipientNames = [], earliest, latest }) => {
    const [from, to] = [senderNames[0], recipientNames[0]]
    if (from === undefined || to === undefined || earliest === undefined || earliest !== latest) return undefined
    return `from:"${from}" to:"${to}" date:${earliest}`
  },
  'surnames and the year': ({ senderNames = [], recipientNames = [], earliest }) => {
    const [from, to] = [surname(senderNames[0] ?? ''), surname(recipientNames[0] ?? '')]
    return from === '' || to === '' || earliest === undefined ? undefined : `${from} ${to} ${earliest.slice(0, 4)}`
  },
  'an archival reference': ({ references }) => ((references[0]?.length ?? 0) > 8 ? references[0] : undefined),
  'a number': ({ id }) => `number:${id}`,
}

const titleKey = ({ title }: IndexEntry): string => fold(title)

/** Letters of the same people on the same day are alike to whoever asks so, and so are titles that hold all the words. */
const KEYS: Readonly<Record<string, (entry: IndexEntry) => string | undefined>> = {
  'surnames and the year': ({ senderNames = [], recipientNames = [], earliest = '' }) =>
    [surname(senderNames[0] ?? ''), surname(recipientNames[0] ?? ''), earliest.slice(0, 4)].join(),
  'an archival reference': ({ references }) => references[0],
  'who to whom, and the day': ({ senderNames = [], recipientNames = [], earliest }) =>
    [senderNames[0], recipientNames[0], earliest].join(),
  'words of the title': titleKey,
  'a slip in a word of the title': titleKey,
}

const isAlike = (
  a: IndexEntry,
  b: IndexEntry,
  key: ((entry: IndexEntry) => string | undefined) | undefined,
): boolean => {
  const one = key?.(a)
  return one !== undefined && one === key?.(b)
}

/** Judged queries made from the records themselves by rule; the same at every run. */
export function knownItems(entries: readonly IndexEntry[]): Judged[] {
  const spread = spreadOf(entries)
  return Object.entries(RULES).flatMap(([kind, rule], number) => {
    const n = chance(1949 + number)
    const found: Judged[] = []
    for (let tried = 0; found.length < OF_EACH && tried < 3000; tried++) {
      const entry = entries[n.whole(entries.length)]
      const query = entry === undefined ? undefined : rule(entry, n, spread)
      if (entry === undefined || query === undefined || query === '' || found.some((one) => one.query === query))
        continue
      found.push({
        kind,
        query,
        wanted: new Set(
          entries.filter((other) => other === entry || isAlike(entry, other, KEYS[kind])).map(({ id }) => id),
        ),
      })
    }
    return found
  })
}
