import { fold } from '#value/fold.ts'
import { isBodyName } from './body-name.ts'
import type { Name } from './name.ts'
import { readName } from './name-form.ts'
import { isOfficeName } from './office-name.ts'

const FAMILY_FIRST = /^(?:zh|ja|ko|vi|hu|yue|lzh)\b/u
const FAMILY_FIRST_SYSTEMS = new Set([
  'pinyin',
  'wade-giles',
  'postal',
  'palladius',
  'yale',
  'mccune-reischauer',
  'hepburn',
])

/** Family names of China, Korea and Vietnam that stand first; with them a name without a language is left in its order. */
const FAMILY_NAMES = new Set(
  `bai bo cai cao chan chang chao chen cheng chi chiang chin chou chu deng ding dong du duan fan fang feng foo fu gao gong gu guo han he ho hsiao hsieh hsu hu
  hua huang ji jia jiang jin jung kang keng kim ko kong ku kung kuo lai lam le lee lei li liang liao lin liu lo lu luo ma mao meng mo ngo nguyen nie pai pan
  park peng pham qian qiao qin rao ren rhee shao shen shi song su sun tan tang tao teng tian tran tsai tseng tung vo wan wang wei wen wu xi xiao xie xu yan
  yang yao ye yeh yi yin yu yuan yun zeng zhang zhao zheng zhou zhu zhuang zuo`.split(/\s+/u),
)

const PARTICLE =
  /^(?:d[’']|de|du|des|del|della|di|da|dos|von|vom|zu|zum|zur|van|der|den|ten|ter|af|av|la|le|el|al|ibn|bin|bint)$/iu

/** Whether the family name stands first, by the language or the romanisation of a name, or by the family name itself. */
export function isFamilyFirst(plain: string, { lang = '', system = '' }: Pick<Name, 'lang' | 'system'> = {}): boolean {
  const [first = ''] = plain.toLowerCase().split(/[ -]/u)
  return FAMILY_FIRST.test(lang) || FAMILY_FIRST_SYSTEMS.has(system) || FAMILY_NAMES.has(first)
}

/** `Paul d'Estournelles de Constant` as `Estournelles de Constant, Paul d'`. */
export function inverted(text: string): string {
  const words = text.replace(/(?<=\s[dD])[’'](?=\p{Lu})/gu, "' ").split(' ')
  const last = words.length - 1
  const suffix = /^(?:jr|sr|i{2,3}|iv)\.?,?$/iu.test(words[last] ?? '') && words.length > 2 ? words.pop() : undefined
  let start = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLE.test(word))
  while (start > 0 && start < words.length - 1 && PARTICLE.test(words[start] ?? '')) start++
  const at = start > 0 ? start : words.length - 1
  if (at === 0) return text
  const heading = `${words.slice(at).join(' ').replace(/,$/u, '')}, ${words.slice(0, at).join(' ')}`
  return suffix === undefined ? heading : `${heading}, ${suffix}`
}

/** Given names of Hungary: in Hungarian they stand last, elsewhere first. */
const HUNGARIAN = new Set(
  `andor andras antal aranka aron arpad attila balazs balint bela bertalan denes dezso ede elemer emil endre erno erzsebet ferenc frigyes gabor gellert geza gyorgy
  gyula ignac ilona imre istvan janos jeno jozsef kalman karoly katalin laszlo lajos lorinc margit matyas mihaly miksa miklos odon pal peter piroska rezso
  sandor simon szilard tamas tibor tivadar vilmos zoltan zsigmond zsofia`.split(/\s+/u),
)
const isHungarian = (word: string): boolean => HUNGARIAN.has(fold(word))

const SPANISH = /^(?:es|ca|gl)\b/u
/** What stands second in a Spanish name and is no surname: `Juan Carlos Onetti`. */
const SECOND_GIVEN = new Set(
  `alberto alejandro alfonso andres angel antonio carlos cristina domingo eduardo elena emilio enrique felipe felix fernando francisco gabriel ignacio isabel javier
  jesus joaquin jorge jose juan julio luis luisa manuel maria mariano mercedes miguel pablo pedro pilar rafael ramon teresa tomas vicente`.split(
    /\s+/u,
  ),
)
const MARRIED = /\s(?:und|and|et|u\.|и|oder|or)\s|[&/»«"“„]/u
const ELDER_OR_YOUNGER =
  /\s(?:(?:der|the|d\.)\s?(?:Ältere|Jüngere|Elder|Younger|Ä\.|J\.)|père|fils|Vater|Sohn|[JjSs]r\.?)$/u
/** `Karl der Große`, but `Walther von der Vogelweide`. */
const BY_NAME = /(?<!\s(?:v[ao]n|auf|aus|in|op|zu|de))\s(?:der|die|the|le)\s/u

/** In Russian the name after the father stands last where the surname stands first: `Орлов Андрей Петрович`. */
const AFTER_THE_FATHER = /(?:вич|[вч]на|[oe]vich|[oe]vna)$/iu
const endsWithTheFather = ([, second = '', third = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && AFTER_THE_FATHER.test(third) && !AFTER_THE_FATHER.test(second)

/** Who rules a land or a see is called by it, which is nobody's surname. */
const RULER =
  /^(?:(?:erz)?(?:herzog|bischof)(?:in)?|(?:kur|gro(?:ß|ss))?fürst\p{L}*|(?:land|mark|pfalz|rhein|burg)gr(?:af|äfin)|(?:kaiser|könig|prinz)(?:in|essin)?|papst|abt|äbtissin|roi|reine|pape|évêque|archevêque|re|regina|papa|vescovo)\s|\s[IVX]+\.?\s|\sof\s/iu
const LETTERS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\s.’'-]+$/u
const NUMBER_OR_INITIAL = /\.$|^[IVX]+$/u
const MOST_WORDS = 7
const MOST_FAMILY_FIRST = 4

/** Where the surname begins that consists of two: `José Ortega y Gasset`, in Spanish `Gabriel García Márquez`. */
function startOfTwo(words: readonly string[], lang: string): number | undefined {
  const joint = words.indexOf('y')
  if (joint > 1) return joint - 1
  if (!SPANISH.test(lang) || words.length < 3 || words.some((word) => PARTICLE.test(word))) return undefined
  return SECOND_GIVEN.has(fold(words.at(-2) ?? '')) ? undefined : words.length - 2
}

/**
 * The surname in a personal name as it is said, as far as its order tells: `Hofmannsthal` of `Hugo von Hofmannsthal`, `Mao` of `Mao Zedong`, `Nagy` of `Nagy Imre`,
 * `García Márquez` of a Spanish name. Undefined of a single word, of rulers, and of what is no name of one person.
 */
export function surnameIn({ text, lang = '', ...more }: Pick<Name, 'text' | 'lang' | 'system'>): string | undefined {
  const said = (readName(text).forms.find((form) => !form.includes(',')) ?? '').replace(ELDER_OR_YOUNGER, '')
  const words = said.split(' ')
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > MOST_WORDS || !LETTERS.test(said)) return undefined
  if ([MARRIED, RULER, BY_NAME].some((one) => one.test(text)) || isOfficeName(said) || isBodyName(said))
    return undefined
  if (!/^(?:[dDlL]['’])?\p{Lu}\p{L}/u.test(last) || NUMBER_OR_INITIAL.test(last)) return undefined
  if (isFamilyFirst(said, { lang, ...more })) return words.length > MOST_FAMILY_FIRST ? undefined : first
  const isHungarianOrder = /^hu\b/u.test(lang) || (isHungarian(last) && !isHungarian(first))
  if (isHungarianOrder || endsWithTheFather(words)) return first
  const start = startOfTwo(words, lang)
  return start === undefined ? inverted(said).split(',')[0] : words.slice(start).join(' ')
}
