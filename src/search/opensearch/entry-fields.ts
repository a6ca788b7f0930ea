import { createHash } from 'node:crypto'
import { fold } from '#value/fold.ts'
import { type IndexRow, isNoted } from '../index/index-row.ts'
import { FORM, GAP, isBesideOthers, isLevel, standsAlone, yearOfLocal, yearToken } from '../index/letters.ts'
import { keysOfNames, startsOfNames } from '../index/names-keys.ts'
import type { NamesEntry } from '../names-entry.ts'
import { FACETS } from '../search.ts'

/** A value of 32,766 bytes is the longest that can be sought. */
const LONGEST = 8000
const LONGEST_ID = 500
/** A beginning is sought by so many of its letters at most, where it is misspelt. */
export const LONGEST_HEAD = 14
const SHORTEST_HEAD = 2

/** A value as it is sought: halves of signs cannot be sent. */
export const value = (given: string): string => given.slice(0, LONGEST).toWellFormed()

/** The identifier of something in the index. */
export function idIn(kind: 'document' | 'agent' | 'terms', id: string): string {
  const own = `${kind}:${id.toWellFormed()}`
  return Buffer.byteLength(own) <= LONGEST_ID ? own : `${kind}#${createHash('sha256').update(own).digest('hex')}`
}

const texts = (values: readonly (string | number)[]): string[] => values.map((one) => value(String(one)))

/** Whether a token is a word as it stands, of those that are noted. */
export const isAmongForms = (token: string): boolean => token.startsWith(FORM) && isNoted(token.slice(FORM.length))

/** Each column has a token at the least, and so has what is no document: a node keeps and merges lengths much faster where none is wanting. */
const columns = (title = '', body = '', names = '') => ({
  title: title || GAP,
  body: body || GAP,
  names: names || GAP,
})

/**
 * What is no running text: tokens that stand `aside` each at its place, and all that is found `beside` the body. How much a word says of a document
 * is weighed here without tokens for it, and words as they stand, every one, are among the forms.
 */
function partsOf(x: string): { readonly aside: string; readonly beside: string } {
  let [aside, beside] = ['', '']
  for (const token of x.split(' ')) {
    if (isLevel(token) || isBesideOthers(token)) continue
    if (!standsAlone(token)) aside += `${token} `
    if (token !== GAP && !isAmongForms(token)) beside += `${token} `
  }
  return { aside, beside }
}

/** A document as it is indexed. */
export function fieldsOfRow(row: IndexRow): Record<string, unknown> {
  const [title, body, names, x] = row.words
  const years = (row.values[FACETS.indexOf('year')] ?? []).map((local) => yearOfLocal(Number(local)))
  const values: [field: string, values: readonly (string | number)[]][] = [['year', years]]
  for (const [f, facet] of FACETS.entries()) {
    const own = facet === 'year' ? [] : texts(row.values[f] ?? [])
    const folded = texts((row.values[f] ?? []).map((one) => fold(String(one)))).filter((one) => !own.includes(one))
    if (own.length > 0) values.push([facet, own])
    if (folded.length > 0) values.push([`folded_${facet}`, folded])
  }
  const { aside, beside } = partsOf(x)
  return {
    kind: 'document',
    id: row.id.toWellFormed(),
    access: texts(row.access),
    stamp: row.stamp,
    added: row.added,
    undated: row.undated ? 1 : 0,
    earliest: row.earliest,
    latest: row.latest,
    title_key: value(row.titleKey),
    ...columns(title, body, names),
    x: aside,
    beside: [title, names, beside, ...years.map(yearToken)].join(' '),
    forms: (row.forms ?? []).join(' '),
    ...Object.fromEntries(values),
    shown: { id: row.id, title: row.title, access: row.access, texts: row.texts },
  }
}

/** A removed document: it stays with its stamp, so that an older entry does not come back. */
export const fieldsOfRemoved = (id: string, stamp: number): Record<string, unknown> => ({
  kind: 'removed',
  id: id.toWellFormed(),
  stamp,
  ...columns(),
})

/** Some words. */
export const fieldsOfTerms = (form: readonly string[]): Record<string, unknown> => ({
  kind: 'term',
  form,
  ...columns(),
})

/** An agent with its names, by all that they are found by. */
export function fieldsOfNames(entry: NamesEntry): Record<string, unknown> {
  const keyed = [...keysOfNames(entry)]
  const starts = [...new Set([...startsOfNames(entry)].map(([start]) => value(start)))]
  const heads = new Set(
    starts.flatMap((start) =>
      Array.from({ length: LONGEST_HEAD - SHORTEST_HEAD + 1 }, (_, n) =>
        start.slice(0, SHORTEST_HEAD + n).toWellFormed(),
      ),
    ),
  )
  return {
    kind: 'agent',
    id: value(entry.agent),
    stamp: entry.stamp,
    reviewed: entry.reviewed,
    ...(entry.into === undefined ? {} : { into: value(entry.into) }),
    keys: [...new Set(keyed.map(([key]) => value(key)))],
    starts,
    heads: [...heads],
    ...columns(),
    shown: { entry, keyed },
  }
}
