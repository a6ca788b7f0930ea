import type { Document } from './document.ts'
import type { Evidence } from './evidence.ts'
import type { Wrong } from './misquoted.ts'

const DOUBLE = /["“”„‟«»‹›「」『』《》〝〞〟＂]|<<|>>/u
/** Marks that are also apostrophes quote where they open before a word and close behind one. */
const SINGLE = /(?<![\p{L}\p{N}])['‘‚‛’`´][\s\S]+?['‘‛’`´](?![\p{L}\p{N}])/u

/** A word that names by itself; other words, years, pages and volumes name a document only as the first of a citation. */
const isNumber = (word: string) => /\d/u.test(word) && (/\D/u.test(word) || word.length > 4)

/** What a citation that quotes may name a document by, in small letters: its number or an alias, a word of its own; nothing where it quotes nothing. */
export function namesIn({ citation }: Evidence): readonly string[] {
  const words = (citation?.asGiven ?? '').replace(/\p{Cf}/gu, '').toLowerCase()
  if (!DOUBLE.test(words) && !SINGLE.test(words)) return []
  const bare = words.match(/[\p{L}\p{N}_-]+/gu) ?? []
  const whole = words.split(/\s+/u).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  return [...new Set([...bare, ...whole].filter((word) => word === bare[0] || word === whole[0] || isNumber(word)))]
}

/** What quotes a document held here and does not say where is no citation: it would be printed also where the document is closed. */
export function wrongCitation(evidence: Evidence, held: ReadonlyMap<string, Document>): Wrong | undefined {
  const names = new Set(namesIn(evidence))
  if (names.size === 0) return undefined
  const found = [...held.values()].find(({ id, aliases = [] }) =>
    [id, ...aliases].some((name) => names.has(name.toLowerCase())),
  )
  if (found === undefined) return undefined
  const { id } = found
  const message = `${id} is held here, and a quotation from it names text and block: ${id} t1 p1 “the exact words”.`
  return { message, isKept: false, document: id }
}
