import { expect, test } from 'vitest'
import { soundsFrom, soundsOfCyrillic, soundsOfLatin, soundTyped } from '#search/sounds.ts'

test.each([
  ['Шницлер', 'Schnitzler'],
  ['Гофмансталь', 'Hofmannsthal'],
  ['Хофмансталь', 'Hofmannsthal'],
  ['Рузвельт', 'Roosevelt'],
  ['Черчилль', 'Churchill'],
  ['Шекспир', 'Shakespeare'],
  ['Шпенер', 'Spener'],
  ['Джефферсон', 'Jefferson'],
  ['Зальцбург', 'Salzburg'],
  ['Цвейг', 'Zweig'],
  ['Ротшильд', 'Rothschild'],
  ['Вашингтон', 'Washington'],
  ['Артур Шницлер', 'Schnitzler, Arthur'],
])('%s sounds like %s', (cyrillic, latin) => {
  const [sound = ''] = soundsOfCyrillic(cyrillic)
  expect(soundsOfLatin(latin)).toContain(sound)
})

test.each([
  ['Гофм', 'Hugo von Hofmannsthal'],
  ['Гуго фон Гоф', 'Hugo von Hofmannsthal'],
  ['Шниц', 'Arthur Schnitzler'],
])('%s is how %s may begin', (typed, name) => {
  const sound = soundTyped(typed) ?? ''
  expect(soundsFrom(name).some((one) => one.startsWith(sound))).toBe(true)
})

test('Schnitzler does not sound like Schneider, little sounds like nothing, and what is in Latin letters is not heard', () => {
  expect(soundsOfLatin('Schneider')).not.toContain(soundsOfCyrillic('Шницлер')[0])
  expect([soundTyped('Ге'), soundTyped('Schnitzler'), soundsOfLatin('毛泽东')]).toEqual([undefined, undefined, []])
})
