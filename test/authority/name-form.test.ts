import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import { readName } from '#authority/name-form.ts'
import { nameKeys } from '#authority/name-key.ts'
import { isOfficeName } from '#authority/office-name.ts'
import { sortName } from '#authority/sort-name.ts'
import { identifierFrom } from '#value/identifier.ts'

test.each<[string, string[]]>([
  ['Cde. Mao Zedong', ['Mao Zedong']],
  ['Comrade I.V. Stalin', ['I.V. Stalin']],
  ['тов. Сталин', ['Сталин']],
  ['毛泽东同志', ['毛泽东']],
  ['Satō, Eisaku', ['Satō, Eisaku', 'Eisaku Satō']],
  ['Rhee, Dr. Syngman', ['Rhee, Syngman', 'Syngman Rhee']],
  ['Marshall, General of the Army George C.', ['Marshall, George C.', 'George C. Marshall']],
  ['Chiang Kai-shek, Generalissimo', ['Chiang Kai-shek']],
  ['Califano, Joseph A., Jr.', ['Califano, Joseph A., Jr.', 'Joseph A. Califano Jr.']],
  ['Chiang, Ching-kuo (Jiang Jingguo)', ['Chiang, Ching-kuo', 'Ching-kuo Chiang', 'Jiang Jingguo']],
  ['Mao Tse-tung (Mao Zedong)', ['Mao Tse-tung', 'Mao Zedong']],
  ['Gromyko, Madam Lydia (Grinevich)', ['Gromyko, Lydia', 'Lydia Gromyko']],
  ['Lansdale, Brigadier General (later Major General) Edward G.', ['Lansdale, Edward G.', 'Edward G. Lansdale']],
  ['Blair, Anthony Charles Lynton ("Tony")', ['Blair, Anthony Charles Lynton', 'Anthony Charles Lynton Blair']],
  ['[Nikita] Khrushchev', ['Nikita Khrushchev']],
  ['Major, John', ['Major, John', 'John Major']],
  ['General Secretary of the UN', ['General Secretary of the UN']],
  ['M. Varnum', ['M. Varnum']],
  ['', []],
])('%s is looked up as %j', (asNamed, forms) => expect(readName(asNamed).forms).toEqual(forms))

test.each([
  ['Filippov [Stalin]', 'Stalin', 'Filippov'],
  ['Feng Xi (Stalin)', 'Stalin', 'Feng Xi'],
  ['Chanfu (Bulganin)', 'Bulganin', 'Chanfu'],
  ['Fyn-Si [Stalin]', 'Stalin', 'Fyn-Si'],
  ['Chiang Kai-shek (Jiang Jieshi)', undefined, undefined],
  ['Stalin', undefined, undefined],
])('%s: the person %s, the cover name %s', (asNamed, person, cover) => {
  const read = readName(asNamed)
  expect([read.person, read.cover]).toEqual([person, cover])
})

test('a heading gives life dates, a list gives the office', () => {
  expect(readName('Stalin, Joseph, 1879-1953').existence).toBe('1879/1953')
  expect(readName('Kissinger, Henry (b. 1923)').existence).toBe('1923/..')
  expect(readName('Roshchin, Soviet Ambassador to China')).toMatchObject({
    forms: ['Roshchin'],
    office: 'Soviet Ambassador to China',
  })
})

test.each([
  ['Ambassador in China (Stuart)', 'Ambassador in China'],
  ['President’s Special Assistant (Rostow)', 'President’s Special Assistant'],
  ['Consul General at Peiping (Clubb)', 'Consul General at Peiping'],
])('%s holds an office, and goes by no cover name', (asNamed, office) => {
  const read = readName(asNamed)
  expect(read).toMatchObject({ office, forms: [/\((.*)\)/u.exec(asNamed)?.[1]] })
  expect(read).not.toHaveProperty('cover')
})

test.each([
  ['Secretary of State', true],
  ['Acting Secretary of State', true],
  ['Chargé d’Affaires ad interim in China', true],
  ['President Johnson', false],
  ['Ambassador Roshchin', false],
  ['Feng Xi', false],
  ['Head', true],
])('%s is an office: %j', (words, is) => expect(isOfficeName(words)).toBe(is))

test.each([
  ['Satō, Eisaku', 'EISAKU SATO'],
  ['Mao Tse-tung', 'Mao Tsetung'],
  ['Kim Il-sung', 'Kim Il Sung'],
  ['Liu Shao-ch’i', 'Liu Shao-chi'],
  ['Stalin, Joseph', 'J. V. Stalin'],
  ["O'Driscoll, Mervyn", 'Mervyn O’Driscoll'],
  ['Filippov [Stalin]', 'Stalin'],
])('%s and %s share a key', (a, b) => {
  expect(nameKeys(a).filter((key) => nameKeys(b).includes(key))).not.toEqual([])
})

const agent = (text: string, more: Partial<Agent> = {}): Agent => ({
  kind: 'agent',
  id: identifierFrom(text),
  entityType: 'person',
  names: [{ text, kind: 'preferred' }],
  status: { kind: 'reviewed' },
  ...more,
})

test.each([
  ['Joseph Stalin', 'Stalin, Joseph'],
  ['Mao Zedong', 'Mao Zedong'],
  ['Kim Il Sung', 'Kim Il Sung'],
  ["Paul d'Estournelles de Constant", "Estournelles de Constant, Paul d'"],
  ['Samuel Ward, Jr.', 'Samuel Ward, Jr.'],
  ['Samuel Ward Jr.', 'Ward, Samuel, Jr.'],
  ['Stalin', 'Stalin'],
])('%s is put in order as %s', (text, sorted) => expect(sortName(agent(text))).toBe(sorted))

test('a heading of the record goes before one made by rule, and a body keeps its order', () => {
  const names = [
    { text: 'Eisaku Satō', kind: 'preferred' },
    { text: 'Satō, Eisaku (1901)', kind: 'heading' },
  ] as const
  expect(sortName(agent('x', { names }))).toBe('Satō, Eisaku (1901)')
  expect(sortName(agent('The Board of Treasury', { entityType: 'corporate-body' }))).toBe('Board of Treasury')
})

test('no string makes them throw', () => {
  const nameLike = fc.stringMatching(/^[A-Zа-яa-z .,[()\]\-'1"“]{0,40}$/u)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nameLike), (text) => {
      expect(readName(text).asNamed).toBe(text)
      expect(typeof sortName(agent(text))).toBe('string')
    }),
    { numRuns: 2000 },
  )
})
