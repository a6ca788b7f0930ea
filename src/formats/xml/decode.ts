import type { Issue } from '#value/issue.ts'
import { joined, utf8 } from '../bytes/utf8.ts'
import type { Incoming } from '../format.ts'

/** The characters of an XML file, in pieces, and what was wrong with its bytes. */
export interface XmlCharacters {
  readonly pieces: AsyncIterable<string>
  /** Issues since the last call. */
  takeIssues(): readonly Issue[]
}

const ENOUGH = 1024
const DECLARED = /^<\?xml[^>]*?\bencoding\s*=\s*["'](?<label>[A-Za-z][\w.:-]*)["']/u

/** Decodes by byte order mark, else by the XML declaration, else as UTF-8 (XML 1.0, appendix F); what is no UTF-8 then as `utf8` tells. Never throws. */
export function decodeXml(file: Incoming): XmlCharacters {
  const issues: Issue[] = []
  return { pieces: textOf(file, issues), takeIssues: () => issues.splice(0) }
}

async function* textOf(file: Incoming, issues: Issue[]): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array(0)
  let step: Step | undefined
  for await (const bytes of file.bytes) {
    if (step !== undefined) {
      yield* step(bytes, false)
      continue
    }
    head = joined(head, bytes)
    if (head.length < ENOUGH) continue
    step = begin(file.name, head, issues)
    yield* step(head, false)
  }
  if (step === undefined) {
    step = begin(file.name, head, issues)
    yield* step(head, false)
  }
  yield* step(new Uint8Array(0), true)
}

type Step = (bytes: Uint8Array, last: boolean) => readonly string[]

/** Chooses the way of decoding by the first bytes. */
function begin(name: string, head: Uint8Array, issues: Issue[]): Step {
  const say = (severity: Issue['severity'], message: string) =>
    issues.push({ severity, at: name, field: 'file', message })
  const label = encodingOf(head, say)
  if (label === 'utf-8') {
    const decode = utf8(name, issues)
    let mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
    return (bytes, last) => {
      const text = decode(bytes.subarray(mark), last)
      mark = 0
      return text === '' ? [] : [text]
    }
  }
  const decoder = new TextDecoder(label)
  let replaced = 0
  return (bytes, last) => {
    const text = decoder.decode(bytes, { stream: !last })
    replaced += text.match(/\uFFFD/gu)?.length ?? 0
    if (last && replaced > 0) say('warning', `${replaced} characters could not be read as ${label}; each stands as �`)
    return text === '' ? [] : [text]
  }
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
