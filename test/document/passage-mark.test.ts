import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '#document/block.ts'
import { type BodyNode, parseBody } from '#document/body.ts'
import { legible } from '#document/legible.ts'
import { type Marked, markPassage } from '#document/passage-mark.ts'
import { toDocument } from '#document/to-document.ts'
import { tei } from '#formats/tei/read.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { draftsOf, readAll } from '../formats/read-all.ts'

const MARK = 'passage'
const mark = (words: string): BodyNode => ({ name: MARK, attributes: {}, children: [words] })

/** The marked pieces, in order. */
const piecesIn = (nodes: readonly BodyNode[]): string[] =>
  nodes.flatMap((node) =>
    typeof node === 'string' ? [] : node.name === MARK ? [String(node.children[0])] : piecesIn(node.children),
  )
const wordsOf = (nodes: readonly BodyNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children))).join('')

/** Marks what stands as `words` in a block, or in its nth note. */
function marking(xml: string, words: string, note?: number) {
  const body = parseBody(`<p xml:id="p1">${xml}</p><p xml:id="p2">${xml}</p>`)
  const blocks = blocksOf(body).filter(({ id }) => id === 'p1')
  const text = blocks[note ?? 0]?.text ?? ''
  const from = text.indexOf(words)
  expect(from, text).toBeGreaterThanOrEqual(0)
  const read = legible(body)
  const made = markPassage(
    read,
    { block: 'p1', from, to: from + words.length, ...(note === undefined ? {} : { note }) },
    mark,
  )
  expect(wordsOf(made)).toBe(wordsOf(read))
  expect(made[1]).toEqual(read[1])
  return piecesIn(made)
}

test.each<[string, string, string, readonly string[]]>([
  ['words', 'He asks again.', 'asks', ['asks']],
  ['over an element', 'He <hi>asks</hi> again.', 'asks again.', ['asks', ' again.']],
  ['over blanks and line ends', '  He\n  asks\n again.', 'He asks', ['He\n  asks']],
  ['beside a note', 'He asks<note>whom?</note> again.', 'asks again', ['asks', ' again']],
  ['where a note divides two words', 'He asks<note>whom?</note>Again he asks.', 'Again he', ['Again he']],
  ['a note before a capital', 'He asks<note>whom?</note><note>when?</note>Again.', 'asks Again', ['asks', 'Again']],
  ['behind a gap', 'He <gap reason="illegible"/> again.', 'again', ['again']],
  ['a gap with words of its own', 'He <gap><desc>two words</desc></gap> again.', 'He […] again', ['He ', ' again']],
  ['the reading that is read', 'He <choice><sic>aks</sic><corr>asks</corr></choice> so.', 'asks so', ['asks', ' so']],
  ['behind what was struck out', '<subst><del>They</del><add>He</add></subst> asks.', 'asks', ['asks']],
  ['a list', 'a <list>\n<item>one</item>\n<item>two</item>\n</list>', 'one two', ['one', 'two']],
  ['a broken word', 'he ans-<lb break="no"/>wers now', 'answers', ['ans', 'wers']],
])('marks %s', (_name, xml, words, pieces) => {
  expect(marking(xml, words)).toEqual(pieces)
})

test('marks words of a note, and of how another witness reads', () => {
  const xml = 'He asks<note>whom <hi>does</hi> he?</note> the <app><lem>four</lem><rdg wit="#a">three</rdg></app>.'
  expect(marking(xml, 'whom does', 1)).toEqual(['whom ', 'does'])
  expect(marking(xml, 'three', 2)).toEqual(['three'])
})

test('what is not there is not marked', () => {
  const body = legible(parseBody('<p xml:id="p1">He asks.</p>'))
  const nowhere: Marked[] = [
    { block: 'p2', from: 0, to: 2 },
    { block: 'p1', note: 1, from: 0, to: 2 },
    { block: 'p1', from: 90, to: 95 },
  ]
  for (const passage of nowhere) expect(piecesIn(markPassage(body, passage, mark))).toEqual([])
})

const LETTERS = '../shared/tei/letters'
const files = existsSync(LETTERS)
  ? readdirSync(LETTERS).flatMap((folder) => readdirSync(`${LETTERS}/${folder}`).map((file) => `${folder}/${file}`))
  : []

describe.skipIf(files.length === 0)('a quarter of 300 real letters (skipped where ../shared/tei is not here)', () => {
  test('every block and note marked whole has the words of its text, a gap excepted', async () => {
    const said = (words: string) => words.replace(/\[…\]|\s+/gu, '')
    const different: string[] = []
    let count = 0
    for (const file of files.filter((_, n) => n % 4 === 0)) {
      const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
      if (draft === undefined) throw new Error(file)
      for (const text of toDocument(draft, identifierFrom<DocumentId>('letter')).document.texts ?? []) {
        const body = parseBody(text.body)
        const read = legible(body)
        const notes = new Map<string, number>()
        for (const { id, text: words, note } of blocksOf(body)) {
          if (id === undefined) continue
          const nth = (notes.get(id) ?? 0) + (note === true ? 1 : 0)
          notes.set(id, nth)
          const whole = { block: id, from: 0, to: words.length, ...(note === true ? { note: nth } : {}) }
          const pieces = piecesIn(markPassage(read, whole, mark))
          if (said(pieces.join('')) !== said(words)) different.push(`${file} ${id}: ${pieces.join('')} | ${words}`)
          count += 1
        }
      }
    }
    expect(different).toEqual([])
    expect(count).toBeGreaterThan(1_000)
  })
})
