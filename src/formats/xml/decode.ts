import type { Issue } from '#value/issue.ts'
import type { Incoming } from '../format.ts'

/** The characters of an XML file, in pieces, and what was wrong with its bytes. */
export interface XmlCharacters {
  readonly pieces: AsyncIterable<string>
  /** Issues since the last call. */
  takeIssues(): readonly Issue[]
}

const ENOUGH = 1024
const DECLARED = /^<\?xml[^>]*?\bencoding\s*=\s*["'](?<label>[A-Za-z][\w.:-]*)["']/u

/** Decodes by byte order mark, else by the XML declaration, else as UTF-8 (XML 1.0, appendix F). Never throws. */
export function decodeXml(file: Incoming): XmlCharacters {
  let issues: Issue[] = []
  let replaced = 0
  const say = (severity: Issue['severity'], message: string) =>
    issues.push({ severity, at: file.name, field: 'file', message })

  function* held(text: string) {
    for (const sign of text.matchAll(/\uFFFD/gu)) replaced += sign.length
    if (text !== '') yield text
  }

  async function* pieces(): AsyncGenerator<string> {
    let head = new Uint8Array(0)
    let decoder: TextDecoder | undefined
    let label = 'utf-8'
    for await (const bytes of file.bytes) {
      if (decoder !== undefined) {
        yield* held(decoder.decode(bytes, { stream: true }))
        continue
      }
      head = joined(head, bytes)
      if (head.length < ENOUGH) continue
      label = encodingOf(head, say)
      decoder = new TextDecoder(label)
      yield* held(decoder.decode(head, { stream: true }))
    }
    if (decoder === undefined) {
      label = encodingOf(head, say)
      decoder = new TextDecoder(label)
      yield* held(decoder.decode(head, { stream: true }))
    }
    yield* held(decoder.decode())
    if (replaced > 0) say('warning', `${replaced} characters could not be read as ${label}; each stands as �`)
  }

  return {
    pieces: pieces(),
    takeIssues() {
      const taken = issues
      issues = []
      return taken
    },
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function encodingOf(head: Uint8Array, say: (severity: Issue['severity'], message: string) => void): string {
  const [a, b, c] = head
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0x00 && b === 0x3c) return 'utf-16be'
  if (a === 0x3c && b === 0x00) return 'utf-16le'
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(head.subarray(0, ENOUGH)))?.groups?.label
  // A declaration that could be read byte by byte is not of a file in UTF-16, whatever it says.
  if (declared === undefined || /^(?:utf-?8|utf-?16.*|ucs-?2)$/iu.test(declared)) return 'utf-8'
  try {
    return new TextDecoder(declared).encoding
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    say('warning', `the encoding “${declared}” is not known; read as UTF-8`)
    return 'utf-8'
  }
}
