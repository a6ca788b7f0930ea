import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { readName } from '#authority/name-form.ts'
import { nameKeys } from '#authority/name-key.ts'
import { formsByRule } from '#authority/romanise.ts'

const PEOPLE = '../shared/people/frus-people.json'
const isThere = existsSync(PEOPLE)
const why = (about: string) => `${about}${isThere ? '' : ' (skipped: the people are not at ../shared/people)'}`

interface Person {
  readonly id: string
  readonly name: string
  readonly alternates: readonly string[]
  readonly variants: readonly string[]
}
const people: readonly Person[] = isThere ? JSON.parse(readFileSync(PEOPLE, 'utf8')).people : []

/** Every printed form of somebody, titles and brackets off. */
const formsOf = (id: string) => {
  const person = people.find((each) => each.id === id)
  if (person === undefined) throw new Error(`there is no person ${id}`)
  return [person.name, ...person.alternates, ...person.variants].flatMap((form) => readName(form).forms)
}
const meets = (made: readonly string[], form: string) => {
  const keys = new Set(made.flatMap((each) => nameKeys(each).slice(0, 2)))
  return nameKeys(form)
    .slice(0, 2)
    .some((key) => keys.has(key))
}

const HAN: Name = { text: '毛泽东', kind: 'variant', lang: 'zh' }

/** From the one to the other: forms that a rule must make, as the volumes print both. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  ['108483', 'Mao Zedong', 'Mao Tse-tung'],
  ['115035', 'Zhou Enlai', 'Chou En-lai'],
  ['108033', 'Liu Shaoqi', 'Liu Shao-ch’i'],
  ['103352', 'Deng Xiaoping', 'Teng Hsiao-p’ing'],
  ['107971', 'Lin Biao', 'Lin Piao'],
  ['114258', 'Wang Shijie', 'Wang Shih-chieh'],
]

describe.skipIf(!isThere)(why('people of a diplomatic series'), () => {
  test.each(PAIRS)('%s: %s and %s make each other', (id, pinyin, wadeGiles) => {
    expect(formsOf(id)).toEqual(expect.arrayContaining([pinyin, wadeGiles]))
    const made = (text: string) => formsByRule({ text, kind: 'variant' }, [HAN]).map((form) => form.text)
    expect(meets(made(pinyin), wadeGiles)).toBe(true)
    expect(meets(made(wadeGiles), pinyin)).toBe(true)
  })

  /** Their names as Russian has them, given in our own table. */
  const RUSSIAN: readonly (readonly [string, string])[] = [
    ['105222', 'Громыко, Андрей Андреевич'],
    ['107127', 'Хрущёв, Никита Сергеевич'],
    ['108401', 'Маленков, Георгий Максимилианович'],
    ['109136', 'Микоян, Анастас Иванович'],
    ['109285', 'Молотов, Вячеслав Михайлович'],
    ['111623', 'Рощин, Алексей Алексеевич'],
    ['112894', 'Сталин, Иосиф Виссарионович'],
    ['114155', 'Вышинский, Андрей Януарьевич'],
    ['109946', 'Новиков, Кирилл Васильевич'],
    ['103539', 'Добрынин, Анатолий Фёдорович'],
    ['107128', 'Худяков, Сергей Владимирович'],
    ['104189', 'Федоренко, Николай Трофимович'],
    ['104989', 'Голунский, Сергей Александрович'],
    ['107226', 'Кириленко, Андрей Павлович'],
    ['111010', 'Пушкин, Георгий Максимович'],
    ['101343', 'Бирюзов, Сергей Семёнович'],
    ['107246', 'Киселёв, Евгений Дмитриевич'],
    ['113217', 'Сусайков, Иван Захарович'],
    ['101224', 'Берия, Лаврентий Павлович'],
  ]

  test('Russian names meet the printed ones', () => {
    const surnames = RUSSIAN.map(([id, text]) => {
      const [surname = ''] = text.split(',')
      const made = formsByRule({ text: surname, kind: 'variant', lang: 'ru' }).map((form) => form.text)
      return formsOf(id).some((form) => meets(made, form.split(',')[0] ?? ''))
    })
    const whole = RUSSIAN.map(([id, text]) => {
      const made = formsByRule({ text, kind: 'variant', lang: 'ru' }).map((form) => form.text)
      return { id, text, isMet: formsOf(id).some((form) => meets(made, form)) }
    })
    const missed = whole.filter(({ isMet }) => !isMet).map(({ text }) => text)
    console.log(
      `surnames met: ${surnames.filter(Boolean).length} of ${RUSSIAN.length}; whole names met: ${RUSSIAN.length - missed.length} of ${RUSSIAN.length}; not: ${missed.join('; ')}`,
    )
    expect(surnames.filter(Boolean)).toHaveLength(RUSSIAN.length)
    expect(missed).toEqual([])
  })
})
