import { cyrillicForms } from '#authority/romanise-cyrillic.ts'

/** What was typed in Cyrillic as names are written in Latin letters, by every system: who is attested in these alone is found by it. */
export const latinOf = (typed: string): string[] => [
  ...new Set(cyrillicForms(typed, undefined).map(({ text }) => text)),
]

/** In Russian what ends in н ends in -ng where it is Chinese (Палладий): *Нанкин* is Nanking. */
export const chineseOf = (typed: string): string[] =>
  /н$/iu.test(typed) ? latinOf(typed).map((latin) => `${latin}g`) : []
