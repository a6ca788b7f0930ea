import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, wordsOf } from '#document/block.ts'
import { realignTexts } from '#document/block-alignment.ts'
import { blockPrefix, giveBlockIds } from '#document/block-id.ts'
import { type BodyNode, parseBody, serializeBody } from '#document/body.ts'

const named = (xml: string, prefix = '', before?: string) =>
  serializeBody(giveBlockIds(parseBody(xml), prefix, before === undefined ? undefined : parseBody(before)).body)

describe('gives blocks their ids', () => {
  test.each([
    ['paragraphs in order', '<head>A</head><p>B</p>', '<head xml:id="p1">A</head><p xml:id="p2">B</p>'],
    [
      'in divisions too',
      '<div><p>A</p><div><p>B</p></div></div>',
      '<div><p xml:id="p1">A</p><div><p xml:id="p2">B</p></div></div>',
    ],
    ['a list is one block', '<list><item><p>A</p></item></list>', '<list xml:id="p1"><item><p>A</p></item></list>'],
    [
      'a quotation of paragraphs is not, but they are',
      '<quote><p>A</p></quote>',
      '<quote><p xml:id="p1">A</p></quote>',
    ],
    ['a quotation of words is', '<quote>A</quote>', '<quote xml:id="p1">A</quote>'],
    [
      'notes and page ends are none',
      '<pb n="2"/><note>A</note><p>B</p>',
      '<pb n="2"/><note>A</note><p xml:id="p1">B</p>',
    ],
    [
      'the source’s own id is kept beside, and pointers follow',
      '<p xml:id="s9">A</p><p>see <ref target="#s9 #s8">9</ref></p>',
      '<p xml:id="p1" source="#s9">A</p><p xml:id="p2">see <ref target="#p1 #s8">9</ref></p>',
    ],
    [
      'another element that looks like ours is renamed',
      '<p>A<anchor xml:id="p1"/></p><p xml:id="p1"><ref target="#p1">B</ref></p>',
      '<p xml:id="p1">A<anchor xml:id="x-p1"/></p><p xml:id="p2" source="#p1"><ref target="#x-p1">B</ref></p>',
    ],
  ])('%s', (_what, given, expected) => expect(named(given)).toBe(expected))

  test('in a second text with its letter, other ids too', () => {
    expect(named('<p>A<note xml:id="n1">x</note></p>', 'b-')).toBe('<p xml:id="b-p1">A<note xml:id="b-n1">x</note></p>')
    expect([0, 1, 25, 26].map(blockPrefix)).toEqual(['', 'b-', 'z-', 't27-'])
  })

  test('a body that has been named keeps its names, and says no more of them', () => {
    const once = named('<p xml:id="s1">A<anchor xml:id="p4"/><note xml:id="n1">x</note></p><p xml:id="p2">B</p>', 'b-')
    expect(named(once, 'b-')).toBe(once)
    expect(named('<p xml:id="p3">A</p>', '', '<p xml:id="p3">A</p>')).toBe('<p xml:id="p3">A</p>')
    expect(named('<p xml:id="p3" source="#s3">A</p>', '', '<p xml:id="p3" source="#s3">A</p>')).toBe(
      '<p xml:id="p3" source="#s3">A</p>',
    )
  })

  test('says where two elements have one name', () => {
    const read = giveBlockIds(parseBody('<p xml:id="a">A</p><p xml:id="a">B</p>'), '', undefined, 'x.xml')
    expect(read.issues).toMatchObject([{ severity: 'warning', at: 'x.xml', field: 'texts' }])
  })
})

describe('keeps ids when a text changes', () => {
  const before =
    '<p xml:id="p1">We have received the note.</p><p xml:id="p2">Please inform us whether you agree.</p><p xml:id="p3">Short.</p>'
  test.each([
    [
      'unchanged',
      '<p>We have received the note.</p><p>Please inform us whether you agree.</p><p>Short.</p>',
      ['p1', 'p2', 'p3'],
    ],
    [
      'moved',
      '<p>Short.</p><p>We have received the note.</p><p>Please inform us whether you agree.</p>',
      ['p3', 'p1', 'p2'],
    ],
    [
      'mended',
      '<p>We received the note.</p><p>Please inform us whether you agree to it.</p><p>Short.</p>',
      ['p1', 'p2', 'p3'],
    ],
    [
      'a new one between',
      '<p>We have received the note.</p><p>Quite other words here.</p><p>Short.</p>',
      ['p1', 'p4', 'p3'],
    ],
    ['one gone', '<p>Please inform us whether you agree.</p>', ['p2']],
  ])('%s', (_what, now, ids) => {
    expect([...named(now, '', before).matchAll(/xml:id="(?<id>[^"]+)"/gu)].map(({ groups }) => groups?.id)).toEqual(ids)
  })
})

test('texts that are here already keep their names, and the unchanged their bytes', () => {
  const before = [
    {
      id: 't1',
      kind: 'transcript' as const,
      lang: 'ru',
      body: '<p xml:id="p1">Один два три четыре.</p><p xml:id="p3">Пять.</p>',
    },
    { id: 't2', kind: 'translation' as const, lang: 'en', body: '<p xml:id="b-p1" corresp="#p3">Five.</p>' },
  ]
  const fresh = [
    {
      id: 't1',
      kind: 'translation' as const,
      lang: 'en',
      translates: 't2',
      body: '<p xml:id="p1" corresp="#b-p2">Five.</p>',
    },
    {
      id: 't2',
      kind: 'transcript' as const,
      lang: 'ru',
      body: '<p xml:id="b-p1">Один два три.</p><p xml:id="b-p2">Пять.</p>',
    },
  ]
  const { texts } = realignTexts(fresh, before)
  expect(texts).toEqual([
    { ...before[1], translates: 't1' },
    { ...before[0], body: '<p xml:id="p1">Один два три.</p><p xml:id="p3">Пять.</p>' },
  ])
  expect(realignTexts(before, before).texts).toEqual(before)
})

test('tells the words of each block, with its notes apart', () => {
  const body = parseBody(
    '<head xml:id="p1">To<lb/>all</head><p xml:id="p2">Pada-<lb break="no"/>vino<note>A <hi>note</hi>.</note> said.</p>stray',
  )
  expect(blocksOf(body)).toEqual([
    { id: 'p1', name: 'head', text: 'To all' },
    { id: 'p2', name: 'p', text: 'Padavino said.' },
    { id: 'p2', name: 'note', text: 'A note.', note: true },
    { name: '#text', text: 'stray' },
  ])
  expect(wordsOf(body).join(' ')).toBe('To all Padavino A note. said. stray')
})

const anyBody = fc.letrec<{ nodes: BodyNode[]; node: BodyNode }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('one ', 'two ', ' '),
    fc.record({
      name: fc.constantFrom('p', 'div', 'quote', 'note', 'list', 'item', 'hi', 'pb', 'head'),
      attributes: fc.record(
        { 'xml:id': fc.constantFrom('p1', 'a', 'x-p1', 'b-p1'), target: fc.constantFrom('#p1', '#a') },
        { requiredKeys: [] },
      ),
      children: tie('nodes'),
    }),
  ),
})).nodes

test('ids are unique, words are as they were, no pointer that led somewhere is lost', () => {
  fc.assert(
    fc.property(anyBody, anyBody, fc.constantFrom('', 'b-'), (body, before, prefix) => {
      const old = giveBlockIds(before, prefix).body
      const given = giveBlockIds(body, prefix, old).body
      const ids = [...serializeBody(given).matchAll(/xml:id="([^"]+)"/gu)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(wordsOf(given)).toEqual(wordsOf(body))
      expect(blocksOf(given).every(({ id, name, note }) => id !== undefined || note === true || name === '#text')).toBe(
        true,
      )
      const had = new Set([...serializeBody(body).matchAll(/xml:id="([^"]+)"/gu)].map(([, id]) => id))
      const targets = [...serializeBody(given).matchAll(/target="#([^"]+)"/gu)].map(([, id]) => id)
      const was = [...serializeBody(body).matchAll(/target="#([^"]+)"/gu)].map(([, id]) => id)
      expect(targets.filter((id, n) => had.has(was[n]) && !ids.includes(id))).toEqual([])
    }),
  )
})

test('what stands apart on the paper stands apart in words', () => {
  const body = parseBody(
    '<opener><seg>Dr. A. S.</seg><seg><date>26. 5.</date></seg></opener><p>lieb<space unit="chars" quantity="1"/><hi>sein</hi> all<hi>es</hi></p>',
  )
  expect(blocksOf(body).map(({ text }) => text)).toEqual(['Dr. A. S. 26. 5.', 'lieb sein alles'])
  const inSegments = '<closer><seg><seg>Left</seg><seg>right</seg></seg>So<c>mm</c><hi>er</hi></closer>'
  expect(blocksOf(parseBody(inSegments)).map(({ text }) => text)).toEqual(['Left rightSommer'])
})

test.each([
  ['a slip as corrected', 'col<choice><sic>uo</sic><corr>o</corr></choice>r', ['color']],
  ['a spelling as regularised', '<choice><orig>colour</orig><reg>color</reg></choice>', ['color']],
  ['an abbreviation written out', '<choice><abbr>Cde.</abbr><expan>Comrade</expan></choice> Mao', ['Comrade Mao']],
  ['of two guesses the first', '<choice><unclear>ten</unclear><unclear>men</unclear></choice>', ['ten']],
  ['what was put in for what was struck out', 'al<subst> <del>one</del> <add>so</add> </subst>', ['also']],
  ['what was struck out, where nothing was put in', '<subst><del>one</del></subst>', ['one']],
  ['what is struck out by itself', 'one <del>two</del>', ['one two']],
  ['the lemma, and what others have as a note', '<app><lem>this</lem><rdg>that</rdg></app>', ['this', 'that']],
  ['the first of several witnesses', '<app><rdg>this</rdg><rdg>that</rdg></app>', ['this', 'that']],
  ['a note in a note', 'A<note>b <note>c</note></note>', ['A', 'b', 'c']],
  ['on after a note', 'Pada<note>n</note>vino, in it<note>n</note>Rome', ['Padavino, in it Rome', 'n', 'n']],
  ['a sign for a gap', 'one<gap reason="illegible"/> two', ['one[…] two']],
  ['where a reference leads that has no words', 'on <ref target="1910-08-20"/>', ['on 1910-08-20']],
  ['what an edition says of it', '<ref target="L7" subtype="See"/>', ['See L7']],
  ['nothing of an empty reference within the text', 'above<ref target="#p1"/>', ['above']],
  ['dots that are counted', 'No <c rendition="#dots" n="5"/>', ['No .....']],
])('reads %s', (_what, given, texts) => {
  expect(blocksOf(parseBody(`<p>${given}</p>`)).map(({ text }) => text)).toEqual(texts)
})

test('every reading is among the words, each by itself', () => {
  const body = parseBody(
    '<p><choice><sic>teh</sic><corr>the</corr></choice> <subst><del>a</del><add>b</add></subst> <app><lem>c</lem><rdg>d</rdg></app></p>',
  )
  expect(wordsOf(body)).toEqual(['teh', 'the', 'a', 'b', 'c', 'd'])
})

test('what says nothing is no block, what says something without words is one', () => {
  expect(named('<div><p/><p> <pb n="2"/></p></div><p><gap reason="lost"/></p><p>A</p>')).toBe(
    '<div><p/><p> <pb n="2"/></p></div><p xml:id="p1"><gap reason="lost"/></p><p xml:id="p2">A</p>',
  )
  expect(blocksOf(parseBody('<p xml:id="p1"/><p xml:id="p2">A<note/></p>'))).toEqual([
    { id: 'p2', name: 'p', text: 'A' },
  ])
})

test('a body nested beyond reason has its words', () => {
  const deep = parseBody(`<p>${'<hi>'.repeat(50_000)}word${'</hi>'.repeat(50_000)} end</p>`)
  expect(blocksOf(deep).map(({ text }) => text)).toEqual(['word end'])
  expect(wordsOf(giveBlockIds(deep, '').body)).toEqual(['word', 'end'])
  expect(serializeBody(deep)).toContain('word')
})
