import { readChinese, writeChinese } from '#authority/romanise-chinese.ts'
import { indexedWords } from './keys-of-form.ts'
import type { NameForm, NamesEntry } from './names-entry.ts'

/** Whether rules have read one of the names as Chinese. */
export const isOfChinese = ({ forms }: NamesEntry): boolean =>
  forms.some(({ kind, system, lang = '' }) => kind === 'made' && (system === 'palladius' || lang.startsWith('zh-Latn')))

/** What a Chinese name is found by as well: written as one word (`Zhude`), and with each syllable apart (`Mao Ze Dong`). */
export function chineseKeys({ text }: Pick<NameForm, 'text'>): string[] {
  const words = indexedWords(text)
  const joined = words.join('')
  if (words.length < 2 || words.length > 3 || !/^\p{Script=Latin}+$/u.test(joined)) return []
  // Li Ang is no Liang.
  const isOneSyllable = readChinese(joined, 'pinyin').some((one) => one.words[0]?.syllables.length === 1)
  const apart = readChinese(text, 'pinyin').map((one) => indexedWords(writeChinese(one, 'pinyin', '-')))
  return [...(isOneSyllable ? [] : [joined]), ...apart.map((each) => each.toSorted().join(' '))]
}
