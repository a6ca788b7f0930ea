import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseEdtf } from '#value/edtf.ts'
import { blocksOfLetter, halfOf, type JudgedStatement, LETTERS, readJudged, wordsAt } from '../bench/replies/judged.ts'

const letters = readJudged()
const ofThem = ({ whose }: JudgedStatement) => whose !== 'third'
const sure = ({ doubt }: JudgedStatement) => doubt !== 'statement'

test('there are enough statements and enough letters without one, in both halves', () => {
  for (const half of ['tune', 'held'] as const) {
    const read = letters.filter((letter) => halfOf(letter) === half)
    expect(read.flatMap(({ statements }) => statements.filter(ofThem).filter(sure)).length).toBeGreaterThan(40)
    expect(read.filter(({ statements }) => !statements.some(ofThem)).length).toBeGreaterThan(30)
  }
  const statements = letters.flatMap(({ statements }) => statements).filter(ofThem)
  expect(statements.filter(sure).length).toBeGreaterThanOrEqual(120)
  const none = letters.filter(({ statements, doubt }) => doubt === undefined && !statements.some(ofThem))
  expect(none.length).toBeGreaterThanOrEqual(80)
})

test('each letter is judged once, each day is a day, nobody answers himself', () => {
  expect(new Set(letters.map(({ file }) => file)).size).toBe(letters.length)
  for (const { file, statements } of letters) {
    expect(new Set(statements.map((one) => JSON.stringify(one))).size, file).toBe(statements.length)
    for (const { day, whose, says } of statements) {
      if (day !== undefined) expect(parseEdtf(day), `${file}: ${day}`).toBeDefined()
      expect(whose === 'addressee' || says === 'mentions', file).toBe(true)
    }
  }
})

describe.skipIf(!existsSync(LETTERS))('the letters that were read (skipped where ../shared/tei is not here)', () => {
  test('every statement stands where it was read', async () => {
    const lost: string[] = []
    let words = 0
    for (const { file, statements } of letters) {
      const texts = await blocksOfLetter(file)
      for (const { at } of statements)
        try {
          words += wordsAt(texts, at).length
        } catch {
          lost.push(`${file} ${at}`)
        }
    }
    expect(lost).toEqual([])
    expect(words).toBeGreaterThan(0)
  })

  test('other words than those that were judged are told of', async () => {
    const texts = new Map([['t1', [{ id: 'p1', name: 'p', text: 'Of that day' }]]])
    expect(() => wordsAt(texts, 't1 p1.1-2.00000000')).toThrow('p1.1-2.00000000')
  })

  test('every letter that is held is there', () => {
    const held = letters.flatMap(({ statements }) => statements.flatMap(({ held }) => held ?? []))
    expect(held.filter((file) => !existsSync(`${LETTERS}/${file}`))).toEqual([])
  })
})
