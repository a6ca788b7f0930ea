import { hasSurname, type Reading, readChinese, setWords } from './romanise-chinese.ts'
import type { Syllable } from './romanise-syllables.ts'

/** More spellings than this of one name in one style tell nothing. */
const MOST = 4

const pairs = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows.split(',').map((row) => {
      const [from = '', to = ''] = row.trim().split(' ')
      return [from, to]
    }),
  )

const INITIAL = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/u
const INITIALS = pairs(
  'b p, p p, m m, f f, d t, t t, n n, l l, g k, k k, h h, zh tch, ch tch, sh ch, r j, z ts, c ts, s s, y y, w w',
)
/** What has become one sound in Peking the École française d’Extrême-Orient kept apart by its origin, which pinyin does not tell. */
const TWOFOLD: ReadonlyMap<string, readonly string[]> = new Map([
  ['j', ['ts', 'k']],
  ['q', ['ts', 'k']],
  ['x', ['s', 'h']],
])
const FINALS = pairs(
  `e ö, ou eou, ian ien, iu ieou, u ou, ua oua, uo o, uai ouai, ui ouei, uan ouan, un ouen, uang ouang, ü iu, üe iue, er eul`,
)
/** As newspapers have it: Mao Tsé-toung, where the École has Mao Tsö-tong. */
const IN_PRINT = pairs('e é, ou ou, iu iou, ong oung, iong ioung')
const AFTER_J = pairs('u iu, uan iuan, ue iue, un iun')
const WHOLE = pairs('si sseu, yan yen, wu wou, you yeou, e ngo, en ngen, ou ngeou, ai ngai, an ngan, ao ngao')
const WHOLE_IN_PRINT = pairs('si sseu, yan yen, wu wou, e o, en en, ou ou, yong yong')

/** The ways to write a syllable in French, one in most. */
function inFrench({ pinyin }: Syllable, isPrint: boolean): readonly string[] {
  const whole = (isPrint ? WHOLE_IN_PRINT : WHOLE).get(pinyin)
  if (whole !== undefined) return [whole]
  const [initial = ''] = INITIAL.exec(pinyin) ?? []
  const final = pinyin.slice(initial.length)
  const either = TWOFOLD.get(initial)
  const written = (isPrint ? IN_PRINT.get(final) : undefined) ?? FINALS.get(final) ?? final
  if (either !== undefined) return either.map((first) => first + (AFTER_J.get(final) ?? written))
  const first = INITIALS.get(initial) ?? ''
  if (final === 'i' && /^(?:zh|ch|sh|r)$/u.test(initial)) return [`${first}e`]
  if (final === 'i' && /^[zcs]$/u.test(initial)) return [`${first}eu`]
  if (/^[gkh]$/u.test(initial) && final === 'e') return [`${first}o`]
  if (/^(?:[gkh]|sh)$/u.test(initial) && final === 'uo') return [`${first}ouo`]
  return [first + (/^[yw]$/u.test(initial) ? final : written)]
}

/** Newspapers' German: Wade-Giles without apostrophes, its ch and sh as German hears them. */
const inGerman = (syllable: Syllable): string =>
  syllable['wade-giles'].replace(/'/gu, '').replace(/^ch/u, 'tsch').replace(/^sh/u, 'sch').replace(/ih$/u, 'i')

const every = (choices: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  choices.reduce<readonly (readonly string[])[]>(
    (runs, each) => runs.flatMap((run) => each.map((one) => [...run, one])).slice(0, MOST),
    [[]],
  )

function write(reading: Reading, spell: (syllable: Syllable) => readonly string[]): string[] {
  const syllables = reading.words.flatMap((word) => word.syllables)
  return every(syllables.map(spell)).map((spelled) => {
    let place = 0
    return setWords(reading, (word) => {
      const from = place
      place += word.length
      return spelled.slice(from, place).join('-')
    })
  })
}

/** `Zhou Enlai` in French: `Tchou En-lai`, as newspapers have it, and `Tcheou Ngen-lai`, by the École française d’Extrême-Orient. */
export const frenchOfChinese = (reading: Reading): string[] =>
  [true, false].flatMap((isPrint) => write(reading, (syllable) => inFrench(syllable, isPrint)))

/** `Zhou Enlai` in German: `Tschou En-lai`. */
export const germanOfChinese = (reading: Reading): string[] => write(reading, (syllable) => [inGerman(syllable)])

const OF_THE_SOUTH = /^(?<surname>\p{Lu}\p{Ll}+),? \p{Lu}\p{Ll}+[-‐–]\p{Ll}+$/u

/** A name in a southern speech, which no table reads: only what English writes ch and sh is written otherwise. `Chiang Kai-shek`: `Tschiang Kai-schek`. */
export function southernForms(text: string): { readonly french: string; readonly german: string } | undefined {
  const { surname } = OF_THE_SOUTH.exec(text)?.groups ?? {}
  if (surname === undefined || !readChinese(surname, 'wade-giles').some(hasSurname)) return undefined
  const inLetters = (ch: string, sh: string) =>
    text.replace(/(?<first>[cs])h(?=[aeiouü])/giu, (sound) => {
      const written = sound.toLowerCase() === 'ch' ? ch : sh
      return /^\p{Lu}/u.test(sound) ? written.charAt(0).toUpperCase() + written.slice(1) : written
    })
  return { french: inLetters('tch', 'ch'), german: inLetters('tsch', 'sch') }
}
