import { repositoriesIn } from '#authority/repositories.ts'
import { namesKeeper, readsAsArchival } from './archival-reference.ts'
import { readEdition } from './source-string-edition.ts'

/** One thing that a source string names, with the words that join it to the one before. */
export interface SourcePart {
  /** The exact words of the string that name it. */
  readonly text: string
  /** What stands between it and the part before: `, and`, `. This document is also accessible in`. */
  readonly joined: string
}

// Before a repository: a stop, "and", or a phrase that says how the two hang together.
const JOINT =
  /(?:[\s.;,:(]+|\s+)(?:and\s+)?(?:[^.;,\d]{0,60}\b(?:also|formerly|previously|now|copy|accessible|available|held|kept)\b[^.;,\d]{0,40}?\s)?$/iu
const PRINTED =
  /[\s.;,(]+(?:and\s+)?(?:(?:also\s+)?(?:re)?(?:published|printed|produced)|cited|quoted)\s+in\s+(?=["“\p{Lu}])/giu
const NEXT = /;\s*(?:and\s+)?(?=\S)/giu
const LABEL = /^(?:f|fond|op|opis|d|delo|pa|papka|l|ll|list|listy|ф|оп|д|п|л|лл)\.?\s*\d/iu

interface Cut {
  readonly start: number
  readonly end: number
}

/** Takes a source string without its credits apart; every word of it is in a part's text or in what joins it. */
export function sourceParts(text: string): readonly SourcePart[] {
  const cuts = [...beforeRepositories(text), ...beforeEditions(text), ...afterSemicolons(text)]
    .filter(({ start }) => /\d/u.test(text.slice(0, start))) // "SAPMO, BArch, DY 30/1" is one
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: SourcePart[] = []
  let from = 0
  let joined = ''
  const take = (to: number) => {
    const part = { text: text.slice(from, to), joined }
    const before = parts.at(-1)
    // A side without words names nothing: then what joins the two is part of the one that does.
    if (before !== undefined && !(hasWords(before.text) && hasWords(part.text)))
      parts[parts.length - 1] = { ...before, text: `${before.text}${joined}${part.text}` }
    else parts.push(part)
  }
  for (const { start, end } of cuts) {
    if (start < from) continue
    take(start)
    joined = text.slice(start, end)
    from = end
  }
  take(text.length)
  return parts.filter((part) => hasWords(part.text))
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

function beforeRepositories(text: string): Cut[] {
  return repositoriesIn(text).flatMap(({ repository, start }) => {
    const joint = JOINT.exec(text.slice(0, start))
    return joint === null || repository.tradition === 'united-nations' ? [] : [{ start: joint.index, end: start }]
  })
}

const beforeEditions = (text: string): Cut[] =>
  [...text.matchAll(PRINTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** A semicolon parts two references where the next names a keeper or begins with a level: `…, l. 5; d. 331, l. 6`. */
const afterSemicolons = (text: string): Cut[] =>
  [...text.matchAll(NEXT)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ end }) => startsReference(text.slice(end)))

function startsReference(text: string): boolean {
  const clause = /^[^;]*/u.exec(text)?.[0] ?? ''
  return LABEL.test(text) || namesKeeper(text) || (!readsAsArchival(clause) && readEdition(clause) !== undefined)
}
