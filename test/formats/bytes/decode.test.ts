import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, decodeHead } from '#formats/bytes/decode.ts'
import { lines } from '#formats/bytes/lines.ts'
import { incoming } from '../bytes-of.ts'

async function decoded(bytes: Uint8Array | string, size = 1000) {
  const decoding = decode(incoming(bytes, 'letters.csv', size))
  const text = (await Array.fromAsync(decoding.pieces)).join('')
  return { text, issues: decoding.takeIssues().map(({ severity, at, message }) => `${severity} ${at}: ${message}`) }
}
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const utf16 = (text: string, little: boolean, mark: boolean) =>
  Uint8Array.from(
    [...(mark ? '\uFEFF' : ''), ...text].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const WORDS = 'Шифртелеграмма от товарища Филиппова товарищу Мао Цзэдуну'
/** A code page backwards: the byte of each letter. */
const encoded = (text: string, page: string) => {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(page).decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(text, (sign) => table.get(sign) ?? 63)
}

test.each<[string, Uint8Array | string, string, readonly string[]]>([
  ['UTF-8', 'Müller 毛泽东 😀', 'Müller 毛泽东 😀', []],
  ['a byte order mark', '\uFEFFa', 'a', []],
  ['line ends of Windows and old Macintoshes', 'a\r\nb\rc\n\r\nd\r', 'a\nb\nc\n\nd\n', []],
  ['UTF-16 with a mark', utf16('Mao 毛', true, true), 'Mao 毛', []],
  ['UTF-16, the other way round', utf16('Mao 毛', false, true), 'Mao 毛', []],
  [
    'UTF-16 without a mark',
    utf16('Letters of 1949', true, false),
    'Letters of 1949',
    ['note letters.csv: no byte order mark; read as UTF-16LE'],
  ],
  [
    'Windows-1252',
    latin('A\nM\xFCller \x96 \x93x\x94'),
    'A\nMüller – “x”',
    [
      'warning letters.csv:2: not UTF-8 from byte 3; 4 bytes read as Windows-1252 (if words look wrong, save the file as UTF-8)',
    ],
  ],
  [
    'Windows-1251',
    encoded(WORDS, 'windows-1251'),
    WORDS,
    [
      'warning letters.csv:1: not UTF-8 from byte 0; read as Windows-1251 (if words look wrong, save the file as UTF-8)',
    ],
  ],
  [
    'KOI8-R',
    encoded(WORDS, 'koi8-r'),
    WORDS,
    ['warning letters.csv:1: not UTF-8 from byte 0; read as KOI8-R (if words look wrong, save the file as UTF-8)'],
  ],
  [
    'control characters',
    'a\nb\0c\x01',
    'a\nb␀c␁',
    [
      'warning letters.csv:2: 2 control or broken characters from this line on, which XML cannot hold; visible signs stand for them',
    ],
  ],
  [
    'a character cut off at the end',
    latin('a\xC3'),
    'aÃ',
    [
      'warning letters.csv:1: not UTF-8 from byte 1; one byte read as Windows-1252 (if words look wrong, save the file as UTF-8)',
    ],
  ],
  ['nothing', '', '', []],
])('decodes %s', async (_what, bytes, text, issues) => {
  for (const size of [1, 3, 1000]) expect(await decoded(bytes, size)).toEqual({ text, issues })
})

test.each([
  ['PK\x03\x04........word/document.xml', 'a Word file (DOCX): not read yet; save it as text'],
  ['PK\x03\x04........a.txt', 'a ZIP file: unpack it first'],
  ['%PDF-1.4', 'a PDF file: not read yet; save it as text'],
  ['\x07\n%PDF-1.4', 'a PDF file: not read yet; save it as text'],
  ['\x01\x02words \x00'.repeat(20), 'no text: it holds control characters throughout'],
  ['SQLite format 3\0', 'an SQLite database: export its tables as CSV'],
  ['\x89PNG\r\n\x1A\n', 'a PNG image: an image holds no text to read; bring its transcription'],
])('refuses %j and says what it is', async (bytes, message) => {
  expect(await decoded(latin(bytes))).toEqual({ text: '', issues: [`error letters.csv: ${message}`] })
})

test('any bytes at all are decoded, the same wherever they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
      const whole = await decoded(bytes)
      expect(await decoded(bytes, size)).toEqual(whole)
      expect(whole.text).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\r]|\p{Surrogate}/u)
    }),
    { numRuns: 300 },
  )
})

test('any text comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 100 }), async (text) => {
      fc.pre(!/[\0-\x08\x0B-\x1F\uFEFF]/u.test(text) && !/^(?:%PDF|BZh|ID3)/u.test(text))
      expect((await decoded(text, 5)).text).toBe(text)
    }),
  )
})

test('the head of a file may be cut within a character', () => {
  expect(decodeHead(latin('a\xE6\xAF'))).toBe('a')
})

describe('lines', () => {
  async function* cut(text: string, size: number) {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  test.each([1, 2, 100])('are numbered, and cut where they are too long, in pieces of %i', async (size) => {
    expect(await Array.fromAsync(lines(cut('a\n\nlonger\nb', size), 4))).toEqual([
      { number: 1, text: 'a', cut: false },
      { number: 2, text: '', cut: false },
      { number: 3, text: 'long', cut: true },
      { number: 4, text: 'b', cut: false },
    ])
  })
})
