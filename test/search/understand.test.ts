import { expect, test } from 'vitest'
import type { Known } from '#search/name-book.ts'
import { readQuery } from '#search/read-query.ts'
import { understand, understandLoosely } from '#search/understand.ts'

const NO_TERMS = { near: () => [], like: () => ({ forms: [], more: false }) }

/** Knows nobody, and notes which names it was asked for as they may be misspelt. */
function knowingNobody() {
  const asked: string[] = []
  const nearly = (typed: string) => {
    asked.push(typed)
    return []
  }
  return { names: { known: () => [], nearly }, asked }
}

test('looks for names that are spelt nearly so only so often, and says when it stopped', () => {
  const { names, asked } = knowingNobody()
  const loosely = (words: readonly string[]) =>
    [...understandLoosely(readQuery(words.join(' ')).query, { names, terms: NO_TERMS }, words, [])].at(-1)
  const words = Array.from({ length: 300 }, (_, n) => `абро${String.fromCodePoint(0x430 + (n % 30))}${n}`)
  expect(loosely(words.slice(0, 3))?.done).toEqual([])
  asked.length = 0
  expect(loosely(words)?.done).toContainEqual(
    expect.objectContaining({ what: expect.stringContaining('Only the first 24 words') }),
  )
  expect(asked).toHaveLength(24)
})

test('takes no sentence for a name that is spelt nearly so', () => {
  const { names, asked } = knowingNobody()
  const words =
    'Сегодня министр иностранных дел вручил послу меморандум правительства относительно посредничества'.split(' ')
  const all = [...understandLoosely(readQuery(words.join(' ')).query, { names, terms: NO_TERMS }, words, [])]
  expect(all).toHaveLength(1)
  expect(Math.max(...asked.map((typed) => typed.split(' ').length))).toBe(8)
})

test('seeks the other forms of the first 24 names, and says where it stopped', () => {
  const known = (typed: string): Known[] => {
    const form = { text: typed, kind: 'preferred' } as const
    const forms = [form, { text: `${typed} also`, kind: 'variant' } as const]
    return [{ agent: { agent: typed, name: typed, linked: [typed], documents: 1, forms }, form, surname: false }]
  }
  const asked = (count: number) => {
    const words = Array.from({ length: count }, (_, n) => `Somebody${n}`)
    return understand(readQuery(words.join(' OR ')).query, { names: { known, nearly: () => [] }, terms: NO_TERMS })
  }
  const isCut = expect.objectContaining({ because: expect.stringContaining('at most 24 names') })
  const [all, more] = [asked(24), asked(25)]
  expect(all.done).not.toContainEqual(isCut)
  expect(more.done).toContainEqual(isCut)
  expect(JSON.stringify(all.query)).toContain('"agent":"Somebody23"')
})
