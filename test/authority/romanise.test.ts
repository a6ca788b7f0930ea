import { describe, expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { formsByRule } from '#authority/romanise.ts'

const name = (text: string, more: Partial<Name> = {}): Name => ({ text, kind: 'variant', ...more })
const texts = (of: Name, system: string, among: readonly Name[] = []) =>
  formsByRule(of, among)
    .filter((form) => form.system === system)
    .map(({ text }) => text)

describe('Chinese names', () => {
  test.each([
    ['Mao Zedong', 'Mao Tse-tung', 'Мао Цзэдун'],
    ['Zhou Enlai', 'Chou En-lai', 'Чжоу Эньлай'],
    ['Zhu De', 'Chu Te', 'Чжу Дэ'],
    ['Peng Dehuai', "P'eng Te-huai", 'Пэн Дэхуай'],
    ['Ouyang Xiu', 'Ou-yang Hsiu', 'Оуян Сю'],
    ['Lü Zhengcao', "Lü Cheng-ts'ao", 'Люй Чжэнцао'],
    ["Hu Chang'an", "Hu Ch'ang-an", 'Ху Чанъань'],
    ['Xian Xinghai', 'Hsien Hsing-hai', 'Сянь Синхай'],
    ['Mao, Zedong', 'Mao, Tse-tung', 'Мао, Цзэдун'],
    ['MAO ZEDONG', 'MAO TSE-TUNG', 'МАО ЦЗЭДУН'],
    ['Guo Moruo', 'Kuo Mo-jo', 'Го Можо'],
    ['Luo Ruiqing', "Lo Jui-ch'ing", 'Ло Жуйцин'],
  ])('%s is %s and %s, and back', (pinyin, wadeGiles, palladius) => {
    expect(texts(name(pinyin, { lang: 'zh' }), 'wade-giles')[0]).toBe(wadeGiles)
    expect(texts(name(pinyin, { lang: 'zh' }), 'palladius')[0]).toBe(palladius)
    expect(texts(name(wadeGiles, { system: 'wade-giles' }), 'pinyin')[0]).toBe(pinyin)
    expect(texts(name(palladius, { system: 'palladius' }), 'pinyin')[0]).toBe(pinyin)
  })
})
