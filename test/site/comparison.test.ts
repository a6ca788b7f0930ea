import { expect, test } from 'vitest'
import { changedWords, type Run } from '#document/changed-words.ts'
import { fieldInWords } from '#site/pages/comparison.tsx'

const written = (runs: readonly Run[]) => runs.map(({ words, isSame }) => (isSame ? words : `[${words}]`)).join('')

test.each([
  ['the third of May', 'the fourth of May', 'the [third ]of May', 'the [fourth ]of May'],
  ['he came', 'he came at night', 'he [came]', 'he [came at night]'],
  ['one two three four', 'one three four two', 'one [two ]three [four]', 'one three [four two]'],
  ['和平谈判', '和平的谈判', '和平谈判', '和平[的]谈判'],
  ['same', 'same', 'same', 'same'],
  ['', 'new', '', '[new]'],
])('%j and %j', (before, after, was, is) => {
  const changed = changedWords(before, after)
  expect([written(changed.before), written(changed.after)]).toEqual([was, is])
})

test('what is too long to be held against each other has changed in its middle', () => {
  const words = (letter: string) => Array.from({ length: 1_001 }, (_, n) => `${letter}${n}`).join(' ')
  const { before, after } = changedWords(`first ${words('a')} same b1 last`, `first ${words('b')} last`)
  expect([before.map((run) => run.isSame), after.map((run) => run.isSame)]).toEqual([
    [true, false, true],
    [true, false, true],
  ])
})

test.each([
  ['title', 'Title'],
  ['participants 2 asNamed', 'Participant 2, as named'],
  ['witnesses 1 references 1 asGiven', 'Witness 1, references 1 as given'],
  ['rights 1 statement', 'Rights 1, statement'],
  ['classification marking', 'Classification, marking'],
  ['texts t1 p4', 'Text t1, p4'],
])('the field %s is %s', (field, words) => {
  expect(fieldInWords(field)).toBe(words)
})
