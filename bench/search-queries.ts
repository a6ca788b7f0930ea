import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { EVERYTHING } from '#search/query.ts'
import { readQuery } from '#search/read-query.ts'
import type { Request } from '#search/search.ts'
import { type Chance, chance } from './chance.ts'
import { corpus } from './corpus.ts'

/** A class of queries; no two questions of a class are alike, so that none is answered from memory. */
export interface QueryClass {
  readonly name: string
  readonly requests: readonly Partial<Request>[]
}

/** Words are drawn by how many of so many documents hold them. */
const SAMPLE = 2000
const MOST_DRAWN = 100_000
const FIRST_HAN = 0x4e00
const HAN = 800

/** A row of Han characters, the first ones far more often than the last. */
export const hanWords = (n: Chance, length: number): string =>
  Array.from({ length }, () => String.fromCodePoint(FIRST_HAN + n.skewed(HAN))).join('')

interface Sample {
  /** In what share of documents a word stands. */
  readonly shares: ReadonlyMap<string, number>
  /** Rows of words as they follow one another in the texts. */
  readonly texts: readonly (readonly string[])[]
  readonly names: readonly string[]
  readonly persons: readonly string[]
  readonly archives: readonly string[]
  readonly genres: readonly string[]
}

function sampled(): Sample {
  const held = new Map<string, number>()
  const texts: string[][] = []
  const [names, persons, genres] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const record of corpus({ count: SAMPLE, seed: 1949 }).records) {
    if (record.kind !== 'document') continue
    const words = (record.texts ?? [])
      .flatMap(({ body }) => blocksOf(parseBody(body)))
      .flatMap(({ text }) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [])
    texts.push(words)
    for (const word of new Set(words)) held.set(word, (held.get(word) ?? 0) + 1)
    for (const { asNamed, agent } of record.participants ?? []) {
      if (asNamed !== undefined) names.add(asNamed)
      if (agent !== undefined) persons.add(agent)
    }
    if (record.genre !== undefined) genres.add(record.genre)
  }
  return {
    shares: new Map([...held].map(([word, count]) => [word, count / SAMPLE])),
    texts,
    names: [...names],
    persons: [...persons],
    archives: ['aprf', 'rgaspi', 'avprf', 'prc-fma', 'tna'],
    genres: [...genres],
  }
}

/** Draws queries from a sample by chance: the same seed gives the same queries. */
class Draw {
  private readonly n: Chance
  private readonly fitting = new Map<string, string[]>()
  readonly sample: Sample

  constructor(sample: Sample, seed: number) {
    this.sample = sample
    this.n = chance(seed)
  }

  whole = (below: number): number => this.n.whole(below)
  of = (list: readonly string[]): string => list[this.n.whole(list.length)] ?? ''
  person = (): string => this.of(this.sample.persons)
  name = (): string => this.of(this.sample.names)
  han = (length: number): string => hanWords(this.n, length)

  /** A word in this share of documents. */
  word(least: number, most: number): string {
    const range = `${least} ${most}`
    let fitting = this.fitting.get(range)
    if (fitting === undefined) {
      fitting = [...this.sample.shares].flatMap(([word, share]) => (share >= least && share <= most ? [word] : []))
      this.fitting.set(range, fitting)
    }
    return this.of(fitting)
  }

  words = (count: number, least: number, most: number): string[] =>
    Array.from({ length: count }, () => this.word(least, most))

  /** Words that follow one another somewhere, each in this share of documents; any where there seem to be none, for without the real texts there are few. */
  row(length: number, least: number, most: number): string {
    let row: string[] = []
    for (let drawn = 0; drawn < MOST_DRAWN; drawn += 1) {
      const text = this.sample.texts[this.n.whole(this.sample.texts.length)] ?? []
      const at = this.n.whole(Math.max(1, text.length - length))
      row = text.slice(at, at + length)
      const shares = row.map((word) => this.sample.shares.get(word) ?? 0)
      if (row.length === length && shares.every((share) => share >= least && share <= most)) break
    }
    return row.join(' ')
  }
}

/** A question: as it is typed, or with what is chosen beside the words. */
type Asking = (draw: Draw) => string | Partial<Request>
const typed = (words: string, more: Partial<Request> = {}): Partial<Request> => {
  const { query, filters, years, days } = readQuery(words)
  return {
    query,
    ...(filters.length === 0 ? {} : { filters }),
    ...(years === undefined ? {} : { years }),
    ...(days === undefined ? {} : { days }),
    ...more,
  }
}

const FREQUENT = [0.25, 0.7] as const
const COMMON = [0.08, 0.4] as const
const MIDDLING = [0.01, 0.05] as const
const RARE = [0, 0.001] as const

const CLASSES: Readonly<Record<string, Asking>> = {
  'a rare word': (draw) => draw.word(...RARE),
  'a middling word': (draw) => draw.word(...MIDDLING),
  'a word in half the documents': (draw) => draw.word(...FREQUENT),
  'two common words': (draw) => draw.words(2, ...COMMON).join(' '),
  'a rare phrase': (draw) => `"${draw.row(2, 0.0005, 0.02)}"`,
  'a phrase of common words': (draw) => `"${draw.row(2, 0.05, 0.5)}"`,
  'a phrase of stop words': (draw) => `"${draw.row(3, 0.4, 1)}"`,
  'either of 2 common words': (draw) => draw.words(2, ...COMMON).join(' OR '),
  'any of 5 middling words': (draw) => draw.words(5, ...MIDDLING).join(' OR '),
  'any of 40 words': (draw) => draw.words(40, 0.001, 0.05).join(' OR '),
  'a prefix': (draw) => `${draw.word(...COMMON).slice(0, 4)}*`,
  'a pattern': (draw) => draw.word(...MIDDLING).replace(/(?<=^..)./u, '?'),
  'a misspelt word': (draw) => `${draw.word(...MIDDLING)}~`,
  'a name': (draw) => draw.name(),
  'a name and a word': (draw) => `${draw.name()} ${draw.word(...COMMON)}`,
  'a word within years': (draw) => {
    const from = 1905 + draw.whole(70)
    return typed(draw.word(...COMMON), { years: { from, to: from + 1 + draw.whole(15) } })
  },
  'a word from one sender': (draw) =>
    typed(draw.word(...FREQUENT), { filters: [{ facet: 'sender', anyOf: [draw.person()] }] }),
  'a genre in an archive, no word': (draw) => ({
    query: EVERYTHING,
    sort: 'date',
    filters: [
      { facet: 'genre', anyOf: [draw.of(draw.sample.genres), draw.of(draw.sample.genres)] },
      { facet: 'archive', anyOf: [draw.of(draw.sample.archives)] },
    ],
  }),
  'a common word by date': (draw) => typed(draw.word(...COMMON), { sort: 'date' }),
  'the 100th page of a common word': (draw) => typed(draw.word(...COMMON), { from: 1980 }),
  'one word without another': (draw) => `${draw.word(...COMMON)} -${draw.word(...COMMON)}`,
  'common words near another': (draw) => {
    const [one = '', other = ''] = draw.words(2, ...COMMON)
    return `${one} NEAR/5 ${other}`
  },
  'a name in a field': (draw) => `from:"${draw.name()}"`,
  'a pair of Han characters': (draw) => draw.han(2),
  'everything, in a year': (draw) => ({ query: EVERYTHING, years: { from: 1900 + draw.whole(90) } }),
}

/** Every class with so many questions. */
export function queryClasses(each: number): QueryClass[] {
  const draw = new Draw(sampled(), 7)
  return Object.entries(CLASSES).map(([name, asking]) => {
    const asked = new Map<string, Partial<Request>>()
    for (let n = 0; asked.size < each && n < each * 20; n += 1) {
      const question = asking(draw)
      const request = typeof question === 'string' ? typed(question) : question
      asked.set(JSON.stringify(request), request)
    }
    return { name, requests: [...asked.values()] }
  })
}

/** So many questions of each class that can be typed, as they are typed. */
export function typedClasses(each: number): ReadonlyMap<string, readonly string[]> {
  const draw = new Draw(sampled(), 11)
  const classes = new Map<string, string[]>()
  for (const [name, asking] of Object.entries(CLASSES))
    for (let n = 0; n < each; n += 1) {
      const question = asking(draw)
      if (typeof question === 'string') classes.set(name, [...(classes.get(name) ?? []), question])
    }
  return classes
}

/** So many questions as they are typed, one of each class after another, no two alike. */
export function typedQueries(count: number): string[] {
  const classes = [...typedClasses(Math.ceil(count / 15)).values()]
  const inTurn = Array.from({ length: count }, (_, n) => classes.flatMap((questions) => questions.slice(n, n + 1)))
  return [...new Set(inTurn.flat())].slice(0, count)
}
