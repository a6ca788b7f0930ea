import { fold } from '#value/fold.ts'
import type { Name } from './name.ts'
import { CHINESE_SYSTEMS, type ChineseSystem, type Reading, readChinese, writeChinese } from './romanise-chinese.ts'

/** A form of a name made by rule. It is computed where it is wanted, never stored, and never shown among the attested. */
export interface FormByRule {
  readonly text: string
  /** The rule: `pinyin`, `wade-giles`, `palladius`, `bgn-pcgn`, `iso9`, `ala-lc`, `scholarly`, `german`, `french`. */
  readonly system: string
  readonly lang?: string
  /** ISO 15924. */
  readonly script?: string
}

const isStated = (system: string | undefined): system is ChineseSystem =>
  CHINESE_SYSTEMS.some((each) => each === system)

const isChinese = ({ lang = '' }: Name) => /^(?:zh|cmn)(?:-|$)/iu.test(lang)

/** How the name can be read as Chinese: by its own system, else by the one whose syllables it has and whose way of joining them. */
function chineseReadings(
  name: Name,
  among: readonly Name[],
): { system: ChineseSystem; readings: Reading[] } | undefined {
  const { text, system } = name
  if (system !== undefined && !isStated(system)) return undefined
  const isSure = isStated(system) || isChinese(name) || among.some((other) => /\p{Script=Han}/u.test(other.text))
  if (!isSure) return undefined
  const systems: readonly ChineseSystem[] = isStated(system)
    ? [system]
    : /\p{Script=Cyrillic}/u.test(text)
      ? ['palladius']
      : /\p{L}[’'‘ʼ‐-]\p{L}/u.test(text)
        ? ['wade-giles', 'pinyin']
        : ['pinyin', 'wade-giles']
  for (const each of systems) {
    const readings = readChinese(text, each)
    if (readings.length > 0) return { system: each, readings }
  }
  return undefined
}

function chineseForms(name: Name, among: readonly Name[]): FormByRule[] {
  const found = chineseReadings(name, among)
  if (found === undefined) return []
  const known = new Set(among.map(({ text }) => fold(text)))
  const attested = found.readings.filter((reading) => known.has(fold(writeChinese(reading, 'pinyin'))))
  const readings = attested.length > 0 ? attested : found.readings
  return readings.flatMap((reading): FormByRule[] => [
    ...(found.system === 'pinyin'
      ? []
      : [{ text: writeChinese(reading, 'pinyin'), system: 'pinyin', lang: 'zh-Latn-pinyin', script: 'Latn' }]),
    ...(found.system === 'wade-giles' ? [] : wadeGiles(reading)),
    ...(found.system === 'palladius' ? [] : palladius(reading)),
  ])
}

/** A word of three syllables and more is usually printed joined: Kuomintang. */
const wadeGiles = (reading: Reading): FormByRule[] =>
  [
    writeChinese(reading, 'wade-giles'),
    ...(reading.words.some(({ syllables }) => syllables.length > 2) ? [writeChinese(reading, 'wade-giles', '')] : []),
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
 * `Мао Цзэдун` (Palladius). `among` are the agent's other names: a Han form among them tells that a name without a
 * language is Chinese. No bad name throws; what no rule is for gives an empty list.
 */
export function formsByRule(name: Name, among: readonly Name[] = []): FormByRule[] {
  const seen = new Set([name.text])
  return chineseForms(name, among).filter(({ text }) => !seen.has(text) && seen.add(text))
}
