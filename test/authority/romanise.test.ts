import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { formsByRule } from '#authority/romanise.ts'
import { looksChinese } from '#authority/romanise-chinese.ts'
import { inLatin } from '#authority/romanise-cyrillic.ts'
import { RUSSIAN } from '#authority/romanise-letters.ts'

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

describe('readings', () => {
  const pinyin = (text: string, among: readonly Name[] = []) => texts(name(text, { lang: 'zh' }), 'pinyin', among)

  test.each([
    ['Chou En-lai', ['Zhou Enlai']],
    ['Liu Shao-ch’i', ['Liu Shaoqi']],
    ['Teng Hsiao-ping', ['Deng Xiaobing', 'Deng Xiaoping']],
    ['Peng Teh-huai', ['Peng Dehuai']],
    ['Kao Kang', ['Gao Gang', 'Gao Kang']],
    ['Kuo-min-tang', ['Guomindang', 'Guomintang', 'Kuomindang', 'Kuomintang']],
    ['Фын Юйсян', ['Feng Yuxiang']],
    ['Мао Цзэ-дун', ['Mao Zedong']],
    // Not of the table: Cantonese, or no name of China.
    ['Chiang Kai-shek', []],
    ['Sun Yat-sen', []],
    ['Joseph Stalin', []],
    ['Fu Bing Ciang', []],
  ])('%s may be read as %j', (text, readings) => expect(pinyin(text)).toEqual(readings))

  test('a form that another name bears out is the only one', () => {
    const among = [name('邓小平', { lang: 'zh' }), name('Deng Xiaoping', { system: 'pinyin' })]
    expect(formsByRule(name('Teng Hsiao-ping'), among).map(({ text }) => text)).toEqual([
      'Deng Xiaoping',
      'Дэн Сяопин',
      'Дэн Сяо-пин',
      'Teng Siao-ping',
      'Teng Hiao-ping',
    ])
    expect(texts(name('Lin Piao'), 'pinyin', [name('林彪'), name('Lin Biao')])).toEqual(['Lin Biao'])
  })

  test('newspapers leave apostrophes out, and join a word of three syllables', () => {
    expect(texts(name('Deng Xiaoping', { lang: 'zh' }), 'wade-giles')).toEqual(["Teng Hsiao-p'ing", 'Teng Hsiao-ping'])
    expect(texts(name('Guomindang', { lang: 'zh' }), 'wade-giles')).toContain('Kuomintang')
    expect(texts(name('Mao Zedong', { lang: 'zh' }), 'palladius')).toEqual(['Мао Цзэдун', 'Мао Цзэ-дун'])
  })

  test('a heading is read without its dates', () =>
    expect(texts(name('Mao, Zedong, 1893-1976', { lang: 'zh' }), 'wade-giles')).toEqual(['Mao, Tse-tung']))

  test.each([
    ['Mao Zedong', true],
    ['Mao Tse-tung', true],
    ['Chiang, Kai-shek', false],
    ['Zhou, Enlai', true],
    ['Zhu De', false],
    ['Dean Acheson', false],
    ['Kim Il-sung', false],
    ['Martin Long', false],
    ['', false],
  ])('%s may be Chinese: %s', (text, may) => expect(looksChinese(text)).toBe(may))

  test.each([
    ['Zhou Enlai', ['Tschou En-lai'], ['Tchou En-lai', 'Tcheou Ngen-lai']],
    ['Mao Zedong', [], ['Mao Tsé-toung', 'Mao Tsö-tong']],
    ['Liu Shaoqi', ['Liu Schao-tschi'], ['Liou Chao-tsi', 'Liou Chao-ki', 'Lieou Chao-tsi', 'Lieou Chao-ki']],
    ['Zhu De', ['Tschu Te'], ['Tchou Té', 'Tchou Tö']],
    ['Li Hongzhang', ['Li Hung-tschang'], ['Li Houng-tchang', 'Li Hong-tchang']],
    ['Yuan Shikai', ['Yüan Schi-kai'], ['Yuan Che-kai']],
    ['Zeng Guofan', [], ['Tseng Kouo-fan']],
    ['Guo Moruo', [], ['Kouo Mo-jo']],
    ['Hu Shi', ['Hu Schi'], ['Hou Che']],
    ['Jiang Qing', ['Tschiang Tsching'], ['Tsiang Tsing', 'Tsiang King', 'Kiang Tsing', 'Kiang King']],
    // Of a southern speech: no table reads it.
    ['Chiang Kai-shek', ['Tschiang Kai-schek'], ['Tchiang Kai-chek']],
    ['Sun Yat-sen', [], []],
  ])('%s in German is %j, in French %j', (text, german, french) => {
    expect(texts(name(text, { lang: 'zh' }), 'german')).toEqual(german)
    expect(texts(name(text, { lang: 'zh' }), 'french')).toEqual(french)
  })

  test('only what is Chinese is taken for Chinese', () => {
    expect(formsByRule(name('Han Suyin'))).toEqual([])
    expect(texts(name('Han Suyin'), 'wade-giles', [name('韓素音')])).toEqual(['Han Su-yin'])
    expect(formsByRule(name('Li Sang-cho'), [name('李相朝'), name('이상조', { lang: 'ko' })])).toEqual([])
    expect(formsByRule(name('Мао', { lang: 'ru' })).map(({ system }) => system)).toContain('bgn-pcgn')
    expect(texts(name('Мао Цзэдун', { lang: 'ru' }), 'pinyin', [name('毛泽东')])).toEqual(['Mao Zedong'])
    expect(texts(name('Mao Tse-tung', { system: 'yale', lang: 'zh' }), 'pinyin')).toEqual([])
  })
})

describe('Cyrillic names', () => {
  test.each([
    ['Филиппов', 'ru', { 'bgn-pcgn': 'Filippov', german: 'Filippow' }],
    [
      'Рощин',
      'ru',
      { 'bgn-pcgn': 'Roshchin', iso9: 'Roŝin', scholarly: 'Roščin', german: 'Roschtschin', french: 'Rochtchine' },
    ],
    [
      'Хрущёв',
      'ru',
      { 'bgn-pcgn': 'Khrushchëv', english: 'Khrushchev', german: 'Chruschtschow', french: 'Khrouchtchev' },
    ],
    ['Хрущев', 'ru', { 'bgn-pcgn': 'Khrushchev', german: 'Chruschtschow' }],
    ['Юрий Андропов', 'ru', { 'ala-lc': 'I͡Uriĭ Andropov', iso9: 'Ûrij Andropov', german: 'Juri Andropow' }],
    ['Ельцин', 'ru', { 'bgn-pcgn': 'Yel’tsin', 'ala-lc': 'Elʹt͡sin', german: 'Jelzin', french: 'Eltsine' }],
    ['Вышинский', 'ru', { 'bgn-pcgn': 'Vyshinskiy', english: 'Vyshinsky', german: 'Wyschinski', french: 'Vychinski' }],
    ['Андреевич', 'ru', { 'bgn-pcgn': 'Andreyevich', 'ala-lc': 'Andreevich', german: 'Andrejewitsch' }],
    ['Сергей Ильич', 'ru', { english: 'Sergei Ilyich', german: 'Sergei Iljitsch', french: 'Sergueï Ilitch' }],
    ['Подъячев', 'ru', { 'bgn-pcgn': 'Pod”yachev', 'ala-lc': 'Podʺi͡achev', german: 'Podjatschow' }],
    ['ЩУКИН', 'ru', { 'bgn-pcgn': 'SHCHUKIN' }],
    ['Щукин, Я.Ю.', 'ru', { 'bgn-pcgn': 'Shchukin, Ya.Yu.' }],
    ['Михаил Грушевський', 'uk', { 'bgn-pcgn': 'Mykhayl Hrushevs’kyy' }],
    [
      'Євген Коновалець',
      undefined,
      { 'bgn-pcgn': 'Yevhen Konovalets’', iso9: 'Êvgen Konovalecʹ', german: 'Jewhen Konowalez' },
    ],
    ['Мар’яна Згурська', undefined, { english: 'Mariana Zghurska', 'ala-lc': 'Marʺi͡ana Zhursʹka' }],
  ])('%s (%s)', (text, lang, expected) => {
    const of = name(text, lang === undefined ? {} : { lang })
    for (const [system, form] of Object.entries(expected)) expect(texts(of, system)[0]).toBe(form)
  })

  test.each([
    ['Хрущёв', 'Jruschov', 'Chroesjtsjov', 'Chruszczow', 'Hruscsov'],
    ['Горбачёв', 'Gorbachov', 'Gorbatsjov', 'Gorbaczow', 'Gorbacsov'],
    ['Вышинский', 'Vyshinski', 'Vysjinski', 'Wyszynski', 'Visinszkij'],
    ['Бухарин', 'Bujarin', 'Boecharin', 'Bucharin', 'Buharin'],
    ['Ельцин', 'Yeltsin', 'Jeltsin', 'Jelcyn', 'Jelcin'],
    ['Жуков', 'Zhukov', 'Zjoekov', 'Żukow', 'Zsukov'],
    ['Зиновьев', 'Zinoviev', 'Zinovjev', 'Zinowjew', 'Zinovjev'],
    ['Сергей', 'Serguei', 'Sergej', 'Siergiej', 'Szergej'],
    ['Ильич', 'Ilich', 'Iljitsj', 'Iljicz', 'Iljics'],
    ['Пётр', 'Piotr', 'Pjotr', 'Piotr', 'Pjotr'],
    ['Юлия', 'Yulia', 'Joelia', 'Julia', 'Julija'],
    ['Любимов', 'Liubimov', 'Ljoebimov', 'Lubimow', 'Ljubimov'],
    ['Казань', 'Kazan', 'Kazan', 'Kazań', 'Kazan'],
  ])('%s is %s in Spanish, %s in Dutch, %s in Polish, %s in Hungarian', (text, spanish, dutch, polish, hungarian) => {
    for (const [system, form] of Object.entries({ spanish, dutch, polish, hungarian })) {
      const letters = RUSSIAN.find((each) => each.system === system)
      expect(letters === undefined ? undefined : inLatin(text, letters)).toBe(form)
    }
  })

  test.each([
    ['Хмельницький', 'Chmelnycki'],
    ['Скоропадський', 'Skoropadski'],
    ['Петлюра', 'Petlura'],
    ['Коновалець', 'Konowalec'],
  ])('%s is %s in Polish', (text, polish) => expect(texts(name(text, { lang: 'uk' }), 'polish')).toContain(polish))

  test('signs come with and without', () =>
    expect(texts(name('Кузьмин', { lang: 'ru' }), 'bgn-pcgn')).toEqual(['Kuz’min', 'Kuzmin']))

  test('other languages of Cyrillic, and letters that are not known, are left alone', () => {
    expect(formsByRule(name('Тито', { lang: 'sr' }))).toEqual([])
    expect(formsByRule(name('Ђилас'))).toEqual([])
  })
})

describe('whatever the name', () => {
  const PIECES = [
    'Mao',
    "ch'",
    '-',
    '’',
    'ü',
    'v',
    'Щ',
    'ъ',
    'нь',
    'ё',
    '毛',
    '\u0306',
    '\u{1F600}',
    '\ud800',
    '\u200f',
    ', ',
    '__proto__',
    'İ',
    '1',
  ]
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })))
    .map((parts) => parts.join(''))
  const some = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })

  test('nothing throws, no form is the name, none comes twice', () => {
    fc.assert(
      fc.property(
        hostile,
        some(['zh', 'ru', 'uk', '-', '', 'zh-constructor', 'zh-Latn-__proto__']),
        some(['pinyin', 'wade-giles', 'palladius', 'x']),
        (text, lang, system) => {
          const of = name(text, {
            ...(lang === undefined ? {} : { lang }),
            ...(system === undefined ? {} : { system }),
          })
          const forms = formsByRule(of, [of, name('毛泽东')]).map((form) => form.text)
          expect(forms).not.toContain(text)
          expect(new Set(forms).size).toBe(forms.length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['Mao'.repeat(50_000)],
    ['Chu '.repeat(50_000)],
    ['Щ'.repeat(100_000)],
    ["a'".repeat(59)],
    ['1'.repeat(300_000)],
  ])('a long name ends', (text) => {
    expect(formsByRule(name(text, { lang: 'zh' })).length).toBeLessThan(40)
    expect(formsByRule(name(text, { lang: 'ru' })).length).toBeLessThan(40)
  })
})
