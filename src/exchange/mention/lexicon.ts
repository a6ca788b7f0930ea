import { type Token, tokensOf } from './tokens.ts'

/**
 * The words by which the letters of one language name other letters. Each list is of words or turns of several, parted by commas; `*` at the end
 * of a turn stands for any ending, `|` parts spellings of one, and a turn that begins with a capital fits only words that do (German `Ihr` is not `ihr`).
 */
export interface Words {
  readonly lang: string
  /** Small words by which a text shows that it is in this language, where nobody says. */
  readonly often: string
  /** By genre: what a letter may be called. */
  readonly kinds: Readonly<Record<string, string>>
  /** What a letter may be called that means other things more often: taken only with a day or a number. */
  readonly otherKinds: string
  /** Another letter after one that was named: `altre`, `seconde`; taken only with a day or a number, and whose it is, that one tells. */
  readonly further?: string
  /** What only missions abroad send: a mission that names one without an owner names its own. */
  readonly postKinds?: string
  /** Possessives of the addressee, of the writer, of others. */
  readonly yours: string
  readonly mine: string
  readonly theirs: string
  /** Possessives of an office at home and of its missions abroad, as cables have them: "Department's", "Embassy's". */
  readonly offices?: string
  readonly posts?: string
  /** The same without a possessive, before the word for a letter alone: "Embassy telegram 62". */
  readonly officeNames?: string
  readonly postNames?: string
  /** Behind the word for a letter: "from you". */
  readonly fromYou: string
  /** Behind a possessive, or before one: "Your Excellency's", "Serenità vostra". */
  readonly titles: string
  /** Never stand between a possessive and the word for a letter. */
  readonly stops: string
  /** Before the word for a letter that was named already: "the same", `sudette`. */
  readonly same: string
  /** Before whom a letter went to. */
  readonly to: string
  /** Before a letter by which something is said: "in", "by". */
  readonly by?: string
  /** Before a letter that is one of many: "a". */
  readonly indefinite?: string
  /** Behind the number of an hour. */
  readonly hours: string
  /** May stand between the word for a letter and its day: "to me", "received". */
  readonly between: string
  /** Before a day that may be a bare number: "of the", `du`, `vom`. */
  readonly ofDay: string
  /** Before a day that names its month: "of", "dated". */
  readonly ofDate: string
  /** Before the day on which something was written, in what follows: "which you wrote on the". */
  readonly on: string
  readonly articles?: string
  readonly and: string
  /** Between "and" and the day of another letter: "and that of the 10th". */
  readonly others?: string
  /** Before a number. */
  readonly number: string
  /** Between the first and the last of several numbers. */
  readonly until: string
  /** Before a number that has no word for a letter: `на №`, `auf Nr.` */
  readonly toNumber?: string
  /** Before a number that a letter is given for others: "repeated to Moscow as my 12". */
  readonly renumbers?: string
  /** What letters have: paragraphs, sentences. Behind a bare number, or before it, the number is a letter's. */
  readonly parts?: string
  /** What follows a letter, but nothing that is counted: "your 62 refers". */
  readonly verbs?: string
  /** The endings of a number that counts days. */
  readonly endings: string
  /** The days of a month in words, from the first; as many as are in use. */
  readonly days?: string
  /** Numbers in words that are days where a month follows: `cinque del presente`, from one. */
  readonly cardinals?: string
  /** The days of the week, from Monday. */
  readonly weekdays: string
  readonly thisMonth: string
  readonly lastMonth: string
  readonly nextMonth: string
  readonly today: string
  readonly yesterday: string
  readonly dayBefore: string
  /** Adjectives of yesterday: `gestrigen`. */
  readonly yesterdays?: string
  /** This day a week ago: `hoggi otto`. */
  readonly weekAgo: string
  /** What is counted where a number behind "of" is no day: pages, months. */
  readonly units: string
  readonly answers: string
  /** Before what is answered, and only there: "in regard to". */
  readonly regards?: string
  readonly receives: string
  readonly continues: string
  readonly nots: string
  /** What makes a letter one that is hoped for: "would", "if", "expect". */
  readonly awaits: string
  /** Letters without the word, and clauses behind it: "I wrote to you on the 3rd", "the letter that you sent me". */
  readonly that: string
  readonly i: string
  readonly you: string
  readonly toYou: string
  /** Its verbs: forms of any person, of the first alone, of the second alone. */
  readonly wrote: string
  readonly iWrote?: string
  readonly youWrote?: string
  /** Names that cables give them: `urtel`; `deptel` and `embtel` are whose, depends on who writes. */
  readonly cables?: Readonly<Record<'yours' | 'mine' | 'office' | 'post', string>>
}

export type Role = Exclude<keyof Words, 'lang' | 'kinds' | 'cables'> | 'kind' | 'cable'

/** A turn of a language: what it is, and its words. */
export interface Turn {
  readonly role: Role
  /** The genre of a kind, whose a cable is, the place in a list of days. */
  readonly value: string
  readonly words: readonly string[]
  readonly isOpen: boolean
  readonly isCapital: boolean
}

export interface Lexicon {
  readonly lang: string
  /** By their first word; of turns of one open word by their stem. */
  readonly turns: ReadonlyMap<string, readonly Turn[]>
  readonly stems: ReadonlyMap<string, readonly Turn[]>
  /** The lengths that stems have. */
  readonly lengths: readonly number[]
  /** The first words and the stems of what phrases for letters are found by. */
  readonly heads: ReadonlySet<string>
  readonly headStems: ReadonlySet<string>
  readonly headLengths: readonly number[]
}

export function lexicon(words: Words): Lexicon {
  const turns = new Map<string, Turn[]>()
  const stems = new Map<string, Turn[]>()
  const learn = (list: string, role: Role, value: (index: number) => string = () => '') => {
    for (const [index, entry] of list.split(',').entries())
      for (const spelling of entry.split('|')) learnOne(spelling, role, value(index))
  }
  const learnOne = (spelling: string, role: Role, value: string) => {
    const tokens = tokensOf(spelling)
    const isOpen = tokens.at(-1)?.word === '*'
    const all = tokens.slice(0, isOpen ? -1 : undefined).map(({ word }) => word)
    const [first] = all
    if (first === undefined) return
    const turn = { role, value, words: all, isOpen, isCapital: tokens[0]?.isCapital === true }
    const place = isOpen && all.length === 1 ? stems : turns
    place.set(
      first,
      [...(place.get(first) ?? []), turn].toSorted((a, b) => b.words.length - a.words.length),
    )
  }
  const { lang, kinds, cables, ...lists } = words
  for (const [genre, list] of Object.entries(kinds)) learn(list, 'kind', () => genre)
  for (const [whose, list] of Object.entries(cables ?? {})) learn(list, 'cable', () => whose)
  for (const [role, list] of entries(lists)) learn(list, role, String)
  const headsIn = (place: ReadonlyMap<string, readonly Turn[]>) =>
    new Set([...place].flatMap(([word, all]) => (all.some(({ role }) => HEADS.includes(role)) ? [word] : [])))
  const [heads, headStems] = [headsIn(turns), headsIn(stems)]
  return { lang, turns, stems, lengths: lengthsOf(stems.keys()), heads, headStems, headLengths: lengthsOf(headStems) }
}

const lengthsOf = (words: Iterable<string>) => [...new Set([...words].map(({ length }) => length))]

type Lists = Omit<Words, 'lang' | 'kinds' | 'cables'>
const entries = (lists: Lists) => Object.entries(lists) as [keyof Lists, string][]

const NONE: readonly Turn[] = []

/** The turns that begin at a token, the longest of a word first. */
export function turnsAt(lexicon: Lexicon, tokens: readonly Token[], at: number): readonly Turn[] {
  const token = tokens[at]
  if (token === undefined || token.kind === 'number') return NONE
  const { word, isCapital } = token
  let found = lexicon.turns.get(word)?.filter((turn) => (isCapital || !turn.isCapital) && fits(turn, tokens, at))
  for (const length of lexicon.lengths) {
    if (length > word.length) continue
    const stemmed = lexicon.stems.get(word.slice(0, length))
    if (stemmed !== undefined) found = [...(found ?? NONE), ...stemmed]
  }
  return found ?? NONE
}

/** The roles that a phrase for a letter can begin to be found by. */
const HEADS: readonly Role[] = [
  'kind',
  'otherKinds',
  'further',
  'yours',
  'mine',
  'offices',
  'posts',
  'cable',
  'toNumber',
  'wrote',
  'iWrote',
  'youWrote',
]

/** Whether a word can be one that a phrase for a letter is found by; quick, for it is asked of every word. */
export function isHead({ heads, headStems, headLengths }: Lexicon, word: string): boolean {
  return heads.has(word) || headLengths.some((length) => length <= word.length && headStems.has(word.slice(0, length)))
}

function fits({ words, isOpen }: Turn, tokens: readonly Token[], at: number): boolean {
  for (let n = 1; n < words.length; n++) {
    const word = tokens[at + n]?.word
    const wanted = words[n]
    if (word === undefined || wanted === undefined) return false
    if (word !== wanted && !(isOpen && n === words.length - 1 && word.startsWith(wanted))) return false
  }
  return true
}
