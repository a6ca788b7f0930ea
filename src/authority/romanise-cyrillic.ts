import { type LetterSystem, type Letters, RUSSIAN, UKRAINIAN } from './romanise-letters.ts'

const small = (text: string) =>
  Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('')

const isCapital = (letter: string | undefined) => letter !== undefined && /^\p{Lu}/u.test(letter)

/** `Щ` is `Shch` in Щукин and `SHCH` in ЩУКИН; letters under one ligature are both capitals (`I͡Akovlev`). */
function inCase(latin: string, text: string, at: number, length: number): string {
  if (!isCapital(text[at])) return latin
  const next = text[at + length]
  const isAllCapitals = isCapital(next) || (!/\p{L}/u.test(next ?? '') && isCapital(text[at - 1]))
  return isAllCapitals ? latin.toUpperCase() : latin.replace(/\p{L}(?:\u0361\p{L})?/u, (letter) => letter.toUpperCase())
}

/** The name in Latin letters by one system; undefined where it has a Cyrillic letter that the system does not know. */
export function inLatin(name: string, { letters, rules }: Letters): string | undefined {
  const text = name.normalize('NFC')
  const lower = small(text)
  let latin = ''
  for (let at = 0; at < text.length; ) {
    const letter = lower.charAt(at)
    const found = rules.find(({ letters: run, inPlace }) => {
      inPlace.lastIndex = at
      return lower.startsWith(run, at) && inPlace.test(lower)
    })
    const length = found?.letters.length ?? 1
    const to = found?.to ?? (Object.hasOwn(letters, letter) ? letters[letter] : undefined)
    if (to === undefined && /\p{Script=Cyrillic}/u.test(letter)) return undefined
    latin += to === undefined ? text.charAt(at) : inCase(to, text, at, length)
    at += length
  }
  return latin.normalize('NFC')
}

/** Whose letters a Cyrillic name has: the stated language's, else Ukrainian where only Ukrainian has them; other languages' rules are not here. */
function alphabetOf(text: string, lang: string | undefined): { lang: string; systems: readonly Letters[] } | undefined {
  const stated = lang === undefined || /^und\b/iu.test(lang) ? undefined : lang.toLowerCase().split('-')[0]
  if (stated === 'uk' || (stated === undefined && /[іїєґ]|[сцз]ьк/iu.test(text) && !/[ыэъёѣѳѵ]/iu.test(text))) {
    return { lang: 'uk-Latn', systems: UKRAINIAN }
  }
  return stated === 'ru' || stated === undefined ? { lang: 'ru-Latn', systems: RUSSIAN } : undefined
}

/** Хрущев is printed for Хрущёв, which is how it is said and how German writes it. */
const withYo = (text: string) => text.replace(/(?<=[чщ])е(?=в(?![\p{L}\p{M}]))/giu, 'ё')

/** Soft and hard signs, which print leaves out as often as not. */
const SIGNS = /[ʹʺ’”]/gu

/** A Russian or Ukrainian name in Latin letters by every system, with its signs and without; a form may come twice. */
export function cyrillicForms(
  text: string,
  lang: string | undefined,
): { text: string; system: LetterSystem; lang: string }[] {
  if (!/\p{Script=Cyrillic}/u.test(text)) return []
  const alphabet = alphabetOf(text, lang)
  if (alphabet === undefined) return []
  return alphabet.systems.flatMap((letters) => {
    const latin = inLatin(letters.system === 'german' ? withYo(text) : text, letters)
    if (latin === undefined) return []
    return [latin, latin.replace(SIGNS, '')].map((each) => ({
      text: each,
      system: letters.system,
      lang: alphabet.lang,
    }))
  })
}
