import { sha256 } from './digest.ts'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** The record number of a document, its address for ever: 1 to 64 of `A-Z a-z 0-9 _ -`, unique without regard to case. */
export type DocumentId = Branded<'document'>
export type AgentId = Branded<'agent'>
export type PlaceId = Branded<'place'>
export type SubjectId = Branded<'subject'>
export type CollectionId = Branded<'collection'>
export type ExchangeId = Branded<'exchange'>
/** Any of the six. */
export type HeldId = DocumentId | AgentId | PlaceId | SubjectId | CollectionId | ExchangeId

const ID = /^[A-Za-z0-9_-]{1,64}$/u

/** Whether a string may be an identifier. */
export const isIdentifier = (given: string): boolean => ID.test(given)

/** The identifier, or undefined where the string may not be one; a slash, a dot or a blank never gets through. */
export function identifier<Id extends HeldId>(given: string): Id | undefined {
  // The one place where a plain string becomes an identifier: the pattern above has just been held against it.
  return isIdentifier(given) ? (given as Id) : undefined
}

/**
 * An identifier made from words (a source and a key, a name): `-` for every run of what an identifier may not hold,
 * and where the words are too long for it, or nothing of them is left, a digest of them at its end.
 */
export function identifierFrom<Id extends HeldId>(words: string): Id {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  const legible = /[A-Za-z0-9]/u.test(plain)
  if (legible && plain.length <= 64) return plain as Id
  const digest = sha256(words).slice(0, 10)
  return (legible ? `${plain.slice(0, 53)}-${digest}` : `x-${digest}`) as Id
}
