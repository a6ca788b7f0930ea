import type { Sequence } from './analysis/sequences.ts'
import type { Token } from './analysis/tokens.ts'
import type { Field, Query } from './query.ts'
import { type AsName, type Way, waysOf } from './ways-of-words.ts'

/** A stretch of a text that a part of the query found. */
export interface Mark {
  readonly start: number
  readonly end: number
  /** Which part, by number. */
  readonly part: number
}

/** What a query looks for in running text. */
export interface Marker {
  /** The words that it could find. */
  readonly sought: readonly Sought[]
  /** Where its words stand in the tokens of a text, in order; what the query excludes, and what it seeks elsewhere, is not marked. */
  in(tokens: readonly Token[], where: 'title' | 'text', lang: string): Mark[]
}

/** A part of a query in one of the ways in which it may stand in a text. */
export interface Sought {
  readonly sequence: Sequence
  readonly part: number
  readonly where: 'title' | 'text' | 'both'
  /** Its one token is a word as it stands, not a stem. */
  readonly asForm?: true
  /** Of each word the forms in which it counts; any, where there are none. */
  readonly heldTo?: Way['heldTo']
  /** The languages of the texts in which it counts; any, where this is absent. */
  readonly inTextsOf?: Way['inTextsOf']
}

interface Asked {
  readonly prefix?: boolean
  readonly asName?: AsName
}

const MOST_PARTS = 1024
const DEEPEST = 12

/** The parts of a query that are words of the text, each with every way in which it may stand there. */
function partsOf(query: Query, languages: readonly string[]): Sought[] {
  const parts: Sought[] = []
  let next = 0
  let asWritten = false
  const add = (words: string, where: Sought['where'], { prefix, asName }: Asked = {}) => {
    if (next >= MOST_PARTS) return
    for (const { heldTo, inTextsOf, ...sequence } of waysOf(words, languages, asName, prefix)) {
      const forms = asWritten ? sequence.forms.map((form) => [form]) : heldTo
      parts.push({
        ...{ sequence, part: next, where },
        ...(forms === undefined ? {} : { heldTo: forms }),
        ...(inTextsOf === undefined ? {} : { inTextsOf }),
      })
    }
    next += 1
  }
  const walk = (node: Query, where: Sought['where'], depth: number): void => {
    if (depth > DEEPEST) return
    if (node.is === 'form') {
      parts.push({
        sequence: { tokens: [node.word], forms: [node.word], open: false },
        part: next,
        where,
        asForm: true,
      })
      next += 1
    } else if (node.is === 'term') add(node.word, where, node)
    else if (node.is === 'fuzzy') add(node.word, where)
    else if (node.is === 'prefix') add(node.start, where, { prefix: true })
    else if (node.is === 'wildcard') add(node.pattern.split(/[*?]/u)[0] ?? '', where, { prefix: true })
    else if (node.is === 'near') for (const word of node.words) add(word, where)
    else if (node.is === 'phrase') {
      if ((node.slop ?? 0) > 0) for (const word of node.words) add(word, where)
      else add(node.words.join(' '), where, { asName: 'typed' })
    } else if (node.is === 'named') for (const one of [node.typed, ...node.also]) walk(one, where, depth + 1)
    else if (node.is === 'anyOf') for (const one of node.variants) walk(one, where, depth + 1)
    else if (node.is === 'bool') for (const one of [...node.must, ...node.should]) walk(one, where, depth + 1)
    else if (node.is === 'written') {
      const otherwise = asWritten
      asWritten = true
      walk(node.of, where, depth + 1)
      asWritten = otherwise
    } else if (node.is === 'field') {
      const within = WHERE[node.field]
      if (within !== undefined) walk(node.of, within, depth + 1)
    }
  }
  walk(query, 'both', 0)
  return parts
}

const WHERE: Readonly<Partial<Record<Field, Sought['where']>>> = { title: 'title', text: 'text' }

/** Prepares a query for marking in many texts. */
export function markerOf(query: Query, languages: readonly string[]): Marker {
  const closed = new Map<string, Sought[]>()
  const forms = new Map<string, Sought[]>()
  const open: Sought[] = []
  const sought = partsOf(query, languages)
  for (const part of sought) {
    const [first = ''] = part.sequence.tokens
    if (part.asForm) forms.set(first, [...(forms.get(first) ?? []), part])
    else if (part.sequence.open && part.sequence.tokens.length === 1) open.push(part)
    else closed.set(first, [...(closed.get(first) ?? []), part])
  }

  const ends = ({ sequence, heldTo }: Sought, tokens: readonly Token[], at: number): number | undefined => {
    const last = sequence.tokens.length - 1
    for (const [n, wanted] of sequence.tokens.entries()) {
      const found = tokens[at + n]
      if (found === undefined) return undefined
      const isOpen = n === last && sequence.open
      const isWord = isOpen ? found.form.startsWith(wanted) : found.token === wanted
      const forms = isOpen ? [] : (heldTo?.[n] ?? [])
      if (!isWord || (forms.length > 0 && !forms.includes(found.form))) return undefined
    }
    return tokens[at + last]?.end
  }

  return {
    sought,
    in(tokens, where, lang) {
      const marks: Mark[] = []
      tokens.forEach((token, at) => {
        const here = closed.get(token.token)
        // Of a form that is its own stem the index knows all words of the stem.
        const asForm = new Set([...(forms.get(token.form) ?? []), ...(forms.get(token.token) ?? [])])
        for (const { where: within, part } of asForm)
          if (within === 'both' || within === where) marks.push({ start: token.start, end: token.end, part })
        if (here === undefined && open.length === 0) return
        for (const part of [...(here ?? []), ...open]) {
          if (part.where !== 'both' && part.where !== where) continue
          if (part.inTextsOf?.includes(lang) === false) continue
          const end = ends(part, tokens, at)
          if (end !== undefined) marks.push({ start: token.start, end, part: part.part })
        }
      })
      return marks
    },
  }
}

/** Marks as a page prints them: in order, those that overlap as one. */
export function joined(marks: readonly Mark[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = ranges.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}
