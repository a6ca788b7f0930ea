import { lookUp } from '#value/look-up.ts'
import type { Credit, CreditRole } from './rights.ts'

const ROLES: Readonly<Record<string, CreditRole>> = {
  contributed: 'contributed',
  obtained: 'obtained',
  provided: 'provided',
  translated: 'translated',
  transcribed: 'transcribed',
  edited: 'edited',
  encoded: 'encoded',
  digitized: 'digitized',
  digitised: 'digitized',
  donated: 'other',
  annotated: 'other',
  introduced: 'other',
  funded: 'funded',
}
const VERB = `(?:${Object.keys(ROLES).join('|')})`
/** `Contributed, transcribed, and translated for NKIDP by`; what it is for may also stand without a "by". */
const VERBS = String.raw`${VERB}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)${VERB})*(?:\s+(?<purpose>(?:from|for)\s+[^.;,]+?))?\s+by(?![\p{L}])`
const START = new RegExp(String.raw`(?<before>^|[.;,]\s*|\s+and\s+)(?<clause>${VERBS}\s+)`, 'giu')
const FUNDED = /^(?:this document was )?made possible with (?:the )?support (?:from|of) (?:the )?(?<name>.+)$/iu

interface Clause {
  readonly verbs: readonly string[]
  readonly purpose?: string
  readonly names: readonly string[]
}

/**
 * Reads credits: `Contributed by Sergey Radchenko and translated by Gary Goldberg.`, `Obtained by A; translated and edited by B, C, and D.`,
 * `This document was made possible with support from the X Foundation`. Undefined where the text is anything else.
 */
export function parseCredits(given: string): readonly Credit[] | undefined {
  const text = given.trim()
  const donor = FUNDED.exec(text.replace(/\.$/u, ''))?.groups?.name
  if (donor !== undefined) return [{ role: 'funded', name: donor.trim() }]
  const clauses = clausesOf(text)
  if (clauses === undefined) return undefined
  return clauses.flatMap(({ verbs, names, purpose }) =>
    verbs.flatMap((verb) => names.map((name) => credit(verb, name, purpose))),
  )
}

function credit(verb: string, name: string, purpose: string | undefined): Credit {
  const role = lookUp(ROLES, verb.toLowerCase()) ?? 'other'
  const note = [role === 'other' ? verb.toLowerCase() : '', purpose ?? ''].filter((words) => words !== '').join(' ')
  return { role, name, ...(note === '' ? {} : { note }) }
}

function clausesOf(text: string): readonly Clause[] | undefined {
  const starts = [...text.matchAll(START)]
  if (starts[0]?.index !== 0) return undefined
  const clauses: Clause[] = []
  for (const [n, match] of starts.entries()) {
    const names = namesOf(text.slice(match.index + match[0].length, starts[n + 1]?.index ?? text.length))
    if (names === undefined) return undefined
    const clause = match.groups?.clause ?? ''
    const purpose = match.groups?.purpose?.trim()
    const said = purpose === undefined ? clause : clause.slice(0, clause.indexOf(purpose))
    const verbs = [...said.matchAll(new RegExp(VERB, 'giu'))].map(([verb]) => verb)
    clauses.push({ verbs, names, ...(purpose === undefined ? {} : { purpose }) })
  }
  return clauses
}

// A name holds no figures and no second sentence: then it is no credit but part of a book's title or an imprint.
function namesOf(text: string): readonly string[] | undefined {
  const said = text.trim().replace(/[\s,;]+$/u, '')
  const plain = /(?<!\p{L})(?:Jr|Sr|\p{Lu})\.$/u.test(said) ? said : said.replace(/\.+$/u, '')
  const sentences = /\p{Ll}{2}\.\s+\p{Lu}/u.test(plain.replace(/\b(?:Dr|Mr|Mrs|Prof|Jr|Sr)\./gu, ''))
  if (plain === '' || plain.length > 300 || sentences || /[\d"“”[\]]/u.test(plain)) return undefined
  const names = plain
    .split(/\s*,\s*and\s+|\s*[,;](?!\s*(?:Jr|Sr)\b)\s*|\s+and\s+|\s*&\s*/u)
    .filter((name) => name !== '')
  return names.length > 0 && names.every((name) => /^[\p{L}(]/u.test(name)) ? names : undefined
}

/** Where the credits at the end of a source string begin, with what they say; undefined where it has none. */
export function creditsAtEnd(
  text: string,
): { readonly start: number; readonly credits: readonly Credit[] } | undefined {
  // The earliest beginning of a sentence or clause from which on everything is credits.
  for (const { index } of text.matchAll(/^|(?<=[.;,)”"]\s*)(?=\p{L})|(?<=\s)(?=and\s)/gu)) {
    const joined = /^and\s+/u.exec(text.slice(index))?.[0].length ?? 0
    const credits = parseCredits(text.slice(index + joined))
    if (credits !== undefined) return { start: index, credits }
  }
  return undefined
}
