import { SaxesParser } from 'saxes'
import type { Issue } from '#value/issue.ts'
import type { Incoming } from '../format.ts'
import { decodeXml } from './decode.ts'
import type { XmlElement, XmlNode } from './element.ts'
import { type Scope, scopeOf, XML_SCOPE } from './namespaces.ts'

/**
 * What is to become of an element that opens: `whole` builds its tree and hands it over at its end; `kept` hangs it into its parent, and asks
 * again for each of its children; `passed` keeps nothing of it, and asks again for its children.
 */
export type Fate = 'whole' | 'kept' | 'passed'

export interface XmlListener {
  opens(element: XmlElement, within: readonly XmlElement[]): Fate
  /** A `whole` element, at its end; it hangs nowhere. */
  whole(element: XmlElement, within: readonly XmlElement[]): void
  /** A `kept` or `passed` element, at its end. */
  closes(element: XmlElement, within: readonly XmlElement[]): void
}

const DEEPEST = 500
/** Where the parser's own memory of open tags would swell. */
const ABSURD = 100_000
/** What one record may hold, in characters: a file may be larger, one text not. */
const LARGEST = 20_000_000
/** What an element weighs beside its words, in the same measure. */
const ELEMENT_WEIGHT = 100

interface Growing extends XmlElement {
  readonly children: XmlNode[]
  cut?: boolean
}
/** The entities that XML itself has. */
const FIVE = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

interface Met {
  readonly line: number
  times: number
}
const oftenHere = (times: number) => (times === 1 ? '' : ` ${times} times, first here`)

interface Open {
  readonly element: Growing
  readonly scope: Scope
  readonly fate: Fate | 'inside'
  readonly keeps: boolean
}

/**
 * Reads XML as it comes and tells the listener. Gives the issues met after each piece, so that the caller can hand on what has come so far. Entities of the file's
 * own are not expanded and nothing is fetched: a reference stays visible as `&name;`. At the first thing that is no XML, reading ends, and
 * what is open is closed: what came before is kept.
 */
export async function* readXml(file: Incoming, listener: XmlListener): AsyncGenerator<readonly Issue[]> {
  const characters = decodeXml(file)
  const reading = new Reading(file.name, listener)
  for await (const piece of characters.pieces) {
    reading.write(piece)
    yield [...characters.takeIssues(), ...reading.takeIssues()]
    if (reading.broken) break
  }
  reading.end()
  yield [...characters.takeIssues(), ...reading.takeIssues()]
}

class Reading {
  broken = false
  readonly #name: string
  readonly #listener: XmlListener
  readonly #parser = new SaxesParser({ xmlns: false })
  readonly #open: Open[] = []
  readonly #within: XmlElement[] = []
  readonly #entities = new Map<string, Met>()
  readonly #forgiven = new Map<string, Met>()
  #issues: Issue[] = []
  #line = 1
  #weight = 0
  #tooDeep = 0
  #tooDeepAt = 0
  #deepOpen = 0
  #ending = false
  #sinceTag = 0

  constructor(name: string, listener: XmlListener) {
    this.#name = name
    this.#listener = listener
    const known = this.#parser.ENTITIES
    this.#parser.ENTITIES = new Proxy(known, { get: (five, name) => this.#entity(five, String(name)) })
    this.#parser.on('opentagstart', () => {
      this.#line = this.#parser.line
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#opens(name, attributes))
    this.#parser.on('closetag', () => this.#closes())
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
    this.#parser.on('error', ({ message }) => this.#wrong(message.replace(/^\d+:\d+: /u, '')))
  }

  takeIssues(): readonly Issue[] {
    const taken = this.#issues
    this.#issues = []
    return taken
  }

  write(piece: string): void {
    const last = piece.lastIndexOf('<')
    this.#sinceTag = last === -1 ? this.#sinceTag + piece.length : piece.length - last
    if (this.#sinceTag > LARGEST) this.#break('there is no tag for 20 million characters')
    else this.#parser.write(piece)
  }

  end(): void {
    // The parser tells of open tags before it gives the last words.
    this.#ending = !this.broken
    if (!this.broken) this.#parser.close()
    while (this.#open.length > 0) this.#close()
    for (const [message, { line, times }] of this.#forgiven) {
      this.#say('warning', line, `no good XML: ${message.replace(/\.$/u, '')}${oftenHere(times)}`)
    }
    for (const [name, { line, times }] of this.#entities) {
      const often = oftenHere(times)
      this.#say(
        'warning',
        line,
        `&${name};${often} is no entity of XML; those of a file's own are not expanded, and it is kept as written`,
      )
    }
    if (this.#tooDeep > 0) {
      const message = `${this.#tooDeep} elements stand deeper than ${DEEPEST}; their words are kept in the one around them`
      this.#say('warning', this.#tooDeepAt, message)
    }
  }

  #say(severity: Issue['severity'], line: number, message: string): void {
    this.#issues.push({ severity, at: `${this.#name}:${line}`, field: 'file', message })
  }

  #entity(five: Readonly<Record<string, string>>, name: string): string | undefined {
    if (FIVE.has(name)) return five[name]
    if (!/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u.test(name)) return undefined
    const met = this.#entities.get(name)
    if (met !== undefined) met.times += 1
    else if (this.#entities.size < 100) this.#entities.set(name, { line: this.#parser.line, times: 1 })
    return `&${name};`
  }

  #wrong(message: string): void {
    if (this.broken) return
    // A character that XML forbids is kept here and made visible where the text is taken; anything else ends the reading.
    if (/^disallowed character\.$|^malformed character entity|^duplicate attribute/u.test(message)) {
      const met = this.#forgiven.get(message)
      if (met === undefined) this.#forgiven.set(message, { line: this.#parser.line, times: 1 })
      else met.times += 1
    } else this.#break(message)
  }

  #break(message: string): void {
    this.broken = true
    const ends = /^unclosed tag: (?<tag>.*)/u.exec(message)?.groups?.tag
    const what =
      ends === undefined ? `this is not XML (${message.replace(/\.$/u, '')})` : `the file ends inside <${ends}>`
    this.#say('error', this.#parser.line, `${what}; what stands before is kept, the rest is not read`)
  }

  #opens(tag: string, given: Readonly<Record<string, string>>): void {
    if (this.broken) return
    const parent = this.#open.at(-1)
    if (this.#open.length >= DEEPEST) {
      if (this.#tooDeep === 0) this.#tooDeepAt = this.#line
      this.#tooDeep += 1
      this.#deepOpen += 1
      if (this.#deepOpen > ABSURD) this.#break(`elements stand ${ABSURD} deep`)
      return
    }
    const { scope, name, namespace, attributes } = scopeOf(parent?.scope ?? XML_SCOPE, tag, given)
    const element: Growing = { name, namespace, attributes, children: [], line: this.#line }
    const inside = parent?.fate === 'whole' || parent?.fate === 'inside'
    const fate = inside ? 'inside' : this.#listener.opens(element, this.#within)
    if (fate === 'whole' || (fate === 'kept' && parent?.keeps !== true)) this.#weight = 0
    const keeps = fate !== 'passed' && this.#fits(ELEMENT_WEIGHT + weightOf(attributes))
    if (keeps && fate !== 'whole') parent?.element.children.push(element)
    this.#open.push({ element, scope, fate, keeps })
    if (!inside) this.#within.push(element)
  }

  #text(text: string): void {
    const open = this.#open.at(-1)
    if (open === undefined || (this.broken && !this.#ending) || !open.keeps || !this.#fits(text.length)) return
    const { children } = open.element
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + text
    else children.push(text)
  }

  /** Whether what is being built may grow by so much; if not, it is marked as cut. */
  #fits(weight: number): boolean {
    this.#weight += weight
    if (this.#weight <= LARGEST) return true
    const root = (this.#open.findLast(({ fate }) => fate === 'whole') ?? this.#open.find(({ keeps }) => keeps))?.element
    if (root !== undefined) root.cut = true
    return false
  }

  #closes(): void {
    if (this.broken) return
    if (this.#deepOpen > 0) this.#deepOpen -= 1
    else this.#close()
  }

  #close(): void {
    const open = this.#open.pop()
    if (open === undefined || open.fate === 'inside') return
    this.#within.pop()
    if (open.fate === 'whole') this.#listener.whole(open.element, this.#within)
    else this.#listener.closes(open.element, this.#within)
  }
}

/** Characters of an element's attributes: they are kept as its words are. */
const weightOf = (attributes: Growing['attributes']) =>
  Object.values(attributes).reduce((sum, value) => sum + value.length, 0)
