import { encodingOf } from './encoding.ts'

/** What a file is that is no text, and what to do about it. Both are parts of a sentence: "a ZIP file: unpack it first". */
export interface Signature {
  readonly what: string
  readonly advice: string
}

const NOT_YET = 'not read yet; save it as text'
const IMAGE = 'an image holds no text to read; bring its transcription'
const UNPACK = 'unpack it first'

/** First bytes as Latin-1, where they stand, what they show. The first that fits holds. */
const SIGNATURES: readonly (readonly [bytes: string, offset: number, what: string, advice: string])[] = [
  ['PK\x03\x04', 0, 'a ZIP file', UNPACK],
  ['PK\x05\x06', 0, 'an empty ZIP file', UNPACK],
  ['%PDF-', 0, 'a PDF file', NOT_YET],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 0, 'an old Word or Excel file', NOT_YET],
  ['{\\rtf', 0, 'an RTF file', NOT_YET],
  ['SQLite format 3\0', 0, 'an SQLite database', 'export its tables as CSV'],
  ['\x1F\x8B', 0, 'a gzip file', UNPACK],
  ['BZh91AY&SY', 0, 'a bzip2 file', UNPACK],
  ['\xFD7zXZ\0', 0, 'an xz file', UNPACK],
  ['\x28\xB5\x2F\xFD', 0, 'a Zstandard file', UNPACK],
  ['7z\xBC\xAF\x27\x1C', 0, 'a 7-Zip file', UNPACK],
  ['Rar!\x1A\x07', 0, 'a RAR file', UNPACK],
  ['ustar', 257, 'a tar file', UNPACK],
  ['\x89PNG\r\n\x1A\n', 0, 'a PNG image', IMAGE],
  ['\xFF\xD8\xFF', 0, 'a JPEG image', IMAGE],
  ['GIF87a', 0, 'a GIF image', IMAGE],
  ['GIF89a', 0, 'a GIF image', IMAGE],
  ['II*\0', 0, 'a TIFF image', IMAGE],
  ['MM\0*', 0, 'a TIFF image', IMAGE],
  ['WEBP', 8, 'a WebP image', IMAGE],
  ['\0\0\0\x0CjP  ', 0, 'a JPEG 2000 image', IMAGE],
  ['AT&TFORM', 0, 'a DjVu file', NOT_YET],
  ['\x7FELF', 0, 'a program', 'it holds no documents'],
  ['ID3\x03', 0, 'a sound recording', 'bring its transcription'],
  ['OggS', 0, 'a sound or film recording', 'bring its transcription'],
  ['ftyp', 4, 'a film or sound recording', 'bring its transcription'],
  ['\xFF\xFE\0\0', 0, 'a text in UTF-32', 'save it as UTF-8'],
  ['\0\0\xFE\xFF', 0, 'a text in UTF-32', 'save it as UTF-8'],
]

/** Files that are ZIP inside, by a name that stands near their beginning. */
const ZIPPED: readonly (readonly [within: RegExp, what: string])[] = [
  [/word\//u, 'a Word file (DOCX)'],
  [/xl\//u, 'an Excel file (XLSX)'],
  [/ppt\//u, 'a PowerPoint file'],
  [/mimetypeapplication\/vnd\.oasis\.opendocument/u, 'an OpenDocument file'],
  [/mimetypeapplication\/epub\+zip/u, 'an EPUB book'],
]

/** What the first bytes of a file (4 KiB serve) show it to be, where that is no text. */
export function binaryKind(head: Uint8Array): Signature | undefined {
  const latin = String.fromCharCode(...head.subarray(0, 4096))
  const found = SIGNATURES.find(([bytes, offset]) => latin.startsWith(bytes, offset))
  if (found === undefined) return disguised(latin) ?? unknownBinary(head.subarray(0, 4096))
  const [bytes, , what, advice] = found
  // 257 bytes in, "ustar" may be a word of a text; a tar file has NULs before it.
  if (bytes === 'ustar' && !latin.slice(0, 257).includes('\0')) return undefined
  const zipped = bytes === 'PK\x03\x04' ? ZIPPED.find(([within]) => within.test(latin)) : undefined
  return zipped === undefined ? { what, advice } : { what: zipped[1], advice: NOT_YET }
}

/** A PDF file with something before its first line, or without one (ISO 32000, 7.5.2: readers accept 1,024 bytes of it). */
function disguised(latin: string): Signature | undefined {
  const isPdf = /(?:^\W{0,16}|[\r\n])%PDF-\d|^\W{0,16}\d+ 0 obj\s*<</u.test(latin.slice(0, 1024))
  return isPdf ? { what: 'a PDF file', advice: NOT_YET } : undefined
}

/** Bytes in which every tenth is a control character are no text, in whatever encoding of one byte. */
function unknownBinary(head: Uint8Array): Signature | undefined {
  if (head.length < 64 || encodingOf(head).encoding !== 'utf-8') return undefined
  const controls = head.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)).length
  return controls > head.length / 10 ? { what: 'no text', advice: 'it holds control characters throughout' } : undefined
}
