import { type Language, languageTag } from '#value/language.ts'

/** Words by the language that they are in (Presentation 3, 4.4); `none` where it is not known, or where they are in no language: names, references. */
export type LanguageMap = Readonly<Record<string, readonly string[]>>

/** A label and what stands beside it, for people to read. */
export interface Pair {
  readonly label: string
  readonly values: readonly string[]
  /** Of the values; absent where they are names, or as the source has them. */
  readonly lang?: Language
}

export function inLanguage(lang: Language | undefined, ...words: readonly string[]): LanguageMap {
  const tag = lang === undefined || lang === 'und' ? undefined : languageTag(lang)
  return { [tag ?? 'none']: words.map(plain) }
}

/** Words that begin with `<` and end with `>` would be taken for HTML, but for a blank behind them (Presentation 3, 4.5). */
const plain = (words: string) => (words.startsWith('<') && words.endsWith('>') ? `${words} ` : words)

/** Words of the site, which is in English. */
export const inEnglish = (...words: readonly string[]): LanguageMap => inLanguage('en', ...words)

/** Several of them as one. */
export function together(maps: readonly LanguageMap[]): LanguageMap {
  const all = new Map<string, readonly string[]>()
  for (const map of maps)
    for (const [lang, words] of Object.entries(map)) all.set(lang, [...(all.get(lang) ?? []), ...words])
  return Object.fromEntries(all)
}
