import { OTHER_SPELLINGS, PREFERRED, SYLLABLES, type Syllable } from './romanise-syllables.ts'

export type ChineseSystem = keyof Syllable

export const CHINESE_SYSTEMS: readonly ChineseSystem[] = ['pinyin', 'wade-giles', 'palladius']

/** One way to read a name: its words, each a run of syllables, and what stands between them as it was written. */
export interface Reading {
  readonly words: readonly { readonly syllables: readonly Syllable[]; readonly isCapitals: boolean }[]
  readonly between: readonly string[]
}

/** More readings than this of a name that leaves its apostrophes out tell nothing. */
const MOST_READINGS = 6

const byPinyin = new Map(SYLLABLES.map((syllable) => [syllable.pinyin, syllable]))

function bySpelling(system: ChineseSystem): ReadonlyMap<string, Syllable> {
  const found = new Map(SYLLABLES.map((syllable) => [syllable[system], syllable]))
  const pinyinOf = { ...OTHER_SPELLINGS[system], ...PREFERRED[system] }
  for (const [spelling, pinyin] of Object.entries(pinyinOf)) {
    const syllable = byPinyin.get(pinyin)
    if (syllable !== undefined) found.set(spelling, syllable)
  }
  return found
}

const SPELLED: Readonly<Record<ChineseSystem, ReadonlyMap<string, Syllable>>> = {
  pinyin: bySpelling('pinyin'),
  'wade-giles': bySpelling('wade-giles'),
  palladius: bySpelling('palladius'),
}

const bare = (spelling: string) => spelling.replace(/'/gu, '').replace(/ü/gu, 'u')

/** Wade-Giles as newspapers print it, without apostrophes and dots: what each spelling may stand for, the exact one first. */
const BARE = new Map<string, Syllable[]>()
for (const [spelling, syllable] of SPELLED['wade-giles']) {
  const known = BARE.get(bare(spelling)) ?? []
  if (!known.includes(syllable))
    BARE.set(bare(spelling), spelling === bare(spelling) ? [syllable, ...known] : [...known, syllable])
}

/** Surnames, the commonest first; they decide between the readings of a surname that has lost its apostrophe. */
const SURNAMES =
  `wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong
  xiao cheng cao yuan deng fu shen zeng peng lü su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou
  xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang qiao lai gong wen nie`.split(
    /\s+/u,
  )

const VOWEL: Readonly<Record<ChineseSystem, RegExp>> = {
  pinyin: /^[aoe]/u,
  'wade-giles': /^[aoe]/u,
  palladius: /^[аеёиоуыэюя]/u,
}

/** What no vowel follows but after a sign: a hard -н in Russian, which has ъ for it; in Latin a vowel. Changan, without its apostrophe, is common. */
const UNMARKED: Readonly<Record<ChineseSystem, RegExp>> = {
  pinyin: /[^ng]$/u,
  'wade-giles': /[^ng]$/u,
  palladius: /н$/u,
}

/** Cuts joined syllables apart: the fewest, and none that begins with a vowel where an apostrophe would have been due. */
function cut(joined: string, system: ChineseSystem): Syllable[] | undefined {
  const best: ({ cost: number; syllables: Syllable[] } | undefined)[] = [{ cost: 0, syllables: [] }]
  for (let end = 1; end <= joined.length; end++) {
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const before = best[start]
      const spelling = joined.slice(start, end)
      const syllable = SPELLED[system].get(spelling)
      if (before === undefined || syllable === undefined) continue
      const isHiatus = start > 0 && VOWEL[system].test(spelling)
      if (isHiatus && UNMARKED[system].test(joined.slice(0, start))) continue
      const cost = before.cost + (isHiatus ? 2 : 1)
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
        best[end] = { cost, syllables: [...before.syllables, syllable] }
    }
  }
  return best[joined.length]?.syllables
}

const PARTS: Readonly<Record<ChineseSystem, RegExp>> = {
  pinyin: /['-]/u,
  'wade-giles': /-/u,
  palladius: /[ъ'-]/u,
}

/** The ways to read a word: for each of its syllables what it may be. Undefined where some letters are no syllable. */
function readWord(word: string, system: ChineseSystem, isBare: boolean): Syllable[][] | undefined {
  const syllables: Syllable[][] = []
  for (const part of word.split(PARTS[system])) {
    const whole = isBare ? BARE.get(part) : undefined
    const read = whole === undefined ? cut(part, system)?.map((syllable) => [syllable]) : [whole]
    if (read === undefined || read.length === 0) return undefined
    syllables.push(...read)
  }
  return syllables
}

const product = (choices: readonly (readonly Syllable[])[]): Syllable[][] =>
  choices.reduce<Syllable[][]>(
    (runs, each) => runs.flatMap((run) => each.map((syllable) => [...run, syllable])).slice(0, MOST_READINGS),
    [[]],
  )

/** Of a surname: those readings that are known surnames, the commonest first; all, where none is. */
function asSurname(syllables: readonly Syllable[]): readonly Syllable[] {
  const known = SURNAMES.flatMap((name) => syllables.filter(({ pinyin }) => pinyin === name))
  return known.length > 0 ? known : syllables
}

/** Tones away, one kind of apostrophe and hyphen, small letters; the dots of ü stay. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\u0308?)[\u0300\u0301\u0302\u0304\u0306\u030c]/gu, '')
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´′]/gu, "'")
    .replace(/[‐‑–—]/gu, '-')
    .replace(/(?<=\p{L})[1-4¹²³⁴](?=$|[^\p{L}\p{N}])/gu, '')
    .toLowerCase()

const WORD = /[\p{L}\p{M}'’‘ʼʻ`´′‐‑–—\-¹²³⁴]+/gu

/**
 * The ways to read a name written in one of the systems, the likeliest first: `Mao Tse-tung` has one, `Teng Hsiao-ping`, which leaves its
 * apostrophes out, several. None where a word is no run of syllables of the system.
 */
export function readChinese(text: string, system: ChineseSystem): Reading[] {
  const written = text.normalize('NFC').match(WORD) ?? []
  const between = text.normalize('NFC').split(WORD)
  if (written.length === 0 || between.some((each) => !/^[\s,]*$/u.test(each))) return []
  const isBare = system === 'wade-giles' && !/['ü]/u.test(plain(text))
  // No pinyin has a v, but keyboards have, where they lack ü.
  const words = written.map((word) =>
    readWord(system === 'pinyin' ? plain(word).replace(/v/gu, 'ü') : plain(word), system, isBare),
  )
  const choices: Syllable[][] = []
  for (const word of words) {
    if (word === undefined) return []
    choices.push(...word)
  }
  const [first = [], ...others] = choices
  return product([words[0]?.length === 1 ? asSurname(first) : first, ...others]).map((syllables) => {
    let place = 0
    return {
      words: words.map((word, index) => {
        const length = word?.length ?? 0
        place += length
        return { syllables: syllables.slice(place - length, place), isCapitals: isCapitals(written[index] ?? '') }
      }),
      between,
    }
  })
}

/** Whether the name begins with a common surname: of two ways to read `Kao Kang`, the one that makes Gao of it. */
export const hasSurname = ({ words }: Reading): boolean =>
  SURNAMES.includes((words[0]?.syllables ?? []).map(({ pinyin }) => pinyin).join(''))

/** Whether a name of which nothing is known may be Chinese: a known surname, and two syllables joined (Zedong) or hyphenated (Tse-tung). */
export function looksChinese(text: string): boolean {
  const [, surname, given] = /^(\p{Lu}\p{Ll}+),? (\p{Lu}[\p{L}’'‘ʼ]+(?:[-–‐](?:\p{L}[\p{L}’'‘ʼ]*))?)$/u.exec(text) ?? []
  if (surname === undefined || given === undefined) return false
  const isHyphenated = /[-–‐]/u.test(given)
  return readChinese(`${surname} ${given}`, isHyphenated ? 'wade-giles' : 'pinyin').some(
    (reading) => hasSurname(reading) && reading.words.length === 2 && reading.words[1]?.syllables.length === 2,
  )
}

const isCapitals = (word: string) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

const JOIN: Readonly<Record<ChineseSystem, (before: string, next: string) => string>> = {
  pinyin: (_, next) => (VOWEL.pinyin.test(next) ? "'" : ''),
  'wade-giles': () => '-',
  palladius: (before, next) => (before.endsWith('н') && VOWEL.palladius.test(next) ? 'ъ' : ''),
}

/** The name with its words spelt otherwise, and in capitals where they were. */
export function setWords({ words, between }: Reading, spell: (syllables: readonly Syllable[]) => string): string {
  const written = words.map(({ syllables, isCapitals }) => {
    const word = spell(syllables)
    return isCapitals ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)
  })
  return between.map((each, index) => each + (written[index] ?? '')).join('')
}

/** Writes a name as the system has it: `Mao Zedong`, `Mao Tse-tung`, `Мао Цзэдун`; with `hyphen` every syllable apart: `Мао Цзэ-дун`. */
export const writeChinese = (reading: Reading, system: ChineseSystem, hyphen?: '-' | ''): string =>
  setWords(reading, (syllables) =>
    syllables
      .map((syllable) => syllable[system])
      .reduce((before, next) => `${before}${hyphen ?? JOIN[system](before, next)}${next}`),
  )
