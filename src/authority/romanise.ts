import { fold } from '#value/fold.ts'
import { lookUp } from '#value/look-up.ts'
import type { Name } from './name.ts'
import { readHan } from './read-han.ts'
import {
  CHINESE_SYSTEMS,
  type ChineseSystem,
  hasSurname,
  type Reading,
  readChinese,
  writeChinese,
} from './romanise-chinese.ts'
import { cyrillicForms } from './romanise-cyrillic.ts'
import { LETTER_SYSTEMS } from './romanise-letters.ts'
import { frenchOfChinese, germanOfChinese, southernForms } from './transcribe-chinese.ts'

/** What is longer is no name. */
const LONGEST = 200

/** The rules: three systems and two languages' usage for Chinese, eleven for Russian and Ukrainian. */
export const RULE_SYSTEMS = [...CHINESE_SYSTEMS, ...LETTER_SYSTEMS]

/** A form of a name made by rule. It is computed where it is wanted, never stored, and never shown among the attested. */
export interface FormByRule {
  readonly text: string
  readonly system: (typeof RULE_SYSTEMS)[number]
  readonly lang?: string
  /** ISO 15924. */
  readonly script?: string
}

const isStated = (system: string | undefined): system is ChineseSystem =>
  CHINESE_SYSTEMS.some((each) => each === system)

const isChinese = ({ lang = '' }: Name) => /^(?:zh|cmn)(?:-|$)/iu.test(lang)

/** Han letters tell of a Chinese name, unless they are of a name of Japan, Korea or Vietnam. */
const isChineseAgent = (names: readonly Name[]) =>
  names.some(({ text }) => /\p{Script=Han}/u.test(text)) &&
  !names.some(
    ({ text, lang = '' }) =>
      /^(?:ja|ko|vi)(?:-|$)/iu.test(lang) || /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  )

interface Read {
  readonly system: ChineseSystem | 'han'
  readonly reading: Reading
}

const LANGUAGE_SYSTEM: Readonly<Record<string, ChineseSystem>> = { pinyin: 'pinyin', wadegile: 'wade-giles' }

/** The systems that a name may be written in, as its letters and the way it is joined tell. */
function systemsOf({ text, lang = '', system }: Name): readonly ChineseSystem[] {
  const variant = lang.toLowerCase().split('-').at(-1) ?? ''
  const byLanguage = lookUp(LANGUAGE_SYSTEM, variant)
  const stated = isStated(system) ? system : byLanguage
  if (stated !== undefined) return [stated]
  if (system !== undefined) return []
  return /\p{Script=Cyrillic}/u.test(text) ? ['palladius'] : ['pinyin', 'wade-giles']
}

// The dates that end a heading.
const LIFE = /,?\s*\(?\d{4}[\d\s–?)-]*$/u

/** Without what print leaves out or puts in as it likes. */
const key = (text: string) => fold(text).replace(/[\s,'’‘ʼʻъ‐-]/gu, '')

const mayBeChinese = (name: Name, among: readonly Name[]) =>
  isStated(name.system) || isChinese(name) || isChineseAgent(among)

/** How the name can be read as Chinese. Of several readings those count that another of the agent's names bears out, else those with a known surname. */
function chineseReadings(name: Name, among: readonly Name[]): readonly Read[] {
  const systems = systemsOf(name).map((system) =>
    readChinese(name.text.replace(LIFE, ''), system).map((reading): Read => ({ system, reading })),
  )
  const [pinyin = [], wadeGiles = []] = systems
  // "Chou En-lai" would do as pinyin too, but pinyin joins what Wade-Giles hyphenates.
  const isHyphenated = wadeGiles.length > 0 && /\p{L}[’'‘ʼ‐-]\p{L}/u.test(name.text)
  const read = isHyphenated ? wadeGiles : [...pinyin, ...wadeGiles]
  if (read.length < 2) return read
  const known = new Set(among.filter(({ text }) => text !== name.text).map(({ text }) => key(text)))
  const borneOut = read.filter(({ system, reading }) =>
    CHINESE_SYSTEMS.some((other) => other !== system && known.has(key(writeChinese(reading, other)))),
  )
  const likely = read.filter(({ reading }) => hasSurname(reading))
  return [borneOut, likely, read].find((each) => each.length > 0) ?? read
}

const isHan = ({ text }: Name) => /^\s*\p{Script=Han}/u.test(text)

/** Characters are read where no other name tells how they are said. */
function hanReadings(name: Name, among: readonly Name[]): readonly Read[] {
  if (among.some((other) => !isHan(other) && chineseReadings(other, among).length > 0)) return []
  const reading = readHan(name.text.replace(LIFE, ''), isChinese(name))
  return reading === undefined ? [] : [{ system: 'han', reading }]
}

function chineseForms(name: Name, among: readonly Name[]): FormByRule[] {
  if (!mayBeChinese(name, among)) return []
  const readings = isHan(name) ? hanReadings(name, among) : chineseReadings(name, among)
  const southern = readings.length === 0 ? southernForms(name.text.replace(LIFE, '')) : undefined
  return [
    ...readings.flatMap(({ system, reading }) => [
      ...(system === 'pinyin' ? [] : pinyin(reading)),
      ...(system === 'wade-giles' ? [] : wadeGiles(reading)),
      ...(system === 'palladius' ? [] : palladius(reading)),
    ]),
    ...readings.flatMap(({ reading }) => [
      ...inUsage(germanOfChinese(reading), 'german'),
      ...inUsage(frenchOfChinese(reading), 'french'),
    ]),
    ...(southern === undefined
      ? []
      : [...inUsage([southern.german], 'german'), ...inUsage([southern.french], 'french')]),
  ]
}

const inUsage = (texts: readonly string[], system: 'german' | 'french'): FormByRule[] =>
  texts.map((text) => ({ text, system, lang: 'zh-Latn', script: 'Latn' }))

const pinyin = (reading: Reading): FormByRule[] => [
  { text: writeChinese(reading, 'pinyin'), system: 'pinyin', lang: 'zh-Latn-pinyin', script: 'Latn' },
]

/** With its apostrophes and without, as newspapers print it; a word of three syllables and more joined, too: Kuomintang. */
const wadeGiles = (reading: Reading): FormByRule[] =>
  [
    writeChinese(reading, 'wade-giles'),
    writeChinese(reading, 'wade-giles').replace(/'/gu, ''),
    ...(reading.words.some(({ syllables }) => syllables.length > 2)
      ? [writeChinese(reading, 'wade-giles', '').replace(/'/gu, '')]
      : []),
  ].map((text) => ({ text, system: 'wade-giles', lang: 'zh-Latn-wadegile', script: 'Latn' }))

/** Given names were parted by a hyphen until the 1960s. */
const palladius = (reading: Reading): FormByRule[] =>
  [writeChinese(reading, 'palladius'), writeChinese(reading, 'palladius', '-')].map((text) => ({
    text,
    system: 'palladius',
    lang: 'ru',
    script: 'Cyrl',
  }))

/**
 * The forms of a name that rules make of it, each once, never the name itself: `Mao Zedong` gives `Mao Tse-tung` (Wade-Giles) and
 * `Мао Цзэдун` (Palladius), `Рощин` gives `Roshchin` (BGN/PCGN), `Roŝin` (ISO 9) and `Roschtschin` (German). `among` are the agent's other
 * names: a Han form among them tells that a name without a language is Chinese, and a pinyin form which of several readings is meant.
 * No bad name throws; what no rule is for gives an empty list.
 */
export function formsByRule(name: Name, among: readonly Name[] = []): FormByRule[] {
  if (name.text.length > LONGEST) return []
  const chinese = chineseForms(name, among)
  const forms = chinese.length > 0 ? chinese : romanised(name)
  const seen = new Set([name.text])
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text))
}

const romanised = ({ text, lang }: Name): FormByRule[] =>
  cyrillicForms(text, lang).map((form) => ({ ...form, script: 'Latn' }))
