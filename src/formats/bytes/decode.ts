import { holdable } from '#document/body.ts'
import type { Issue } from '#value/issue.ts'
import type { Incoming } from '../format.ts'
import { encodingOf } from './encoding.ts'
import { binaryKind } from './signature.ts'
import { joined, lineEnds, utf8 } from './utf8.ts'

/** A file's text on its way. */
export interface Decoding {
  /** In pieces, line ends all `\n`, only characters that XML can hold. Nothing where the file is binary. Bad bytes never throw. */
  readonly pieces: AsyncIterable<string>
  /** Issues since the last call: a wrong encoding, control characters, a binary file. */
  takeIssues(): readonly Issue[]
}

/** Looked at before the first character is decoded: signatures, byte order marks, NULs. */
const HEAD = 4096
/** Decoded at once, so that memory stays flat however large the pieces are that the bytes come in. */
const STEP = 256 * 1024

/**
 * Decodes a file as it comes: by its byte order mark, as UTF-16 where it shows, else as UTF-8; what is not UTF-8 is read as
 * Windows-1252 byte by byte, or all of it from there as a Cyrillic code page where it looks so. Each choice is an issue.
 */
export function decode(file: Incoming): Decoding {
  const issues: Issue[] = []
  return { pieces: cleaned(file, issues), takeIssues: () => issues.splice(0) }
}

/** The first bytes of a file as text, for telling its format; a character cut at the end is left out. */
export function decodeHead(bytes: Uint8Array): string {
  if (binaryKind(bytes) !== undefined) return ''
  const { encoding, mark } = encodingOf(bytes.subarray(0, HEAD))
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes.subarray(mark), { stream: true })
  const issues: Issue[] = []
  return utf8('', issues)(bytes.subarray(mark), false)
}

async function* cleaned(file: Incoming, issues: Issue[]): AsyncIterable<string> {
  let line = 1
  let replaced = 0
  let firstLine = 0
  let pending = ''
  for await (const decoded of textOf(file, issues)) {
    const whole = pending + decoded
    // A "\r" at the end may be half of a line end.
    pending = whole.endsWith('\r') ? '\r' : ''
    const held = holdable((pending === '' ? whole : whole.slice(0, -1)).replace(/\r\n?/gu, '\n'))
    if (held.replaced > 0 && replaced === 0) firstLine = line + lineEnds(held.text.slice(0, firstSign(held.text)))
    replaced += held.replaced
    line += lineEnds(held.text)
    if (held.text !== '') yield held.text
  }
  if (pending !== '') yield '\n'
  if (replaced > 0) {
    const message = `${replaced} control or broken ${replaced === 1 ? 'character' : 'characters'} from this line on, which XML cannot hold; visible signs stand for them`
    issues.push({ severity: 'warning', at: `${file.name}:${firstLine}`, field: 'file', message })
  }
}

const firstSign = (text: string) => Math.max(0, text.search(/[\u2400-\u241F\uFFFD]/u))

async function* textOf(file: Incoming, issues: Issue[]): AsyncIterable<string> {
  let step: ((bytes: Uint8Array, last: boolean) => string) | undefined
  let head: Uint8Array = new Uint8Array()
  for await (const bytes of file.bytes) {
    if (step !== undefined) {
      for (let at = 0; at < bytes.length; at += STEP) yield step(bytes.subarray(at, at + STEP), false)
      continue
    }
    head = joined(head, bytes)
    if (head.length < HEAD) continue
    step = begin(file.name, head, issues)
    if (step === undefined) return
    for (let at = 0; at < head.length; at += STEP) yield step(head.subarray(at, at + STEP), false)
  }
  if (step === undefined) {
    step = begin(file.name, head, issues)
    if (step === undefined) return
    yield step(head, false)
  }
  yield step(new Uint8Array(), true)
}

/** Chooses the way of decoding by the first bytes; undefined, with an issue, where they are no text. */
function begin(name: string, head: Uint8Array, issues: Issue[]) {
  const binary = binaryKind(head)
  if (binary !== undefined) {
    issues.push({ severity: 'error', at: name, field: 'file', message: `${binary.what}: ${binary.advice}` })
    return undefined
  }
  const { encoding, mark } = encodingOf(head.subarray(0, HEAD))
  const step = encoding === 'utf-8' ? utf8(name, issues) : utf16(name, encoding, mark, issues)
  let toSkip = mark
  return (bytes: Uint8Array, last: boolean) => {
    const skipped = Math.min(toSkip, bytes.length)
    toSkip -= skipped
    return step(bytes.subarray(skipped), last)
  }
}

function utf16(name: string, encoding: 'utf-16le' | 'utf-16be', mark: number, issues: Issue[]) {
  if (mark === 0) {
    issues.push({
      severity: 'note',
      at: name,
      field: 'file',
      message: `no byte order mark; read as ${encoding.toUpperCase()}`,
    })
  }
  const decoder = new TextDecoder(encoding)
  return (bytes: Uint8Array, last: boolean) => decoder.decode(bytes, { stream: !last })
}
