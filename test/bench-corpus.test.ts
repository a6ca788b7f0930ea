import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { readHeld } from '#formats/jsonl/read.ts'
import { type Corpus, corpus } from '../bench/corpus.ts'
import { FORMS } from '../bench/corpus-forms.ts'

const digest = ({ lines }: Corpus) => {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return hash.digest('hex')
}

test.each(FORMS)('the same seed gives the same bytes as %s, another seed others', (form) => {
  const one = digest(corpus({ count: 20, seed: 7, form }))
  expect(digest(corpus({ count: 20, seed: 7, form }))).toBe(one)
  expect(digest(corpus({ count: 20, seed: 8, form }))).not.toBe(one)
})

test.each([
  ['the texts beside the project, where they are there', '../shared'],
  ['its own samples alone', 'no-such-folder'],
])('from %s every line is a record, of about the length that is promised', (_, shared) => {
  const { lines, words } = corpus({ count: 200, seed: 7, shared })
  const read = [...lines].filter((line) => line !== '').map((line) => readHeld(JSON.parse(line), 'corpus'))
  expect(read.flatMap(({ issues }) => issues)).toEqual([])
  const documents = read.flatMap(({ held }) => (held?.kind === 'document' ? [held] : []))
  expect(documents.map(({ id }) => id)).toEqual([...Array.from({ length: 200 }, (_, n) => `bench-${n}`), 'bench-long'])
  expect(documents.at(-1)?.texts?.[0]?.body.length).toBeGreaterThan(35_000)
  expect(Math.abs(words() / 200 - 600)).toBeLessThan(60)
  const names = read.flatMap(({ held }) => (held?.kind === 'agent' ? held.names.map(({ text }) => text) : []))
  expect(new Set(names).size).toBe(names.length)
})
