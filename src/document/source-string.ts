import type { Issue } from '#value/issue.ts'
import { mayBeTransfer, parseReference, readsAsArchival, sameFile } from './archival-reference.ts'
import { creditsAtEnd } from './credit-line.ts'
import type { Credit } from './rights.ts'
import { readEdition } from './source-string-edition.ts'
import { type SourcePart, sourceParts } from './source-string-parts.ts'
import type { Reference, Witness } from './witness.ts'

/** What a source string says: embodiments of the document, and who brought it about. */
export interface SourceRead {
  readonly witnesses: readonly Witness[]
  readonly credits: readonly Credit[]
  readonly issues: readonly Issue[]
}

/**
 * Takes a source string apart: `APRF, f. 45, op. 1, d. 330, pp. 110-113, and RGASPI, f. 558, …. Contributed by Sergey Radchenko.`
 * Several archives are several witnesses, or several references of one where the string says so ("also accessible in"). Each reference keeps
 * exactly the words that name it; where joining words beyond "and" would be lost, the first witness' note has the whole. Equal leaves in
 * a known transfer are only proposed as one paper (a note). What cannot be read is a reference with `asGiven` alone, and a warning.
 */
export function parseSource(given: string, at: string): SourceRead {
  const text = given.trim()
  if (text.length > LONGEST) return unread(text, at)
  const credited = creditsAtEnd(text)
  const named = text.slice(0, credited?.start ?? text.length).trim()
  const parts = sourceParts(named)
  const issues: Issue[] = []
  const witnesses: Witness[] = []
  for (const part of parts) {
    const read = readPart(part, witnesses.at(-1), at)
    issues.push(...read.issues)
    if (read.joins) witnesses[witnesses.length - 1] = read.witness
    else witnesses.push({ ...read.witness, id: `w${witnesses.length + 1}` })
  }
  const [first] = witnesses
  if (first !== undefined && parts.some(({ joined }) => hasWords(joined)))
    witnesses[0] = { ...first, note: [first.note, `As given: ${named}`].filter((note) => note !== undefined).join(' ') }
  return { witnesses, credits: credited?.credits ?? [], issues: [...issues, ...proposals(witnesses, at)] }
}

// Longer than any reference; a text that slipped into the field is kept, not combed through.
const LONGEST = 4000

function unread(text: string, at: string): SourceRead {
  const reference: Reference = { levels: [], leaves: [], asGiven: text, status: 'not-stated' }
  const message = `a source of ${text.length} characters is no archival reference; it is printed as given`
  return {
    witnesses: [{ id: 'w1', kind: 'not-stated', references: [reference] }],
    credits: [],
    issues: [{ severity: 'warning', at, field: 'witnesses', message }],
  }
}

const hasWords = (joint: string) => /\p{L}/u.test(joint.replace(/(?<!\p{L})and(?!\p{L})/giu, ''))

/** Remarks of an editor that follow a reference in sentences of their own (as in printed series of documents): the witness' note. */
const REMARKS =
  /(?<=[\p{L}\p{N})]{2}|\d)\.\s+(?=(?:Top Secret|Secret|Confidential|No classification|Unclassified|Limited Official|Official Use|Eyes Only|Drafted|Sent|Repeated|Received|Approved|Cleared|Signed|Printed from|Regraded|The (?:document|text|source|original)|This (?:document|is|text)|For the|See )\b)/u

interface PartRead {
  readonly witness: Witness
  /** The witness is the one before, with one reference more. */
  readonly joins: boolean
  readonly issues: readonly Issue[]
}

function readPart({ text, joined }: SourcePart, before: Witness | undefined, at: string): PartRead {
  const remarks = REMARKS.exec(text)
  const said = asGiven(remarks === null ? text : text.slice(0, remarks.index))
  const note = remarks === null ? {} : { note: text.slice(remarks.index + 1).trim() }
  const edition = readsAsArchival(said) ? undefined : readEdition(said)
  if (edition !== undefined)
    return { witness: { id: 'w1', kind: 'printed', references: [], edition, ...note }, joins: false, issues: [] }
  const previous = before?.references.at(-1)
  const { reference, issues } = continued(said, previous, at)
  const joins = before !== undefined && previous !== undefined && /\b(?:also|formerly|previously|now)\b/iu.test(joined)
  if (!joins) return { witness: { id: 'w1', ...carrier(said), references: [reference], ...note }, joins, issues }
  const [older, newer] = statuses(joined)
  const references = [
    ...before.references.slice(0, -1),
    { ...previous, status: older },
    { ...reference, status: newer },
  ]
  return { witness: { ...before, references, ...note }, joins, issues }
}

// The stop of the sentence is not part of a reference; one that ends an abbreviation is ("12ob."). Nor is half a pair of brackets.
function asGiven(text: string): string {
  const said = text.trim().replace(/(?<!\b(?:ob|об|no|vol|cit))[\s.,;]+$|^[\s,;]+|[\s,;]+$/giu, '')
  return said.endsWith(')') && !said.includes('(') ? said.slice(0, -1) : said
}

function statuses(joined: string): readonly [Reference['status'], Reference['status']] {
  if (/\b(?:formerly|previously)\b/iu.test(joined)) return ['present', 'former']
  return /\bnow\b/iu.test(joined) ? ['former', 'present'] : ['not-stated', 'not-stated']
}

/** Form and kind of the paper, where the reference tells them: `(Microfilm)`, `893.00/1-849: Telegram`. */
function carrier(said: string): Pick<Witness, 'kind' | 'form'> {
  if (/\bmicro(?:film|fiche)\b/iu.test(said)) return { kind: 'microform' }
  const form = /:\s*(?<form>Telegram|Airgram|Despatch|Circular|Memorandum)\.?$/iu.exec(said)?.groups?.form
  return { kind: 'not-stated', ...(form === undefined ? {} : { form }) }
}

/** `…; d. 331, l. 6` names no repository and no fond: both are those of the reference before. */
function continued(said: string, previous: Reference | undefined, at: string) {
  const own = parseReference(said, at)
  if (own.reference.repository !== undefined || previous?.repositoryAsNamed === undefined) return own
  const { reference, issues } = parseReference(said, at, previous.repositoryAsNamed)
  const first = previous.levels.findIndex(({ level }) => level === reference.levels[0]?.level)
  if (first < 0) return own
  const message = `“${said}” was read as of ${previous.repositoryAsNamed}, as the reference before it`
  const note: Issue = { severity: 'note', at, field: 'witnesses', message }
  const levels = [...previous.levels.slice(0, first), ...reference.levels]
  return { reference: { ...reference, levels }, issues: [...issues, note] }
}

/** Witnesses that may be one paper with a later one of the string. An editor decides. */
function proposals(witnesses: readonly Witness[], at: string): Issue[] {
  const all = witnesses.flatMap(({ id, references }) => references.map((reference) => ({ id, reference })))
  return all.flatMap(({ id, reference }, n): Issue[] => {
    const other = all.slice(n + 1).find((next) => next.id !== id && likeness(reference, next.reference) !== undefined)
    if (other === undefined) return []
    const how = likeness(reference, other.reference)
    const message = `“${reference.asGiven}” and “${other.reference.asGiven}” may be one paper (${how}); kept as witnesses ${id} and ${other.id}`
    return [{ severity: 'note', at, field: 'witnesses', message }]
  })
}

function likeness(a: Reference, b: Reference): string | undefined {
  if (mayBeTransfer(a, b) || mayBeTransfer(b, a)) return 'equal file and leaves in a known transfer'
  return sameFile(a, b) && JSON.stringify(a.leaves) === JSON.stringify(b.leaves) ? 'equal file and leaves' : undefined
}
