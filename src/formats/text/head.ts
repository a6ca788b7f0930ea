import { isMap, isScalar, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml'
import type { Issue } from '#value/issue.ts'

/** One field of a head: its name, its value (strings, lists and maps of strings alone), and its line. */
export interface HeadField {
  readonly label: string
  readonly value: unknown
  readonly line: number
}

export interface Headed {
  readonly fields: readonly HeadField[]
  /** The head as it stands, where it could not be read. */
  readonly unread?: string
  readonly body: string
  /** The line that the body begins on. */
  readonly bodyLine: number
  readonly issues: readonly Issue[]
}

const OPENS = /^---[ \t]*\n/u
const CLOSES = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu
const LONGEST = 1024 * 1024

/** Parts a YAML head (between two lines `---`) from the body. What is no head is body. A head that cannot be read is kept as it stands; the body is read all the same. */
export function takeHead(text: string, name: string): Headed {
  const none: Headed = { fields: [], body: text, bodyLine: 1, issues: [] }
  const opening = OPENS.exec(text)?.[0].length
  if (opening === undefined) return none
  const rest = text.slice(opening, opening + LONGEST)
  const closing = CLOSES.exec(rest)
  if (closing === null) return none
  const head = rest.slice(0, closing.index)
  const end = opening + closing.index + closing[0].length
  const bodyLine = 1 + text.slice(0, end).split('\n').length - 1
  const { fields, issues } = fieldsOf(head, name)
  return {
    fields: fields ?? [],
    ...(fields === undefined ? { unread: head } : {}),
    body: text.slice(end),
    bodyLine,
    issues,
  }
}

function fieldsOf(
  head: string,
  name: string,
): { readonly fields?: readonly HeadField[]; readonly issues: readonly Issue[] } {
  const lineCounter = new LineCounter()
  // Failsafe: every scalar is a string, so that the number 0222 keeps its nought and a date its form.
  const read = parseDocument(head, {
    lineCounter,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
    merge: false,
    // Its own check compares each name with all the others: a head of many names would take minutes.
    uniqueKeys: false,
  })
  // One is enough: the others follow from it.
  const issues = read.errors.slice(0, 1).map((error): Issue => {
    const { line } = lineCounter.linePos(error.pos[0])
    return {
      severity: 'warning',
      at: `${name}:${line + 1}`,
      field: 'head',
      message: `no YAML: ${error.message.split('\n', 1)[0]}; the head is kept as it stands`,
    }
  })
  if (issues.length > 0) return { issues }
  const twice = repeatedName(read.contents)
  if (twice !== undefined) {
    const { line } = lineCounter.linePos(twice.range?.[0] ?? 0)
    const message = `no YAML: “${String(twice.value)}” comes twice; the head is kept as it stands`
    return { issues: [{ severity: 'warning', at: `${name}:${line + 1}`, field: 'head', message }] }
  }
  if (read.contents === null) return { fields: [], issues }
  const wrong = (message: string) => ({
    issues: [
      { severity: 'warning', at: `${name}:2`, field: 'head', message: `${message}; it is kept as it stands` } as const,
    ],
  })
  if (!isMap(read.contents)) return wrong('the head is no list of fields (name: value)')
  let plain: unknown
  try {
    plain = read.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return wrong(`the head: ${cause.message}`) // an alias: one may hold itself, or multiply, and no head needs any
  }
  const values = new Map(Object.entries(plain as Readonly<Record<string, unknown>>))
  const fields = read.contents.items.flatMap(({ key }): HeadField[] => {
    if (!isScalar(key)) return []
    const label = String(key.value)
    return [{ label, value: values.get(label) ?? '', line: lineCounter.linePos(key.range?.[0] ?? 0).line + 1 }]
  })
  return { fields, issues }
}

/** The first name that comes twice in one list of fields, at any depth. */
function repeatedName(contents: ReturnType<typeof parseDocument>['contents']): Scalar | undefined {
  let found: Scalar | undefined
  visit(contents, {
    Map(_, map: YAMLMap) {
      const names = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (names.has(String(key.value))) {
          found = key
          return visit.BREAK
        }
        names.add(String(key.value))
      }
      return undefined
    },
  })
  return found
}
