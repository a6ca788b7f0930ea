import { expect, test } from 'vitest'
import { namesAsTyped } from '#site/routes/names-in-address.ts'

const asTyped = (address: string) => namesAsTyped(new URLSearchParams(address)).toString()

test('a name that can be no identifier is read as in its field', () => {
  expect(asTyped('q=mir&person=Сталин')).toBe(new URLSearchParams({ q: 'mir person:Сталин' }).toString())
})

test('more values than somebody types, or a longer one, stay as they are: none is lost', () => {
  const many = new URLSearchParams(Array.from({ length: 21 }, (_, n) => ['person', `Лицо ${n}`])).toString()
  const long = new URLSearchParams({ person: 'Сталин '.repeat(50) }).toString()
  expect(asTyped(many)).toBe(many)
  expect(asTyped(long)).toBe(long)
})
