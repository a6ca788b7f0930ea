import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#document/block.ts'
import { wordsIn } from '#document/block-words.ts'
import {
  addressOf,
  type PassageAddress,
  parseAsked,
  parsePassage,
  printPassage,
  resolveAddress,
} from '#document/passage-address.ts'
import { sha256 } from '#value/digest.ts'

const block = (id: string, text: string, note?: true): Block => ({ id, name: 'p', text, ...(note ? { note } : {}) })
const BLOCKS = [
  block('p1', 'He asks and asks again, and nobody has replied so far.'),
  block('p1', 'Nobody here means none of the four.', true),
  block('p1', 'Said in French.', true),
  block('b-p2', 'The visit had best wait.'),
  block('p3', '毛泽东 replied：不同意，and no more.'),
]
const words = (text: string) => wordsIn(text).map(({ from, to }) => text.slice(from, to))

test.each([
  ['He asks, and asks again.', ['He', 'asks,', 'and', 'asks', 'again.']],
  ['', []],
  ['毛泽东，', ['毛', '泽', '东', '，']],
  ['ソ連のFilippov同志', ['ソ', '連', 'の', 'Filippov', '同', '志']],
  ['𠮷野', ['𠮷', '野']],
  ['각하 께서', ['각하', '께서']],
  ['ставка №\u00A05', ['ставка', '№', '5']],
])('counts the words of “%s”', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test.each<[string, PassageAddress]>([
  ['p4.12-31.1a2b3c4d', { block: 'p4', first: 12, last: 31, digest: '1a2b3c4d' }],
  ['b-p4.1-1.00000000', { block: 'b-p4', first: 1, last: 1, digest: '00000000' }],
  ['t27-p4.1-2.1a2b3c4d', { block: 't27-p4', first: 1, last: 2, digest: '1a2b3c4d' }],
  ['p4-n2.3-8.1a2b3c4d', { block: 'p4', note: 2, first: 3, last: 8, digest: '1a2b3c4d' }],
])('reads and prints %s', (given, address) => {
  expect(parsePassage(given)).toEqual(address)
  expect(printPassage(address)).toBe(given)
})

test.each([
  'p4.31-12.1a2b3c4d',
  'p4.0-3.1a2b3c4d',
  'p4.01-3.1a2b3c4d',
  'p4.1-3.1A2B3C4D',
  'p4.1-3.1a2b3c4',
  'p4.1-3.1a2b3c4d ',
  'p4.1-1000000000.1a2b3c4d',
  'p04.1-3.1a2b3c4d',
  'P4.1-3.1a2b3c4d',
  'p4..1a2b3c4d',
  'p4.1.1a2b3c4d',
  'p4-n0.1-2.1a2b3c4d',
  '../p4.1-3.1a2b3c4d',
  'x-s12.1-3.1a2b3c4d',
  '\u0000',
  '',
])('“%s” is no address', (given) => {
  expect(parseAsked(given)).toBeUndefined()
})

test('a block, or words of it, may be asked for without their digest', () => {
  expect(parseAsked('p4')).toEqual({ block: 'p4' })
  expect(parseAsked('p4-n1.2-3')).toEqual({ block: 'p4', note: 1, first: 2, last: 3 })
  expect(parsePassage('p4.2-3')).toBeUndefined()
  expect(resolveAddress(BLOCKS, { block: 'p1', first: 7, last: 9 })).toMatchObject({ from: 28, to: 46 })
  expect(resolveAddress(BLOCKS, { block: 'p1' })).toMatchObject({ from: 0, to: 54 })
})

test('the digest is of the words with a blank between each two, so it can be had anywhere', () => {
  const found = addressOf(BLOCKS, { block: BLOCKS[0] as Block, from: 30, to: 40 })
  expect(found).toEqual({ block: 'p1', first: 7, last: 9, digest: sha256('nobody has replied').slice(0, 8) })
  const chinese = addressOf(BLOCKS, { block: BLOCKS[4] as Block, from: 1, to: 3 })
  expect(chinese).toEqual({ block: 'p3', first: 2, last: 3, digest: sha256('泽 东').slice(0, 8) })
})

test('the words of a note have an address of their own', () => {
  const found = addressOf(BLOCKS, { block: BLOCKS[2] as Block, from: 0, to: 4 })
  expect(found).toMatchObject({ block: 'p1', note: 2, first: 1, last: 1 })
  expect(resolveAddress(BLOCKS, found as PassageAddress)?.block).toBe(BLOCKS[2])
})

test('blanks and a block that is not ours have none', () => {
  expect(addressOf(BLOCKS, { block: block('p9', ''), from: 0, to: 0 })).toBeUndefined()
  expect(addressOf(BLOCKS, { block: block('s12', 'Words.'), from: 0, to: 6 })).toBeUndefined()
  expect(addressOf(BLOCKS, { block: { name: 'p', text: 'Words.' }, from: 0, to: 6 })).toBeUndefined()
})

test.each<[string, Partial<PassageAddress>]>([
  ['other words', { digest: '00000000' }],
  ['a block that is not there', { block: 'p7' }],
  ['a note that is not there', { note: 3 }],
  ['more words than there are', { last: 12 }],
  ['the same words one further', { first: 2, last: 3 }],
])('%s are not found', (_name, otherwise) => {
  const found = addressOf(BLOCKS, { block: BLOCKS[0] as Block, from: 0, to: 7 }) as PassageAddress
  expect(resolveAddress(BLOCKS, found)).toBeDefined()
  expect(resolveAddress(BLOCKS, { ...found, ...otherwise })).toBeUndefined()
})

const anyText = fc
  .array(fc.oneof(fc.string(), fc.constantFrom(' ', 'word', '毛', '泽，', 'の', '\u00A0', '𠮷')), { maxLength: 12 })
  .map((parts) => parts.join('').replace(/\s+/gu, ' ').trim())

test('every sign that is no blank is in one word, in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(words(text).join('')).toBe(text.replace(/\s+/gu, ''))
    }),
  )
})

test('whatever is chosen of a block is found again at its address, out to whole words, printed and read', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), fc.nat(), (texts, n, a, b) => {
      const blocks = texts.map((text, at) =>
        block(at % 2 === 0 ? `p${at + 1}` : `p${at}`, text, at % 2 === 0 ? undefined : true),
      )
      const chosen = blocks[n % blocks.length] as Block
      const [from = 0, to = 0] = [a, b].map((one) => one % (chosen.text.length + 1)).sort((x, y) => x - y)
      const address = addressOf(blocks, { block: chosen, from, to })
      if (address === undefined) {
        expect(chosen.text.slice(from, to).trim()).toBe('')
        return
      }
      expect(parsePassage(printPassage(address))).toEqual(address)
      const found = resolveAddress(blocks, address)
      expect(found?.block).toBe(chosen)
      const inner = chosen.text.slice(from, to).trim()
      expect(chosen.text.slice(found?.from, found?.to)).toContain(inner)
    }),
  )
})

test('any string is read, and printed as it was where it is an address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'p1-n.ab0') })), (given) => {
      const address = parsePassage(given)
      if (address !== undefined) expect(printPassage(address)).toBe(given)
    }),
  )
})
