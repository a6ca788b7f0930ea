import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { type CslItem, toCslItem } from '#formats/csl/item.ts'
import { writeRis } from '#formats/ris/write.ts'
import { PUBLISHER, SAMPLES } from './citing-samples.ts'

const cable = SAMPLES.flatMap((described) => {
  const item = toCslItem(described, PUBLISHER)
  return item.id === '112659' ? [{ ...item, abstract: 'In short.' }] : []
})[0] as CslItem

test('a record in RIS', () => {
  expect(writeRis(cable).split('\r\n')).toEqual([
    'TY  - PCOMM',
    'TI  - Cable, Stalin to Mao Zedong, Nanjing Peace Proposal',
    'AU  - Stalin, Joseph',
    'A2  - Mao, Zedong',
    'PY  - 1949',
    'DA  - 1949/01/10/',
    'M3  - cable',
    'ET  - version 1',
    'PB  - Chancery',
    'DP  - Wilson Center Digital Archive, 112659',
    'ID  - 112659',
    'DB  - Archive of the President of the Russian Federation (APRF)',
    'AN  - f. 45, op. 1, d. 330, pp. 95-96',
    'CY  - Moscow',
    'CN  - Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96',
    'LA  - en',
    'AB  - In short.',
    'N1  - English regest',
    'UR  - https://chancery.example/documents/112659',
    'ER  - ',
    '',
  ])
})

test('a record in BibTeX', () => {
  const text = writeBibtex(cable)
  expect(text).toMatch(/^@misc\{112659,\n {2}title = \{Cable, Stalin to Mao Zedong, Nanjing Peace Proposal\},\n/u)
  expect(text).toContain(
    '  author = {Stalin, Joseph},\n  date = {1949-01-10},\n  year = {1949},\n  howpublished = {cable to Mao Zedong},\n',
  )
  expect(text).toContain(
    '  library = {Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96},\n',
  )
  expect(text).toMatch(/\n\}\n$/u)
})

test.each([
  [{ literal: 'Council of A and B, 50% {of} us' }, '{Council of A and B, 50\\% \\{of\\} us}'],
  [{ family: 'Mao', given: 'Zedong' }, 'Mao, Zedong'],
  [{ family: 'Black and White', given: 'A.', suffix: 'Jr, MP' }, '{Black and White}, {Jr, MP}, A.'],
])('the name %j in BibTeX is %s', (name, said) => {
  expect(writeBibtex({ ...cable, author: [name, name] })).toContain(`  author = {${said} and ${said}},\n`)
})

test('a value is one line of RIS, and keeps its braces in balance in BibTeX, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const odd = { ...cable, title: `a${words}z` }
      const lines = writeRis(odd).split('\r\n')
      expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /u.test(line))).toBe(true)
      const bare = writeBibtex(odd).replace(/\\[\\{}#$%&_]|\\text\w+\{\}/gu, '')
      let depth = 0
      for (const sign of bare) {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
    }),
  )
})
