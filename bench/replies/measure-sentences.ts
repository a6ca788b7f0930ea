import { findMentions } from '#exchange/mention/find-mentions.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import {
  documentOf,
  type Expected,
  halfOfSentence,
  LANGUAGES,
  readSentences,
  type Sentence,
  WRITINGS,
} from './sentences.ts'

export interface Compared {
  readonly sentence: Sentence
  readonly pairs: readonly { readonly mention: Mention; readonly expected: Expected }[]
  readonly missed: readonly Expected[]
  readonly wrong: readonly Mention[]
}

/** What is found in a sentence beside what a reader takes from it, one to one, those first that agree in most. */
export function compare(sentence: Sentence): Compared {
  const [missed, wrong] = [new Set(sentence.expected), new Set(findMentions(documentOf(sentence)))]
  const all = [...missed]
    .flatMap((expected) => [...wrong].map((mention) => ({ mention, expected })))
    .toSorted((a, b) => likeness(b) - likeness(a))
  const pairs = all.filter(({ mention, expected }) => {
    if (!missed.has(expected) || !wrong.has(mention)) return false
    missed.delete(expected)
    return wrong.delete(mention)
  })
  return { sentence, pairs, missed: [...missed], wrong: [...wrong] }
}

type Pair = Compared['pairs'][number]
const likeness = ({ mention, expected }: Pair) =>
  Number(mention.day === expected.day) * 4 +
  Number(mention.number === expected.number) * 2 +
  Number(mention.whose === expected.whose)

const isResolved = (pair: Pair) => likeness(pair) === 7
const isSaid = ({ mention, expected }: Pair) => expected.says.includes(mention.says)
const isStated = ({ day, number }: Mention | Expected) => (day ?? number) !== undefined

/** Whether all that a sentence says is found, no more, and with what is said of it. */
export const isWhole = ({ pairs, missed, wrong }: Compared): boolean =>
  missed.length === 0 && wrong.length === 0 && pairs.every((pair) => isResolved(pair) && isSaid(pair))

export function measureSentences(words: readonly string[]): void {
  for (const writing of WRITINGS) {
    const all = LANGUAGES.flatMap((lang) => readSentences(lang, writing).map(compare))
    console.log(`\n${writing} writing`)
    for (const lang of LANGUAGES)
      print(
        lang,
        all.filter(({ sentence }) => sentence.lang === lang),
      )
    for (const half of ['tune', 'held'] as const)
      print(
        half,
        all.filter(({ sentence }) => halfOfSentence(sentence) === half),
      )
    print('all', all)
    if (words[0] !== 'misses') continue
    for (const one of all) if (!isWhole(one) && halfOfSentence(one.sentence) === (words[1] ?? 'tune')) tell(one)
  }
}

const share = (part: number, whole: number) =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)}% (${part}/${whole})`

function print(name: string, own: readonly Compared[]): void {
  const pairs = own.flatMap((one) => one.pairs)
  const [missed, wrong] = [own.flatMap((one) => one.missed), own.flatMap((one) => one.wrong)]
  const stated = pairs.filter(({ expected }) => isStated(expected))
  const claimed = pairs.filter(({ mention }) => isStated(mention))
  const none = own.filter(({ sentence }) => sentence.expected.length === 0)
  const due = stated.length + missed.filter(isStated).length
  const columns = [
    `found, precision and recall: ${share(pairs.length, pairs.length + wrong.length)}, ${share(pairs.length, pairs.length + missed.length)}`,
    `resolved ${share(claimed.filter(isResolved).length, claimed.length + wrong.filter(isStated).length)}, ${share(stated.filter(isResolved).length, due)}`,
    ...(['day', 'number', 'whose'] as const).map((part) => {
      const with_ = pairs.filter(({ expected }) => expected[part] !== undefined)
      return `${part} ${share(with_.filter(({ mention, expected }) => mention[part] === expected[part]).length, with_.length)}`
    }),
    `said ${share(pairs.filter(isSaid).length, pairs.length)}`,
    `nothing in ${share(none.filter((one) => one.wrong.length === 0).length, none.length)} of none`,
  ]
  console.log(`  ${name.padEnd(4)} ${own.length} sentences; ${columns.join('; ')}`)
}

function tell({ sentence, pairs, missed, wrong }: Compared): void {
  console.log(`\n${sentence.lang} ${sentence.written} ${sentence.title}\n  ${sentence.words}`)
  for (const one of missed) console.log(`    MISSED  ${JSON.stringify(one)}`)
  for (const { text: _, ...one } of wrong) console.log(`    WRONG   ${JSON.stringify(one)}`)
  for (const pair of pairs)
    if (!isResolved(pair) || !isSaid(pair))
      console.log(`    OTHER   ${JSON.stringify(pair.expected)}\n            ${JSON.stringify(pair.mention)}`)
}
