import { expect, test } from 'vitest'
import type { Dated } from '#document/dated.ts'
import type { Document } from '#document/document.ts'
import { toCslItem } from '#formats/csl/item.ts'
import { invertedName } from '#formats/csl/item-names.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from '../described-alone.ts'
import { PUBLISHER, SAMPLES } from './citing-samples.ts'

const bare: Document = {
  kind: 'document',
  id: identifierFrom<DocumentId>('x-1'),
  title: 'A paper',
  held: 'text',
  access: { kind: 'public' },
}
const itemOf = (more: Partial<Document>) => toCslItem(describedAlone({ ...bare, ...more }), PUBLISHER)
const dated = (edtf: string, more: Partial<Dated> = {}) =>
  itemOf({ dates: [{ role: 'sent', edtf, basis: 'stated', ...more }] }).issued

test.each([
  ['1949-01-10', { 'date-parts': [[1949, 1, 10]] }],
  ['1949-01', { 'date-parts': [[1949, 1]] }],
  ['1949', { 'date-parts': [[1949]] }],
  ['1949-01~', { 'date-parts': [[1949, 1]], circa: true }],
  ['1949-01-10?', { literal: 'January 10, 1949?' }],
  ['1948-12/1949-01-03', { literal: 'December 1948 – January 3, 1949' }],
  ['1949-01-10T17:00:00', { 'date-parts': [[1949, 1, 10]] }],
  ['-0043-03-15', { literal: 'March 15, 44 BC' }],
  ['194X', { literal: '1940s' }],
  ['1949-21', { literal: 'spring 1949' }],
  ['[1949-01-08,1949-01-09]', { literal: expect.stringContaining('8') }],
  ['1949/..', { literal: expect.stringContaining('1949') }],
])('the date %s is cited no narrower than it is known', (edtf, issued) => {
  expect(dated(edtf)).toEqual(issued)
})

test('a date that is disputed is cited with a question mark; one that could not be read, in its own words', () => {
  expect(dated('1949-01-10', { basis: 'disputed' })).toEqual({ literal: 'January 10, 1949?' })
  expect(itemOf({ dates: [{ role: 'sent', asWritten: 'Lady Day', basis: 'stated' }] }).issued).toEqual({
    literal: 'Lady Day',
  })
  expect(itemOf({}).issued).toBeUndefined()
})

test('names are parted as their sort names are; a name of one word, a body, a doubt', () => {
  const sample = SAMPLES.find(({ document }) => document.id === '112659')
  expect(sample && toCslItem(sample, PUBLISHER)).toMatchObject({
    author: [{ family: 'Stalin', given: 'Joseph' }],
    recipient: [{ family: 'Mao', given: 'Zedong', 'static-ordering': true }],
  })
  const item = itemOf({
    participants: [
      { role: 'sender', asNamed: 'The Elders of Basel' },
      { role: 'recipient', asNamed: 'N.', certainty: 'possible' },
    ],
  })
  expect(item).toMatchObject({ author: [{ literal: 'The Elders of Basel' }], recipient: [{ literal: 'N. [?]' }] })
})

test('archive and location together are the reference as given; what does not part so stands whole', () => {
  const at = (asGiven: string, repositoryAsNamed?: string) =>
    itemOf({
      witnesses: [
        {
          id: 'w1',
          kind: 'outgoing-copy',
          references: [
            {
              asGiven,
              levels: [],
              leaves: [],
              status: 'not-stated',
              ...(repositoryAsNamed === undefined ? {} : { repositoryAsNamed }),
            },
            { asGiven: 'RGASPI, f. 558', levels: [], leaves: [], status: 'not-stated' },
          ],
        },
      ],
    })
  expect(at('APRF, f. 45', 'APRF')).toMatchObject({
    archive: 'APRF',
    archive_location: 'f. 45',
    'call-number': 'APRF, f. 45',
    status: 'file copy',
    note: 'Also RGASPI, f. 558',
  })
  expect(at('АП РФ.Ф. 45', 'АП РФ')).toMatchObject({ archive_location: 'АП РФ.Ф. 45' })
  expect(at('АП РФ.Ф. 45', 'АП РФ').archive).toBeUndefined()
})

test('a translation is said to be one, and by whom', () => {
  const item = itemOf({
    texts: [{ id: 't1', kind: 'translation', lang: 'en', body: '<p>x</p>' }],
    credits: [{ role: 'translated', name: 'Gary Goldberg' }],
  })
  expect(item).toMatchObject({ medium: 'English translation', translator: [{ literal: 'Gary Goldberg' }] })
})

test.each([
  [{ family: 'Stalin', given: 'Joseph' }, 'Stalin, Joseph'],
  [{ family: 'Roe [?]', given: 'Anna' }, 'Roe [?], Anna'],
  [{ literal: 'N. [?]' }, 'N. [?]'],
])('a name that is put in order keeps its doubt: %o', (name, inverted) => {
  expect(invertedName(name)).toBe(inverted)
})

test('an edition whose title names its volume is not given it again', () => {
  const volumeOf = (title: string, volume: string) =>
    itemOf({ witnesses: [{ id: 'w1', kind: 'printed', references: [], edition: { title, volume } }] }).volume
  expect(volumeOf('Briefwechsel, Band 4: 1690-1691', '4')).toBeUndefined()
  expect(volumeOf('Briefwechsel, Band 14', '4')).toBe('4')
  expect(volumeOf('Works of 1694', '4')).toBe('4')
})

test('what was taken from the volume in which it is printed names that once', () => {
  const of = (number: string) =>
    itemOf({
      takenFrom: { name: 'Papers on Peace, volume VIII', number },
      witnesses: [
        {
          id: 'w1',
          kind: 'printed',
          references: [],
          edition: { title: 'Papers on Peace', volume: 'VIII', number: 'd103' },
        },
      ],
    })
  expect(of('d103')).toMatchObject({ 'container-title': 'Papers on Peace', volume: 'VIII', 'chapter-number': 'd103' })
  expect(of('d103').source).toBeUndefined()
  expect(of('d104').source).toBe('Papers on Peace, volume VIII, d104')
})
