import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayBeTransfer, parseReference, sameFile } from '#document/archival-reference.ts'
import { levelKey } from '#document/tradition.ts'

const read = (given: string, repository?: string) => parseReference(given, 'cases', repository).reference
const levels = (given: string, repository?: string) => {
  const reference = read(given, repository)
  return [
    reference.repository,
    ...reference.levels.map(({ level, label, value }) => [level, label, value].filter(Boolean).join(' ')),
  ]
}

describe('reads the notation of each tradition', () => {
  test.each([
    [
      'AVPRF, fond 0100, opis 42, papka 288, delo 19, listy 81-85ob.',
      ['avprf', 'fond fond 0100', 'opis opis 42', 'papka papka 288', 'delo delo 19'],
    ],
    ['РГАСПИ, ф. 558, оп. 11, д. 97, лл. 67–70', ['rgaspi', 'fond ф. 558', 'opis оп. 11', 'delo д. 97']],
    ['GARF, fond R-9401, op. 2, d. 200', ['garf', 'fond fond R-9401', 'opis op. 2', 'delo d. 200']],
    [
      'AVPRF, Moscow, f. 0100, op. 46, por. 12, p. 362, d. 314',
      ['avprf', 'fond f. 0100', 'opis op. 46', 'papka p. 362', 'portfel por. 12', 'delo d. 314'],
    ],
    ['PRC FMA 204-00003-01(1), pp. 3-4', ['prc-fma', 'file 204-00003-01(1)']],
    ['740.0011 PW/9-345', [undefined, 'decimal file 740.0011 PW']],
    ['TNA, PREM 8/1057, ff. 3-4', ['tna', 'class PREM 8', 'piece 1057']],
    ['FO 371/75735', ['tna', 'class FO 371', 'piece 75735']],
    ['NAA: A1838, 3123/7/18 part 2', ['naa', 'series A1838', 'item 3123/7/18', 'part part 2']],
    [
      'NARA, RG 59, Entry A1 1205, Box 20, Folder “China 1949”',
      ['nara', 'record group RG 59', 'entry Entry A1 1205', 'box Box 20', 'folder Folder “China 1949”'],
    ],
    [
      'Department of State, Central Files, 611.41/1–1560',
      ['department-of-state', 'series Central Files', 'decimal file 611.41'],
    ],
    [
      'Harry S. Truman Library, Papers of Harry S. Truman, Box 173',
      ['harry-s-truman-library', 'collection Papers of Harry S. Truman', 'box Box 173'],
    ],
    ['PAAA, MfAA, A 6661', ['paaa', 'collection MfAA', 'call number A 6661']],
    [
      "Archives départementales de la Sarthe, Fonds d'Estournelles de Constant, 12 J",
      ['archives-departementales-de-la-sarthe', "collection Fonds d'Estournelles de Constant", 'call number 12 J'],
    ],
  ])('%s', (given, expected) => expect(levels(given)).toEqual(expected))

  test.each([
    [
      'Yale Collection of German Literature, MSS 31',
      'Beinecke Rare Book and Manuscript Library',
      ['beinecke', 'collection Yale Collection of German Literature', 'call number MSS 31'],
    ],
    [
      'Schnitzler, B 89, B 1',
      'Cambridge University Library',
      ['cambridge-university-library', 'collection Schnitzler', 'call number B 89', 'item B 1'],
    ],
    [
      'GB, Cambridge, University Library, Schnitzler, B 43',
      'University Library',
      ['university-library-cambridge', 'collection Schnitzler', 'call number B 43'],
    ],
    ['RG 59, Entry 5', 'National Archives', ['nara', 'record group RG 59', 'entry Entry 5']],
    [
      'US, New Haven, Beinecke Rare Book and Manuscript Library, Yale Collection of German Literature, MSS 31',
      'Beinecke Rare Book and Manuscript Library',
      ['beinecke', 'collection Yale Collection of German Literature', 'call number MSS 31'],
    ],
    ['12 J', 'Archives départementales de la Sarthe', ['archives-departementales-de-la-sarthe', 'call number 12 J']],
    ['Hs-31346,2', 'Wienbibliothek', ['wienbibliothek', 'call number Hs-31346,2']],
    [
      'f. 45, op. 1, d. 330',
      'Архив Президента Российской Федерации',
      ['aprf', 'fond f. 45', 'opis op. 1', 'delo d. 330'],
    ],
  ])('%s, where the source names the keeper apart: %s', (given, keeper, expected) => {
    expect(levels(given, keeper)).toEqual(expected)
    expect(read(given, keeper)).toMatchObject({ repositoryAsNamed: expect.stringContaining(keeper), asGiven: given })
  })
})

test.each([
  ['45', '45'],
  ['059А', '059a'],
  ['5а', '5a'],
  ['A’0392', "a'0392"],
  ['004076/ 1955', '004076/1955'],
  ['“China 1949”', 'china 1949'],
  ['1–849', '1-849'],
  ['（４５）', '45'],
])('folds %s to the key %s', (value, key) => expect(levelKey(value)).toBe(key))

test.each([
  [
    'labels and order never count',
    'AVPRF, f. 059a, op. 5a, pa. 11, d. 5',
    'AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11',
    true,
  ],
  ['nor does the alphabet', 'APRF, f. 45, op. 1, d. 330', 'АП РФ. Ф. 45. Оп. 1. Д. 330', true],
  ['nor a repository’s old name', 'RTsKhIDNI, f. 495, op. 74, d. 317', 'RGASPI, f. 495, op. 74, d. 317', true],
  ['nor leaves', 'APRF, f. 45, op. 1, d. 330, l. 1', 'APRF, f. 45, op. 1, d. 330, l. 2', true],
  ['a zero before the number does', 'AVPRF, f. 07, op. 22, d. 220', 'AVPRF, f. 7, op. 22, d. 220', false],
  ['so does the repository', 'APRF, f. 45, op. 1, d. 330', 'RGASPI, f. 45, op. 1, d. 330', false],
  ['two that could not be read are not one', 'in a drawer', 'in a drawer', false],
])('one file: %s', (_what, a, b, same) => expect(sameFile(read(a), read(b))).toBe(same))

test('a known transfer keeps file and leaves', () => {
  const before = read('APRF, f. 45, op. 1, d. 330, l. 78')
  expect(mayBeTransfer(before, read('RGASPI, f. 558, op. 11, d. 330, ll. 0078'))).toBe(true)
  expect(mayBeTransfer(before, read('RGASPI, f. 558, op. 11, d. 330, l. 79'))).toBe(false)
  expect(mayBeTransfer(before, read('RGASPI, f. 558, op. 11, d. 331, l. 78'))).toBe(false)
  expect(mayBeTransfer(read('APRF, f. 3, op. 1, d. 330, l. 78'), read('RGASPI, f. 558, op. 11, d. 330, l. 78'))).toBe(
    false,
  )
})

test('takes any text, and always prints it as given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: undefined }), (given, keeper) => {
      expect(parseReference(given, 'x', keeper).reference.asGiven).toBe(given.trim())
    }),
  )
})

const LETTERS = '../shared/tei/letters/suriano'
const shelfMarks = () =>
  readdirSync(LETTERS).flatMap(
    (file) => /<idno type="shelf">([^<]*)</u.exec(readFileSync(`${LETTERS}/${file}`, 'utf8'))?.[1] ?? [],
  )

test.skipIf(!existsSync(LETTERS))('reads every shelf mark of real letters (skipped where ../shared is absent)', () => {
  const marks = shelfMarks()
  expect(marks.length).toBeGreaterThan(30)
  for (const mark of marks) {
    const { reference, issues } = parseReference(mark, 'letters')
    expect([mark, issues, reference.levels.length, reference.leaves.length > 0]).toEqual([mark, [], 4, true])
  }
})
