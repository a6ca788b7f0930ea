import { LETTER_SYSTEMS } from '#authority/romanise-letters.ts'
import { keysOfInitials, withoutElision } from '../alike-names.ts'
import { chineseKeys, isOfChinese } from '../chinese-keys.ts'
import { indexedWords, keysOfForm } from '../keys-of-form.ts'
import { bearerOf, type NameForm, type NamesEntry } from '../names-entry.ts'
import { soundsFrom, soundsOfLatin } from '../sounds.ts'

const MOST_STARTS = 8

/** A name from each of its words on: what somebody who types it may begin with. */
export function startsOf(text: string): string[] {
  const starts = [text, withoutElision(text)].flatMap((way) => {
    const words = indexedWords(way)
    return words.slice(0, MOST_STARTS).map((_, n) => words.slice(n).join(' '))
  })
  return [...new Set(starts)]
}

/** Chinese names have no initials. */
const isByLetters = ({ system, lang = '' }: NameForm): boolean =>
  LETTER_SYSTEMS.some((one) => one === system) && !lang.startsWith('zh')

/** What an agent is found again by: each key with the place of the form that it is of, and whether it is the surname in it. */
export function* keysOfNames(entry: NamesEntry): Iterable<readonly [key: string, form: number, surname: boolean]> {
  const isChinese = isOfChinese(entry)
  const isOfPlace = bearerOf(entry.agent).facet === 'place'
  for (const [n, form] of entry.forms.entries()) {
    const { whole, surnames } = keysOfForm(form)
    for (const one of whole) yield [one, n, false]
    for (const one of surnames) yield [one, n, true]
    if (form.kind !== 'made') {
      for (const one of soundsOfLatin(form.text)) yield [one, n, false]
      for (const one of surnames.flatMap(soundsOfLatin)) yield [one, n, true]
    }
    if (isChinese) for (const one of chineseKeys(form)) yield [one, n, false]
    const hasInitials = !isOfPlace && (form.kind !== 'made' || isByLetters(form))
    if (hasInitials) for (const one of keysOfInitials(form.text)) yield [one, n, false]
  }
}

/** What is suggested begins so: each beginning, in letters or as it sounds, with the place of its form. What rules have made is suggested to nobody, and neither is a place. */
export function* startsOfNames({ agent, forms }: NamesEntry): Iterable<readonly [start: string, form: number]> {
  if (bearerOf(agent).facet === 'place') return
  for (const [n, form] of forms.entries())
    if (form.kind !== 'made') for (const start of [...startsOf(form.text), ...soundsFrom(form.text)]) yield [start, n]
}
