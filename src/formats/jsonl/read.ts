import type { z } from 'zod'
import { holdable } from '#document/body.ts'
import type { Unplaced } from '#document/document.ts'
import { type Held, KINDS } from '#holding/held.ts'
import type { Issue } from '#value/issue.ts'
import { decode } from '../bytes/decode.ts'
import { lines } from '../bytes/lines.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { fitTexts } from './fit-texts.ts'
import { heldSchema } from './schema.ts'

const LONGEST = 64 * 1024 * 1024

/** Chancery's own full form: a record a line, `{ "kind": "document", … }`; `writeJsonl` gives back what is read here. */
export const jsonl: ReadableFormat = { id: 'jsonl', label: 'JSON Lines (Chancery)', recognises, read }

function recognises(name: string, head: string): number {
  const first = head.trimStart().split('\n', 1)[0] ?? ''
  if (!first.startsWith('{')) return 0
  const ours = new RegExp(String.raw`^\{.*"kind"\s*:\s*"(?:${KINDS.join('|')})"`, 'u').test(first)
  // Keys are in order and a long first record does not fit into the head: its beginning must do.
  if (ours || /^\{"(?:access|aliases|body)":/u.test(first)) return 0.95
  return /\.(?:jsonl|ndjson)$/iu.test(name) ? 0.7 : 0
}

async function* read(file: Incoming): AsyncIterable<Reading> {
  const decoding = decode(file)
  for await (const line of lines(decoding.pieces, LONGEST)) {
    for (const issue of decoding.takeIssues()) yield { kind: 'issue', issue }
    if (line.text.trim() === '') continue
    const at = `${file.name}:${line.number}`
    const parsed = line.cut ? { wrong: 'longer than 64 MB; the line was left out' } : parse(line.text)
    if ('wrong' in parsed) {
      yield { kind: 'issue', issue: { severity: 'error', at, field: 'file', message: parsed.wrong } }
      yield { kind: 'refused' }
      continue
    }
    if (parsed.replaced > 0) yield { kind: 'issue', issue: replacing(parsed.replaced, at) }
    const { held, issues, isUnsound = false } = readHeld(parsed.value, at)
    for (const issue of issues) yield { kind: 'issue', issue }
    yield held === undefined ? { kind: 'refused' } : { kind: 'held', held, at, isUnsound }
  }
  for (const issue of decoding.takeIssues()) yield { kind: 'issue', issue }
}

// Escapes that make characters which a text cannot hold: control characters, half surrogates, two noncharacters.
const ODD_ESCAPE = /\\u(?:00[01]|d[89a-f]|fff[ef])|\\[bf]/iu

function parse(text: string): { readonly value: unknown; readonly replaced: number } | { readonly wrong: string } {
  try {
    let replaced = 0
    const asHeld = (_key: string, given: unknown) => {
      if (typeof given !== 'string') return given
      const held = holdable(given)
      replaced += held.replaced
      return held.text
    }
    const value: unknown = JSON.parse(text, ODD_ESCAPE.test(text) ? asHeld : undefined)
    return { value, replaced }
  } catch (cause) {
    if (cause instanceof RangeError) return { wrong: TOO_DEEP }
    if (!(cause instanceof SyntaxError)) throw cause
    return { wrong: `no JSON: ${cause.message.slice(0, 200)}` }
  }
}

function replacing(count: number, at: string): Issue {
  const what = count === 1 ? 'one control character or half' : `${count} control characters or halves`
  const message = `${what} of a character, which a text cannot hold; visible signs stand for them`
  return { severity: 'warning', at, field: 'file', message }
}

const TOO_DEEP = 'lists or objects stand too deep in each other; it was left out'

/** What a line holds: a record, or the issue that says why it is none. `isUnsound`: a date that is none was set aside. */
export interface HeldRead {
  readonly held?: Held
  readonly issues: readonly Issue[]
  readonly isUnsound?: boolean
}

/**
 * A record from a JSON value. Without `held`, an issue with severity `error` says why. Unknown fields do not refuse a record: each is an
 * issue that names it, and a document keeps it in `unplaced`; so it is with dates of an exchange that are none.
 */
export function readHeld(value: unknown, at: string): HeldRead {
  try {
    const read = heldOf(value, at)
    if (read.held?.kind !== 'document') return read
    const { document, issues } = fitTexts(read.held, at)
    return { ...read, held: document, issues: [...read.issues, ...issues] }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause // the stack: a hundred thousand brackets in each other
    return { issues: [{ severity: 'error', at, field: 'file', message: TOO_DEEP }] }
  }
}

function heldOf(value: unknown, at: string): HeldRead {
  const first = heldSchema.safeParse(value)
  if (first.success) return { held: first.data, issues: [] }
  const { known, unknown } = setAside(value, first.error.issues)
  const again = unknown.length === 0 ? first : heldSchema.safeParse(known)
  const issues: Issue[] = unknown.map(({ path, message }) => ({ severity: 'warning', at, field: path, message }))
  const isUnsound = unknown.some(({ message }) => message !== NO_FIELD)
  if (!again.success) {
    return { issues: [...issues, ...again.error.issues.slice(0, 20).map((issue) => asIssue(issue, at))] }
  }
  const held = again.data
  if ((held.kind !== 'document' && held.kind !== 'exchange') || unknown.length === 0) return { held, issues }
  const unplaced: Unplaced[] = unknown.map(({ path, content }) => ({
    label: path,
    value: typeof content === 'string' ? content : JSON.stringify(content),
    at,
  }))
  if (held.kind === 'document') return { held: { ...held, unplaced: [...(held.unplaced ?? []), ...unplaced] }, issues }
  const values = unplaced.map(({ label, value }) => ({ label, value }))
  return { held: { ...held, unplaced: [...(held.unplaced ?? []), ...values] }, issues, isUnsound }
}

function asIssue(issue: z.core.$ZodIssue, at: string): Issue {
  const path = issue.path.map(String).join('.')
  const message = issue.code === 'invalid_union' && path === 'kind' ? `none of ${KINDS.join(', ')}` : issue.message
  return { severity: 'error', at, field: path === '' ? 'file' : path, message }
}

interface Unknown {
  readonly path: string
  readonly content: unknown
  readonly message: string
}

const NO_FIELD = 'no field of this form; the record is kept without it'
const NO_DATE = 'is no EDTF date; it was set aside'

/** The value without the fields that the schema does not know and, in an exchange, without what says a date that is none. */
function setAside(value: unknown, issues: readonly z.core.$ZodIssue[]): { known: unknown; unknown: Unknown[] } {
  const unknown: Unknown[] = []
  const known: unknown = structuredClone(value)
  const take = (path: readonly PropertyKey[], key: string, message: string) => {
    const holder = path.reduce<unknown>((held, step) => fieldOf(held, step), known)
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return
    unknown.push({ path: [...path, key].map(String).join('.'), content: fieldOf(holder, key), message })
    Reflect.deleteProperty(holder, key)
  }
  const visit = (found: readonly z.core.$ZodIssue[], base: readonly PropertyKey[]) => {
    for (const issue of found) {
      const path = [...base, ...issue.path]
      if (issue.code === 'invalid_union') for (const branch of issue.errors) visit(onlyUnknown(branch), path)
      const dated = isExchange(value) ? datedBy(path) : undefined
      if (dated !== undefined) take(dated.slice(0, -1), String(dated.at(-1)), NO_DATE)
      if (issue.code !== 'unrecognized_keys') continue
      for (const key of issue.keys) take(path, key, NO_FIELD)
    }
  }
  visit(issues, [])
  return { known: withoutHoles(known), unknown }
}

const isExchange = (value: unknown) => fieldOf(value, 'kind') === 'exchange'

/** What falls with a date at this place: the date alone, of a claim; all that it is the day of, where that is nothing without one. */
function datedBy(path: readonly PropertyKey[]): readonly PropertyKey[] | undefined {
  const last = path.at(-1)
  if (last === 'edtf') return path
  if (last === 'from' && path.at(-2) === 'public') return path.slice(0, -1)
  return last === 'asOf' && path[0] === 'silences' ? path.slice(0, -1) : undefined
}

/** A list of which an item was taken is without it. */
function withoutHoles(value: unknown): unknown {
  const silences = fieldOf(value, 'silences')
  return Array.isArray(silences) && typeof value === 'object'
    ? { ...value, silences: silences.filter(() => true) }
    : value
}

/** Of the branches of a union, one whose only fault is an unknown field is the one that was meant. */
const onlyUnknown = (branch: readonly z.core.$ZodIssue[]) =>
  branch.every((issue) => issue.code === 'unrecognized_keys') ? branch : []

const fieldOf = (held: unknown, step: PropertyKey): unknown =>
  typeof held === 'object' && held !== null ? Reflect.get(held, step) : undefined
