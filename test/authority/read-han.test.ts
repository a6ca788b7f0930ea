import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { readHan } from '#authority/read-han.ts'
import { formsByRule } from '#authority/romanise.ts'
import { writeChinese } from '#authority/romanise-chinese.ts'

const pinyin = (text: string, isStated = true) => {
  const reading = readHan(text, isStated)
  return reading === undefined ? undefined : writeChinese(reading, 'pinyin')
}

test.each(
  `
  毛泽东 Mao Zedong, 毛澤東 Mao Zedong, 周恩来 Zhou Enlai, 劉少奇 Liu Shaoqi, 朱德 Zhu De, 邓小平 Deng Xiaoping, 彭德怀 Peng Dehuai, 林彪 Lin Biao, 高岗 Gao Gang, 李鴻章 Li Hongzhang,
  曾国藩 Zeng Guofan, 曾紀澤 Zeng Jize, 袁世凱 Yuan Shikai, 张学良 Zhang Xueliang, 陳毅 Chen Yi, 张治中 Zhang Zhizhong, 王稼祥 Wang Jiaxiang, 孙科 Sun Ke, 蔣介石 Jiang Jieshi, 宋子文 Song Ziwen,
  宋慶齡 Song Qingling, 顾维钧 Gu Weijun, 胡适 Hu Shi, 汪精卫 Wang Jingwei, 馮玉祥 Feng Yuxiang, 阎锡山 Yan Xishan, 李宗仁 Li Zongren, 白崇禧 Bai Chongxi, 张闻天 Zhang Wentian, 任弼时 Ren Bishi,
  董必武 Dong Biwu, 叶剑英 Ye Jianying, 聂荣臻 Nie Rongzhen, 贺龙 He Long, 罗荣桓 Luo Ronghuan, 刘伯承 Liu Bocheng, 瞿秋白 Qu Qiubai, 陈独秀 Chen Duxiu, 张国焘 Zhang Guotao, 郭沫若 Guo Moruo,
  鲁迅 Lu Xun, 邵力子 Shao Lizi, 翁文灏 Weng Wenhao, 吴国桢 Wu Guozhen, 傅作义 Fu Zuoyi, 卫立煌 Wei Lihuang, 杜聿明 Du Yuming, 孔祥熙 Kong Xiangxi, 何应钦 He Yingqin, 康有为 Kang Youwei,
  梁启超 Liang Qichao, 左宗棠 Zuo Zongtang, 伍廷芳 Wu Tingfang, 唐绍仪 Tang Shaoyi, 段祺瑞 Duan Qirui, 吴佩孚 Wu Peifu, 薄一波 Bo Yibo, 单士元 Shan Shiyuan, 歐陽予倩 Ouyang Yuqian, 司徒雷登 Situ Leideng,
  諸葛亮 Zhuge Liang, 吕正操 Lü Zhengcao, 乔冠华 Qiao Guanhua, 习仲勋 Xi Zhongxun, 國民黨 Guomindang`
    .split(',')
    .map((row) => /(?<han>\S+) (?<said>.+)/u.exec(row.trim())?.groups)
    .map((groups) => [groups?.han ?? '', groups?.said ?? '']),
)('%s is %s', (han, said) => expect(pinyin(han)).toBe(said))

test.each([
  ['佐藤栄作', true],
  ['吉田茂', false],
  ['中国共产党', true],
  ['毛', true],
  ['毛Zedong', true],
  ['ちよだ', true],
  ['毛\u{20000}', true],
  ['', true],
  ['毛'.repeat(100_000), true],
])('%s is no such name', (text, isStated) => expect(pinyin(text, isStated)).toBeUndefined())

const han = (text: string, more: Partial<Name> = {}): Name => ({ text, kind: 'preferred', ...more })
const texts = (of: Name, among: readonly Name[] = []) => formsByRule(of, [of, ...among]).map(({ text }) => text)

test('a name held in characters alone is written in every system', () =>
  expect(texts(han('蔣介石'))).toEqual([
    'Jiang Jieshi',
    'Chiang Chieh-shih',
    'Цзян Цзеши',
    'Цзян Цзе-ши',
    'Tschiang Tschieh-schi',
    'Tsiang Tsie-che',
    'Tsiang Kie-che',
    'Kiang Tsie-che',
    'Kiang Kie-che',
  ]))

test('characters are read only where no other name tells how they are said, and are of China', () => {
  expect(texts(han('林彪'), [{ text: 'Lin Piao', kind: 'variant' }])).toEqual([])
  expect(texts(han('蔣介石'), [{ text: 'Chiang Kai-shek', kind: 'variant' }])).toContain('Jiang Jieshi')
  expect(texts(han('林董', { lang: 'ja' }))).toEqual([])
  expect(texts(han('李相朝'), [{ text: '이상조', kind: 'variant', lang: 'ko' }])).toEqual([])
})

test('whatever the text, it is read or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isStated) => {
      readHan(text, isStated)
    }),
    { numRuns: 2000 },
  )
})
