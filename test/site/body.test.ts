import { expect, test } from 'vitest'
import type { Text } from '#document/text.ts'
import { foreignAddress } from '#site/body/foreign-address.ts'
import { keepTexts } from '#site/body/kept-texts.ts'
import { letterOf } from '#site/body/setting.ts'
import { textHtml } from '#site/body/text-html.ts'
import { textOf } from '#site/body/text-of.ts'

const text = (body: string): Text => ({ id: 't1', kind: 'transcript', lang: 'en', body })
const html = (body: string) => textHtml(text(body)).html
/** What stands in the one block, without the block's own tags. */
const inner = (body: string) =>
  /<(?:p|div|blockquote) class="p[^"]*"[^>]*>(?<inner>.*?)<\/(?:p|div|blockquote)>/u.exec(html(body))?.groups?.inner

test.each([
  ['words', '<p>One &amp; two.</p>', 'One &amp; two.'],
  [
    'emphasis',
    '<p><hi rend="italic">it</hi> <hi rend="bold">b</hi> <hi rend="smallcaps">sc</hi> <hi rend="superscript">2</hi></p>',
    '<i>it</i> <b>b</b> <span class="sc">sc</span> <sup>2</sup>',
  ],
  ['a line end', '<p>one<lb/>two<lb break="no"/>three</p>', 'one<br>twothree'],
  [
    'a page end',
    '<p>a<pb n="12"/>b</p>',
    'a<span class="pb"><span class="vh">, </span>p. 12<span class="vh">, </span></span>b',
  ],
  ['a blank of a sign or two', '<p>a<space unit="chars" quantity="1"/>b</p>', 'a b'],
  ['a longer blank', '<p>a <space unit="lines" quantity="2"/></p>', 'a <span class="ed">[blank, 2 lines]</span>'],
  [
    'a gap with its reason',
    '<p><gap reason="withheld by authority" extent="2 lines"/></p>',
    '<span class="ed">[… withheld by authority, 2 lines]</span>',
  ],
  ['what is supplied', '<p><supplied>x</supplied></p>', '<span class="ed">[</span>x<span class="ed">]</span>'],
  ['what is unclear', '<p><unclear>x</unclear></p>', 'x<span class="ed">[?]</span>'],
  ['struck out and put in', '<p><del>x</del><add>y</add></p>', '<del>x</del><ins>y</ins>'],
  ['a foreign word', '<p><foreign xml:lang="ru">дело</foreign></p>', '<i lang="ru">дело</i>'],
  [
    'a slip and its correction',
    '<p><choice><sic>teh</sic><corr>the</corr></choice></p>',
    'teh <span class="ed">[the]</span>',
  ],
  [
    'two guesses',
    '<p><choice><unclear>ten</unclear><unclear>men</unclear></choice></p>',
    'ten <span class="ed">[or men]</span>',
  ],
  [
    'two corrections',
    '<p><choice><sic>a</sic><corr>b</corr><corr>c</corr></choice></p>',
    'a <span class="ed">[b, or c]</span>',
  ],
  ['struck out for another', '<p>a<subst><del>b</del><add>c</add></subst>d</p>', 'a<del>b</del><ins>c</ins>d'],
  [
    'a sign of the scribe',
    '<p><metamark function="separation" style="double_line"/></p>',
    '<span class="ed">[separation, double line]</span>',
  ],
  ['what an edition says in its place', '<p><metamark facs="Blank page"/></p>', '<span class="ed">[Blank page]</span>'],
  ['a sign with its picture', '<p>a<metamark facs="p3_11.jpg"/></p>', 'a'],
  ['a quotation in the line', '<p>he said »<quote>yes</quote>«</p>', 'he said »<span>yes</span>«'],
  [
    'one that is set apart',
    '<p>he said: <quote rend="block">yes</quote></p>',
    'he said: <span class="within quoted">yes</span>',
  ],
  ['a reference without words', '<p>on <ref target="1910-08-20"/></p>', 'on 1910-08-20'],
  ['one to a passage', '<p><ref target="#p4"/></p>', '<a href="#p4">passage 4</a>'],
  ['one to a note by its number', '<p>a<ptr target="#tn3" n="3"/></p>', 'a<a href="#x-tn3"><sup>3</sup></a>'],
  ['dots that are counted', '<p><c rendition="#dots" n="4"/></p>', '....'],
  [
    'a picture that lies elsewhere',
    '<p>a<figure><graphic url="https://example.org/a.jpg"/></figure></p>',
    'a<span class="within"><a href="https://example.org/a.jpg" rel="noopener noreferrer nofollow">[picture]</a></span>',
  ],
  [
    'an abbreviation',
    '<p><choice><abbr>Cde.</abbr><expan>Comrade</expan></choice></p>',
    'Cde. <span class="ed">[Comrade]</span>',
  ],
  [
    'names as their words',
    '<p><persName ref="#x">Mao</persName> in <placeName>Moscow</placeName></p>',
    'Mao in Moscow',
  ],
  ['an element that is not known', '<p><blink onclick="x()">word</blink></p>', 'word'],
  ['verse', '<lg><l>a</l><l>b</l></lg>', '<span class="line">a</span><span class="line">b</span>'],
  [
    'an address outside',
    '<p><ref target="https://example.org/a?b=1&amp;c=2">there</ref></p>',
    '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">there</a>',
  ],
  ['a reference to a block', '<p><ref target="#p4">above</ref></p>', '<a href="#p4">above</a>'],
  ['a trap', '<p><ref target="javascript:alert(1)">x</ref><ptr target="data:text/html,x"/></p>', 'x'],
])('sets %s', (_, body, expected) => {
  expect(inner(body)).toBe(expected)
})

test('a block has its number and its address', () => {
  expect(html('<p xml:id="p4">x</p>')).toBe(
    '<div class="blk" id="p4"><a class="pn" href="#p4" aria-label="Passage 4">4</a><p class="p">x</p></div>',
  )
})

test('a list and a table may stand in a paragraph, and no paragraph of HTML is then made', () => {
  const made = html('<p>Three: <list type="ordered"><item>one</item></list></p>')
  expect(made).toContain('<div class="p">Three: <ol><li>one</li></ol></div>')
  expect(html('<table><row role="label"><cell cols="2">a</cell></row></table>')).toContain('<th colspan="2">a</th>')
})

test('notes stand beside their block by letters, and lead back', () => {
  const made = html(
    '<p xml:id="p1">One<note>first <hi rend="italic">note</hi></note> two<note>second</note>.</p><p xml:id="p2">x<note>third</note></p>',
  )
  expect(made).toContain('One<a class="nref" id="r-t1-a" href="#n-t1-a" aria-label="Note a">a</a>')
  expect(made).toContain(
    '<div class="note" id="n-t1-a" role="note"><b><a href="#r-t1-a" aria-label="Back to note a in the text">a</a></b>first <i>note</i></div>',
  )
  expect(made).toMatch(/id="n-t1-b".*id="n-t1-c"/u)
})

test('a long note stands under a short paragraph, not beside it', () => {
  expect(html(`<p>Short.<note>${'long '.repeat(200)}</note></p>`)).toContain('<div class="blk under">')
  expect(html('<p>Short.<note>short</note></p>')).toContain('<div class="blk">')
})

test('a variant reading is a note', () => {
  expect(html('<p><app><lem>this</lem><rdg wit="#B">that</rdg></app></p>')).toMatch(/this<a class="nref".*that \(B\)/u)
})

test('headings go into the way, and no level is left out', () => {
  const made = textHtml(
    text('<div><div><head>First</head><p>x</p></div></div><div><head>Second<note>n</note></head></div>'),
  )
  expect(made.headings.map(({ words, depth }) => [words, depth])).toEqual([
    ['First', 2],
    ['Second', 2],
  ])
})

test('a found word is marked across elements, and is one place', () => {
  const made = textHtml(text('<p>The no<hi rend="bold">te</hi> came.</p><p>A note.</p>'), (blocks) =>
    blocks.map((block) => [[block.text.indexOf('note'), block.text.indexOf('note') + 4]]),
  )
  expect(made.html).toContain('The <mark id="hit1">no</mark><b><mark>te</mark></b> came.')
  expect(made.html).toContain('A <mark id="hit2">note</mark>.')
  expect(made.found).toEqual(['note', 'note'])
})

test('a word is marked through the reading of a place, and nothing of the other', () => {
  const body = '<p>col<choice><sic>uo</sic><corr>o</corr></choice>r, <subst><del>colo</del><add>sha</add></subst>de</p>'
  const made = textHtml(text(body), (blocks) =>
    blocks.map((block) =>
      [...block.text.matchAll(/color|shade/gu)].map(({ 0: word, index }) => [index, index + word.length]),
    ),
  )
  expect(made.html.replace(/ id="hit\d"/gu, '')).toContain(
    '<mark>col</mark>uo <span class="ed">[<mark>o</mark>]</span><mark>r</mark>, <del>colo</del><ins><mark>sha</mark></ins><mark>de</mark>',
  )
})

test('parts of a letterhead stand apart', () => {
  expect(html('<opener><seg>Dr. A. S.</seg><seg><date>26. 5.</date></seg></opener>')).toContain('Dr. A. S. 26. 5.')
  expect(html('<opener><seg rend="left">Dr. A. S.</seg><seg rend="right">26. 5.</seg></opener>')).toContain(
    '<span class="line">Dr. A. S.</span> <span class="line">26. 5.</span>',
  )
})

test('what has nothing to show is not set', () => {
  expect(html('<div><p xml:id="p1"/><p xml:id="p2"> </p><ab><pb/></ab></div>')).not.toMatch(/id="p\d/u)
  expect(html('<p xml:id="p1"><gap reason="lost"/></p>')).toContain('id="p1"')
})

test('marks keep their place after what stands apart', () => {
  const body = '<p>one<lb/>two<note>three</note> four</p>'
  const made = textHtml(text(body), (blocks) =>
    blocks.map((block) => [[block.text.indexOf('four'), block.text.indexOf('four') + 4]]),
  )
  expect(made.html).toContain(' <mark id="hit1">four</mark>')
})

test('a body nested beyond reason is set as its words', () => {
  const deep = `${'<hi>'.repeat(5000)}word${'</hi>'.repeat(5000)}`
  expect(html(`<p>${deep} end</p>`)).toContain('word end')
})

test('a text of several megabytes is set whole', () => {
  const body = Array.from(
    { length: 20_000 },
    (_, n) => `<p xml:id="p${n + 1}">${'A paragraph of plain words. '.repeat(8)}</p>`,
  ).join('')
  expect(html(body)).toContain('id="p20000"')
})

test.each([
  ['https://example.org/x', 'https://example.org/x'],
  [' HTTP://example.org ', 'http://example.org/'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['//example.org', undefined],
  ['data:text/html,x', undefined],
  ['http://', undefined],
  ['/documents/1', undefined],
])('links %j to %j', (given, expected) => {
  expect(foreignAddress(given)).toBe(expected)
})

test('letters go on after z', () => {
  expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['a', 'z', 'aa', 'ab', 'ba'])
})

test('what is kept is by record, version and text, and no more than there is room for', () => {
  const kept = keepTexts(1_000)
  const long = (word: string) => text(`<p>${word.repeat(10)}</p>`)
  const first = kept.html('1', 1, long('a'))
  expect(kept.html('1', 1, long('b'))).toBe(first)
  expect(kept.html('1', 2, long('b')).html).toContain('bbb')
  for (let n = 0; n < 40; n += 1) kept.html('many', n, long('c'))
  expect(kept.html('1', 1, long('d'))).not.toBe(first)
})

test('the words of a tree, with ends of words where elements stand apart', () => {
  expect(
    textOf([{ name: 'p', attributes: {}, children: ['a', { name: 'lb', attributes: {}, children: [] }, 'b'] }]),
  ).toBe('\na\n\nb\n')
})

test('lines that end where the paper ended run on; those of an address do not', () => {
  const line = 'a line of some forty signs, as typed then'
  expect(inner(`<p>${Array.from({ length: 6 }, () => line).join('<lb/>')}<lb/>end.</p>`)).not.toContain('<br>')
  expect(inner(`<p>${Array.from({ length: 6 }, () => line).join('<lb break="no"/>')}</p>`)).toContain('thena line')
  expect(inner('<p>To N.<lb/>Street<lb/>Town<lb/>Country<lb/>by hand</p>')).toContain('To N.<br>Street')
})

test('a poem given by line ends stays a poem', () => {
  const poem = [
    'The river does not answer what it hears,',
    'The mountain has no word for what it sees,',
    'And we who pass have lost the count of years',
    'That went before us under the same trees,',
    'And none of them came back to say it.',
  ]
  expect(inner(`<p>${poem.join('<lb/>')}</p>`)).toContain('hears,<br>The')
})

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
  'an element called %s is set as its words',
  (name) => {
    expect(inner(`<p><${name}>words</${name}></p>`)).toBe('words')
  },
)

test('a note that the text gathers at its end stands beside the line that points at it, and its division goes with it', () => {
  const set = html(
    '<p xml:id="p1">One<ptr target="#n1" n="1"/> and two<ref target="#n2">2</ref>.</p><div type="notes"><note xml:id="n1"><p><hi rend="footnote">1</hi> First.</p></note><note xml:id="n2"><p>Second.</p></note></div>',
  )
  expect(set).toMatch(/One<a class="nref"[^>]*>a<\/a> and two<a class="nref"[^>]*>b<\/a>\./u)
  expect(set).toMatch(/<div class="note" id="n-t1-a" role="note"><b>.*?<\/b> First\. <\/div>/u)
  expect(set).not.toContain('<div></div>')
  expect(set.match(/First\./gu)).toHaveLength(1)
})

test('a note that several places point at stays where it is, and so does one that nothing points at', () => {
  const body =
    '<p>One<ptr target="#n1"/> two<ptr target="#n1"/>.</p><div><note xml:id="n1"><p>Both.</p></note><note xml:id="n2"><p>Alone.</p></note></div>'
  expect(html(body)).toMatch(/<div class="p aside" role="note">.*Both\..*<div class="p aside" role="note">.*Alone\./u)
})
