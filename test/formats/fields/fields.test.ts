import { expect, test } from 'vitest'
import { FIELDS, valuesIn } from '#formats/fields/field.ts'
import { FIELD_NAMES, fieldNamed, plainName } from '#formats/fields/names.ts'
import { openingDate } from '#formats/fields/opening-date.ts'
import { endOfTitle } from '#formats/fields/text-of-cells.ts'

test('no name means two fields, and every field that is named is one', () => {
  const plain = FIELD_NAMES.flatMap(({ field, names }) =>
    [...new Set(names.map(plainName))].map((name) => ({ field, name })),
  )
  expect(plain.filter(({ name }, n) => plain.findIndex((other) => other.name === name) !== n)).toEqual([])
  for (const { field } of FIELD_NAMES) expect(FIELDS).toContain(field)
})

test.each([
  ['senderPlaceID', 'sender-place-ref'],
  ['Record ID', 'record-number'],
  ['Author(s)', 'author'],
  ['ÜBERSETZUNG', 'translation'],
  ['weather', undefined],
])('%s means %s', (name, field) => expect(fieldNamed(name)).toBe(field))

test.each([
  ['sender', 'Stalin, Joseph, 1879-1953', undefined, ['Stalin, Joseph, 1879-1953']],
  ['sender', 'A; B ;', undefined, ['A', 'B']],
  ['sender', 'A; x|B', undefined, ['A; x', 'B']],
  ['sender', 'Smith &amp; Sons; Ltd', undefined, ['Smith &amp; Sons; Ltd']],
  ['title', 'A; B', undefined, ['A; B']],
  ['source', 'APRF; RGASPI', undefined, ['APRF; RGASPI']],
  ['title', 'A / B', '/', ['A', 'B']],
] as const)('%s %j holds the right values', (field, cell, split, values) =>
  expect(valuesIn(field, cell, split)).toEqual(values),
)

test.each([
  ["John Adams' Diary  AUGUST 29", 'John Adams Diary', "John Adams' Diary"],
  ['Note. Words', 'Note', 'Note.'],
  ['Notes of a day', 'Note', ''],
  ['Other', 'Title', ''],
  ['abc', '', ''],
])('%j begins with the title %j', (text, title, head) => expect(text.slice(0, endOfTitle(text, title))).toBe(head))

test.each([
  ['X June 14. 1784 [1782] Sir,', 'June 14. 1784 [1782]', [1784, 1782]],
  ['AUGUST 29, 1774 [August 29-September 5, 1774] Rode', '[August 29-September 5, 1774]', [1774]],
  ['Dear Sir, 22 Nov. [17]86 Mr.', '22 Nov. [17]86', [1786]],
  ["New York, Jany. 14th, '87. In", "Jany. 14th, '87", [1687, 1787, 1887, 1987]],
  ['April 18th [1787] Sir', 'April 18th [1787]', [1787]],
  ['N. York Novr. 20. [30] 1787.(1) My', 'Novr. 20. [30] 1787', [1787]],
  ['Sir, New York June the 12th 1787. I', 'June the 12th 1787', [1787]],
  ['1774. Fryday. Octr. 14. Went', '1774. Fryday. Octr. 14.', [1774]],
  ['Philadelphia Sept [24] 1774 Your', 'Sept [24] 1774', [1774]],
  ['[October 15-17? 1774] (1) Mr', '[October 15-17? 1774]', [1774]],
  ['New York July 22d(2) 1787 The', 'July 22d 1787', [1787]],
  ['the 3d of March 1801 it', '3d of March 1801', [1801]],
])('%j begins with a date', (text, words, years) => expect(openingDate(text, '')).toEqual({ words, years }))

test.each([['On Friday'], ['In 1774 it was'], [`${'x '.repeat(200)}March 3, 1801`], ['May I say that 1900 men came']])(
  '%.40j begins with none',
  (text) => {
    expect(openingDate(text, '')).toBeUndefined()
  },
)
