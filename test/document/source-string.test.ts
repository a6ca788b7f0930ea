import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatLeaves } from '#document/leaves.ts'
import { parseSource } from '#document/source-string.ts'
import { unitPath } from '#document/unit-path.ts'
import type { Reference, Witness } from '#document/witness.ts'

const AT = 'letters.csv:412'

/** A reference in one line: where its file stands, its leaves, its words. */
const line = (reference: Reference) =>
  `${unitPath(reference) ?? '-'} | ${formatLeaves(reference.leaves)} | ${reference.asGiven}`
const lines = ({ witnesses }: { readonly witnesses: readonly Witness[] }) =>
  witnesses.map(({ references }) => references.map(line))
const credits = (given: string) =>
  parseSource(given, AT).credits.map(({ role, name, note }) =>
    [role, name, ...(note === undefined ? [] : [note])].join(': '),
  )

describe('one archive', () => {
  test.each([
    [
      'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96.',
      'aprf/f45/op1/d330 | 95–96 | Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96',
    ],
    ['APRF, Fond 45, Opis 1, Delo 336, List 5', 'aprf/f45/op1/d336 | 5 | APRF, Fond 45, Opis 1, Delo 336, List 5'],
    [
      'APRF, Fond 45, Opis 1, Delo 339, Listy 6-7',
      'aprf/f45/op1/d339 | 6–7 | APRF, Fond 45, Opis 1, Delo 339, Listy 6-7',
    ],
    [
      'AVPRF, f. 07, op. 22, pa. 36, d. 220, pp. 48-51',
      'avprf/f07/op22/pa36/d220 | 48–51 | AVPRF, f. 07, op. 22, pa. 36, d. 220, pp. 48-51',
    ],
    [
      'AVPRF, f. 0100, op. 42, pa. 288, d. 19, pp. 81-5',
      'avprf/f0100/op42/pa288/d19 | 81–85 | AVPRF, f. 0100, op. 42, pa. 288, d. 19, pp. 81-5',
    ],
    ['RTsKhlDNI, f. 495, op. 74, d. 317', 'rgaspi/f495/op74/d317 |  | RTsKhlDNI, f. 495, op. 74, d. 317'],
    ['АП РФ. Ф. 39. Оп. 1. Д. 31. Л. 32.', 'aprf/f39/op1/d31 | 32 | АП РФ. Ф. 39. Оп. 1. Д. 31. Л. 32'],
    [
      'АП РФ.Ф. 45. Оп. 1. Д. 330. Л. 95–96, 97–99.',
      'aprf/f45/op1/d330 | 95–96, 97–99 | АП РФ.Ф. 45. Оп. 1. Д. 330. Л. 95–96, 97–99',
    ],
    [
      'Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1.',
      'nmml/jnsg/vol21-1 |  | Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1',
    ],
    [
      'National Archives, RG 59, Central Files 1949, 893.00/1–849',
      'nara/rg59/central-files-1949/893-00 |  | National Archives, RG 59, Central Files 1949, 893.00/1–849',
    ],
    ['893.00/1–849: Telegram', '- |  | 893.00/1–849: Telegram'],
    ['S/P Files: Lot 64 D 563', '- |  | S/P Files: Lot 64 D 563'],
    [
      'file: 600.0012/1-554, 1950-54 Central Decimal File, RG 59: General Records of the Department of State.',
      'nara/rg59/1950-54-central-decimal-file/600-0012 |  | file: 600.0012/1-554, 1950-54 Central Decimal File, RG 59: General Records of the Department of State',
    ],
    ['[AA:1838/2, 490/1, iii]', 'naa/1838-2/490-1/partiii |  | [AA:1838/2, 490/1, iii]'],
    [
      'ASVe, Senato, Dispacci, Signori Stati, Filza 2, 87r-89v, 97r-v',
      'asve/senato/dispacci/signori-stati/filza2 | 87–89v, 97–97v | ASVe, Senato, Dispacci, Signori Stati, Filza 2, 87r-89v, 97r-v',
    ],
  ])('%s', (given, expected) => {
    const read = parseSource(given, AT)
    expect(lines(read)).toEqual([[expected]])
    expect(read.witnesses[0]).toMatchObject({ id: 'w1', kind: 'not-stated' })
    expect(read).toMatchObject({ credits: [], issues: [] })
  })
})

describe('one archive, with credits at the end', () => {
  test.each([
    [
      'RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary Goldberg.',
      'rgani/f5/op49/d131 | 193–194 | RGANI, f. 5, op. 49, d. 131, ll. 193-194',
      ['translated: Gary Goldberg'],
    ],
    [
      'RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Contributed by Sergey Radchenko and translated by Gary Goldberg.',
      'rgaspi/f558/op11/d97 | 67–70 | RGASPI, f. 558, op. 11, d. 97, ll. 67-70',
      ['contributed: Sergey Radchenko', 'translated: Gary Goldberg'],
    ],
    [
      'PRC FMA 118-01082-04, 60. Translated by Charles Kraus.',
      'prc-fma/118-01082-04 | 60 | PRC FMA 118-01082-04, 60',
      ['translated: Charles Kraus'],
    ],
    [
      'MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955. Translated for NKIDP by Balazs Szalontai.',
      'mol/xix-j-1-j/korea/doboz4/5-a/004076-1955 |  | MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955',
      ['translated: Balazs Szalontai: for NKIDP'],
    ],
    [
      'BArch, B 136/59748, 403-410. Contributed, transcribed, and translated by Stephan Kieninger.',
      'barch/b-136/59748 | 403–410 | BArch, B 136/59748, 403-410',
      ['contributed: Stephan Kieninger', 'transcribed: Stephan Kieninger', 'translated: Stephan Kieninger'],
    ],
    [
      "National Archives of Ireland, Department of Foreign Affairs/6/440/8/1. Contributed by Mervyn O'Driscoll.",
      'nai/department-of-foreign-affairs/6/440-8-1 |  | National Archives of Ireland, Department of Foreign Affairs/6/440/8/1',
      ["contributed: Mervyn O'Driscoll"],
    ],
  ])('%s', (given, expected, credited) => {
    const read = parseSource(given, AT)
    expect(lines(read)).toEqual([[expected]])
    expect(credits(given)).toEqual(credited)
    expect(read.issues).toEqual([])
  })

  test('a microfilm, with a typographic apostrophe in its number', () => {
    const given =
      'Diplomatic Archives of the Ministry of Foreign Affairs of Japan, File A’0392 (Microfilm). Contributed by Robert Hoppens and translated by Stephen Mercado.'
    const read = parseSource(given, AT)
    expect(read.witnesses).toMatchObject([
      { kind: 'microform', references: [{ levels: [{ level: 'file', value: 'A’0392', key: "a'0392" }] }] },
    ])
    expect(credits(given)).toEqual(['contributed: Robert Hoppens', 'translated: Stephen Mercado'])
    expect(read.issues).toEqual([])
  })
})

describe('several archives', () => {
  test('"also accessible in" is one paper with two references, and the joining words are kept', () => {
    const archives =
      'APRF, f. 45, op. 1, d. 330. This document is also accessible in RGASPI, f. 558, op. 11, d. 330, ll. 0100, 0101-0102, and 0103.'
    const read = parseSource(`${archives} Contributed by Sergey Radchenko.`, AT)
    expect(lines(read)).toEqual([
      [
        'aprf/f45/op1/d330 |  | APRF, f. 45, op. 1, d. 330',
        'rgaspi/f558/op11/d330 | 100, 101–102, 103 | RGASPI, f. 558, op. 11, d. 330, ll. 0100, 0101-0102, and 0103',
      ],
    ])
    expect(read.witnesses[0]?.note).toBe(`As given: ${archives}`)
    expect(read.issues).toEqual([])
  })

  test('"and" is two witnesses; equal leaves in a known transfer are proposed as one, not merged', () => {
    const read = parseSource(
      'APRF, f. 45, op. 1, d. 330, pp. 110-113, and RGASPI, f. 558, op. 11, d. 330, ll. 0110-0113. Contributed by Sergey Radchenko.',
      AT,
    )
    expect(lines(read)).toEqual([
      ['aprf/f45/op1/d330 | 110–113 | APRF, f. 45, op. 1, d. 330, pp. 110-113'],
      ['rgaspi/f558/op11/d330 | 110–113 | RGASPI, f. 558, op. 11, d. 330, ll. 0110-0113'],
    ])
    expect(read.issues).toMatchObject([{ severity: 'note', at: AT, field: 'witnesses' }])
    expect(read.issues[0]?.message).toContain('equal file and leaves in a known transfer')
    expect(read.witnesses[0]).not.toHaveProperty('note')
  })

  test('three archives in two notations', () => {
    const read = parseSource(
      'APRF, f. 45, op. 1, d. 342, l. 78; AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80; and RGASPI, f. 558, op. 11, d. 342, ll. 0078.',
      AT,
    )
    expect(lines(read)).toEqual([
      ['aprf/f45/op1/d342 | 78 | APRF, f. 45, op. 1, d. 342, l. 78'],
      ['avprf/f059a/op5a/pa11/d5 | 80 | AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80'],
      ['rgaspi/f558/op11/d342 | 78 | RGASPI, f. 558, op. 11, d. 342, ll. 0078'],
    ])
    expect(read.issues.map(({ message }) => message)).toEqual([expect.stringContaining('kept as witnesses w1 and w3')])
  })

  test('a second file of the same fond needs no fond of its own', () => {
    expect(lines(parseSource('APRF, f. 45, op. 1, d. 330, l. 5; d. 331, l. 6', AT))).toEqual([
      ['aprf/f45/op1/d330 | 5 | APRF, f. 45, op. 1, d. 330, l. 5'],
      ['aprf/f45/op1/d331 | 6 | d. 331, l. 6'],
    ])
  })

  test('"formerly" says which reference is the present one', () => {
    const read = parseSource('RGASPI, f. 558, op. 11, d. 330, l. 5 (formerly APRF, f. 45, op. 1, d. 330, l. 5)', AT)
    expect(read.witnesses).toHaveLength(1)
    expect(read.witnesses[0]?.references.map(({ repository, status }) => [repository, status])).toEqual([
      ['rgaspi', 'present'],
      ['aprf', 'former'],
    ])
  })

  test('a string that was cut off says so', () => {
    const read = parseSource('APRF, f. 45, op. 1, d. 330, ll. 104-105, and …', AT)
    expect(lines(read)).toEqual([['aprf/f45/op1/d330 | 104–105 | APRF, f. 45, op. 1, d. 330, ll. 104-105, and …']])
    expect(read.issues).toMatchObject([{ severity: 'note', message: expect.stringContaining('breaks off') }])
  })
})

describe('print', () => {
  test('an archive and a printed edition are two witnesses', () => {
    const read = parseSource(
      `National Archives of Ireland, Department of Foreign Affairs/5/313/3D, published in "Documents on Irish Foreign Policy," Volume XI, Document No. 96. Contributed by Mervyn O'Driscoll.`,
      AT,
    )
    expect(read.witnesses.map(({ id, kind, edition }) => ({ id, kind, edition }))).toEqual([
      { id: 'w1', kind: 'not-stated' },
      {
        id: 'w2',
        kind: 'printed',
        edition: {
          title: 'Documents on Irish Foreign Policy',
          volume: 'XI',
          number: '96',
          asGiven: '"Documents on Irish Foreign Policy," Volume XI, Document No. 96',
        },
      },
    ])
    expect(read.witnesses[0]?.note).toContain('published in "Documents')
  })

  test.each([
    [
      'Soviet-Chinese Relations, 1917-57. Collection of documents (Moscow, 1959), p. 209.',
      { title: 'Soviet-Chinese Relations, 1917-57. Collection of documents', pages: '209' },
    ],
    [
      'Milovan Djilas. Wartime. Translated by Michael B. Petrovich. (New York: Harcourt Brace Jovanovich, 1977), 385-387.',
      { title: 'Milovan Djilas. Wartime. Translated by Michael B. Petrovich', pages: '385-387' },
    ],
    ['CWIHP Bulletin 6-7, pp. 27-29', { title: 'CWIHP Bulletin 6-7', pages: '27-29' }],
  ])('%s has no archive and no credit', (given, edition) => {
    expect(parseSource(given, AT)).toEqual({
      witnesses: [
        { id: 'w1', kind: 'printed', references: [], edition: { ...edition, asGiven: given.replace(/\.$/u, '') } },
      ],
      credits: [],
      issues: [],
    })
  })
})

test('credits alone are no source', () => {
  const given = 'Obtained by Béla Révész; translated and edited by Barnabás Vajd, Laura Deal, and Karl P. Benziger.'
  expect(parseSource(given, AT)).toMatchObject({ witnesses: [], issues: [] })
  expect(credits(given)).toEqual([
    'obtained: Béla Révész',
    ...['translated', 'edited'].flatMap((role) =>
      ['Barnabás Vajd', 'Laura Deal', 'Karl P. Benziger'].map((name) => `${role}: ${name}`),
    ),
  ])
})

test('what a reference does not account for is told, and printed as given', () => {
  const given = 'fond (f.) 495, special collection, pp. 182-6'
  const read = parseSource(given, AT)
  expect(read.witnesses).toMatchObject([
    {
      references: [
        {
          levels: [{ level: 'fond', key: '495' }],
          leaves: [{ first: { number: 182 }, last: { number: 186 } }],
          asGiven: given,
        },
      ],
    },
  ])
  expect(read.issues).toMatchObject([{ severity: 'note', message: expect.stringContaining('“special collection”') }])
})

test('an official record in a digital library is found by its symbol', () => {
  const given =
    'General Assembly Official Records, 23th Session : 751st Plenary Meeting, … A/PV.751, United Nations Digital Library, https://digitallibrary.un.org/record/731480'
  const read = parseSource(`${given}.`, AT)
  expect(lines(read)).toEqual([[`undl/a-pv-751 |  | ${given}`]])
  expect(read.issues).toMatchObject([{ severity: 'note', message: expect.stringContaining('23th Session') }])
})

test('what cannot be read stands as given, with a warning', () => {
  expect(parseSource('somewhere in a drawer', AT)).toEqual({
    witnesses: [
      {
        id: 'w1',
        kind: 'not-stated',
        references: [{ levels: [], leaves: [], asGiven: 'somewhere in a drawer', status: 'not-stated' }],
      },
    ],
    credits: [],
    issues: [{ severity: 'warning', at: AT, field: 'witnesses', message: expect.stringContaining('printed as given') }],
  })
})

test('an editor’s remarks after the reference are its witness’ note', () => {
  const read = parseSource(
    'National Archives, RG 59, Central Files 1970–73, POL 7 US. Secret; Exdis. Drafted by Smith.',
    AT,
  )
  expect(lines(read)).toEqual([
    ['nara/rg59/central-files-1970-73/pol-7-us |  | National Archives, RG 59, Central Files 1970–73, POL 7 US'],
  ])
  expect(read.witnesses[0]?.note).toBe('Secret; Exdis. Drafted by Smith.')
})

const PIECES = [
  'APRF', 'АП РФ', 'RGASPI', 'f. 45', 'op. 1', 'd. 330', 'pp. 95-96', 'll. 5ob.', 'and', ';', ',', '.', 'also accessible in', '(formerly', ')',
  'Contributed by', 'A. B. Smith', 'translated and edited by', 'for NKIDP', 'published in', '"A Book,"', 'Volume XI', '(Moscow, 1959)', 'TNA',
  'FO 371/1', 'Some Library', 'box 3', '…', 'Secret', 'Drafted by', '893.00/1-849', '“', '118-01082-04', 'this document', 'Jr.', '12',
] // biome-ignore format: a list of pieces

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
/** Words that a credit says by its role, or by there being several names. */
const GRAMMAR = new Set([
  'and',
  'by',
  'the',
  'this',
  'document',
  'was',
  'made',
  'possible',
  'with',
  'support',
  'from',
  'of',
])

test('never throws, and every word is in a reference, an edition, a note, a credit or an issue', () => {
  const strings = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  fc.assert(
    fc.property(strings, (given) => {
      const read = parseSource(given, AT)
      const said = new Set(words(JSON.stringify(read)))
      expect(words(given).filter((word) => !said.has(word) && !GRAMMAR.has(word))).toEqual([])
      for (const { references } of read.witnesses)
        for (const { asGiven } of references) expect(given).toContain(asGiven)
    }),
    { numRuns: 2000 },
  )
})
