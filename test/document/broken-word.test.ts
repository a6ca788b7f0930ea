import { describe, expect, test } from 'vitest'
import { blocksOf, wordsOf } from '#document/block.ts'
import { parseBody, serializeBody } from '#document/body.ts'
import { joinBrokenWords } from '#document/broken-word.ts'
import { writePlain } from '#formats/plain/write.ts'
import { textHtml } from '#site/body/text-html.ts'
import { textOf } from '#site/body/text-of.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from '../formats/described-alone.ts'

const CASES: readonly (readonly [what: string, given: string, read: string])[] = [
  ['a hyphen', 'atti-<lb break="no"/>tude', 'attitude'],
  ['no hyphen', 'atti<lb break="no"/>tude', 'attitude'],
  ['a soft hyphen', 'atti\u00AD<lb break="no"/>tude', 'attitude'],
  ['a double hyphen of old prints', 'atti⸗<lb break="no"/>tude', 'attitude'],
  ['a typographic hyphen', 'atti‐<lb break="no"/>tude', 'attitude'],
  ['a sign that can be nothing else, though nobody says so', 'atti¬<lb/>tude', 'attitude'],
  ['a soft hyphen likewise', 'atti\u00AD<lb/>tude', 'attitude'],
  ['a soft hyphen within the line', 'atti\u00ADtude', 'attitude'],
  ['blanks about the end', 'atti- <lb break="no"/>\n  tude', 'attitude'],
  ['the end of a page', 'atti-<pb n="2" break="no"/>tude', 'attitude'],
  ['a page and a line, one of which says it', 'atti-\n<pb n="2"/><lb break="no"/>tude', 'attitude'],
  ['parts in elements', '<hi>atti-</hi><lb break="no"/><add>tude</add>', 'attitude'],
  ['a hyphen in an element of its own', 'atti<pc>-</pc><lb break="no"/>tude', 'attitude'],
  ['a note between', 'atti-<pb break="no"/> <note>2</note> tude', 'attitude'],
  ['capitals', 'MAR-<lb break="no"/>LIN', 'MARLIN'],
  ['a name that has a hyphen anyway', 'Clermont-<lb break="no"/>Ferrand', 'Clermont-Ferrand'],
  ['numbers', '1914-<lb break="no"/>1918', '1914-1918'],
  ['a dash after a full stop', 'done.-<lb break="no"/>The', 'done.-The'],
  ['a hyphen, though nobody says so', 'atti-<lb/>\n tude', 'attitude'],
  ['a hyphen that is none, as the end says', 'one-<lb break="yes"/>two', 'one- two'],
  ['a hyphen before a capital', 'one-<lb/>Two', 'one- Two'],
  ['a hyphen that waits for its word', 'Vor-<lb/>und Nachteile', 'Vor- und Nachteile'],
  ['a dash at the end of a line', 'one -<lb/>two', 'one - two'],
  [
    'a hyphen that the text has elsewhere',
    'vice-<lb break="no"/>president, vice-president',
    'vice-president, vice-president',
  ],
  ['a hyphen of French grammar', 'dira-t-<lb/>on', 'dira-t-on'],
  ['the end of a page within a word', 'voraus<pb/>sehen', 'voraussehen'],
  ['the end of a page between words', 'one <pb/>two<pb/> three', 'one two three'],
  ['the end of a line without a hyphen', 'one<lb/>two', 'one two'],
  ['an end of a paragraph', 'atti-<lb break="no"/></p><p>tude', 'atti- tude'],
]

describe('a word that the end of a line divides', () => {
  test.each(CASES)('%s', (_what, given, read) => {
    const body = parseBody(`<p>${given}</p>`)
    const words = blocksOf(body).filter(({ note }) => note !== true)
    expect(words.map(({ text }) => text).join(' ')).toBe(read)
    if (!given.includes('<note>')) expect(wordsOf(body).join(' ')).toBe(read)
  })

  test('all ends between its parts say that it goes on; the body without such words is the same', () => {
    const joined = joinBrokenWords(parseBody('<p>a-<pb n="2"/><lb break="no"/>b<lb/>c</p>'))
    expect(serializeBody(joined)).toBe('<p>a<pb n="2" break="no"/><lb break="no"/>b<lb/>c</p>')
    const plain = parseBody('<p>a<lb/>b</p>')
    expect(joinBrokenWords(plain)).toBe(plain)
  })

  test('is whole on the page and in plain text, and is found and marked there', () => {
    const text = {
      id: 't1',
      kind: 'transcript' as const,
      body: '<p>The atti-<lb break="no"/>tude of <hi>Pro-</hi><pb n="2" break="no"/>teus</p>',
    }
    const page = textHtml(text, (blocks) =>
      blocks.map((block) =>
        ['attitude', 'Proteus'].map((word): [number, number] => {
          const at = block.text.indexOf(word)
          expect(at).toBeGreaterThan(0)
          return [at, at + word.length]
        }),
      ),
    )
    expect(page.html).toContain('The <mark id="hit1">atti</mark><mark>tude</mark> of')
    expect(page.html).toMatch(/<mark id="hit2">Pro<\/mark>.*p\. 2.*<mark>teus<\/mark>/u)
    const id = identifierFrom<DocumentId>('1')
    const record = {
      kind: 'document' as const,
      id,
      title: 'T',
      held: 'text' as const,
      texts: [text],
      access: { kind: 'public' as const },
    }
    expect(writePlain(describedAlone(record), '')).toContain('The attitude of Proteus\n')
  })

  test('ends of pages between words are ends of words', () => {
    expect(textOf(parseBody('a<pb/>b'))).toBe('a\n\nb')
  })
})
