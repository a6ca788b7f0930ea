import { lookUp } from './look-up.ts'
/** A language by its BCP 47 tag (`en`, `ru`, `zh-Hant`); `und` where it is not known. */
export type Language = string

const NAMES: Readonly<Record<string, Language>> = {
  arabic: 'ar',
  bulgarian: 'bg',
  chinese: 'zh',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  farsi: 'fa',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hindi: 'hi',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  latin: 'la',
  macedonian: 'mk',
  mongolian: 'mn',
  norwegian: 'no',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  serbian: 'sr',
  'serbo-croatian': 'sh',
  slovak: 'sk',
  slovenian: 'sl',
  spanish: 'es',
  swedish: 'sv',
  turkish: 'tr',
  ukrainian: 'uk',
  vietnamese: 'vi',
  yiddish: 'yi',
  albanian: 'sq',
  armenian: 'hy',
  georgian: 'ka',
  ottoman: 'ota',
  deutsch: 'de',
  français: 'fr',
  francais: 'fr',
  italiano: 'it',
  español: 'es',
  русский: 'ru',
  中文: 'zh',
  magyar: 'hu',
  polski: 'pl',
}

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu

/** The tag for a language given as a tag or by its English or own name; undefined for anything else. */
export function languageTag(given: string): Language | undefined {
  const plain = given.trim()
  const named = lookUp(NAMES, plain.toLowerCase())
  if (named !== undefined) return named
  if (!TAG.test(plain)) return undefined
  try {
    return Intl.getCanonicalLocales(plain)[0]
  } catch (cause) {
    if (cause instanceof RangeError) return undefined // the pattern above is wider than BCP 47
    throw cause
  }
}

const DISPLAY = new Intl.DisplayNames(['en'], { type: 'language' })

const named = new Map<Language, string>()
/** So many are remembered: more than any archive has, but tags come from outside. */
const MOST_NAMED = 1_000

/** The language's name in English (`Russian`); the string itself where it is no tag, or has no name. */
export function languageName(tag: Language): string {
  const known = named.get(tag)
  if (known !== undefined) return known
  const canonical = languageTag(tag)
  const name = canonical === undefined ? tag : (DISPLAY.of(canonical) ?? tag)
  if (named.size < MOST_NAMED) named.set(tag, name)
  return name
}

const VARIETY = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})+$/iu

/** A tag and those of which it is a variety, the widest first (RFC 4647 3.3.1): `zh-Hant-TW` is `zh`, `zh-Hant` and itself. */
export function rangesOf(tag: Language): Language[] {
  const canonical = languageTag(tag) ?? tag
  if (!VARIETY.test(canonical)) return [canonical]
  const subtags = canonical.split('-')
  // A subtag of one letter only leads on: `de-x-vienna`.
  return subtags.flatMap((subtag, n) => (subtag.length === 1 ? [] : [subtags.slice(0, n + 1).join('-')]))
}
