import { expect, test } from 'vitest'
import { chineseKeys, isOfChinese } from '#search/chinese-keys.ts'
import { toNamesEntry } from '#search/to-index-entry.ts'
import { agent } from '../contract/store-samples.ts'

test.each([
  ['Zhu De', ['zhude', 'de zhu']],
  ['Mao Zedong', ['maozedong', 'dong mao ze']],
  ['Ouyang Xiu', ['ouyangxiu', 'ou xiu yang']],
  // Li Ang is no Liang.
  ['Li Ang', ['ang li']],
  ['Mao', []],
  ['毛泽东', []],
  ['Мао Цзэдун', []],
])('%s is found by %j too', (text, keys) => expect(chineseKeys({ text })).toEqual(keys))

test('only of those whose names are read as Chinese', () => {
  const of = (...texts: string[]) =>
    isOfChinese(toNamesEntry(agent('x', { names: texts.map((text) => ({ text, kind: 'variant' })) }), 1))
  expect([of('Zhu De', '朱德'), of('朱德'), of('Zhu De'), of('Anna Lee')]).toEqual([true, true, false, false])
})
