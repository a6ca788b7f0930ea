import type { Tables } from './tables.ts'

/** What a column holds; a whole number is below 2^53. */
export type Sort = 'text' | 'whole' | 'real'

const kind = 'text'
const id = 'text'
const held = 'whole'
const audience = 'whole'
const ordinal = 'whole'

/**
 * Every table with its columns and what they hold. Tables stand after those that they refer to: in this order an archive is moved from one engine to another
 * (`../move.ts`), and its test knows when one is missing here.
 */
export const COLUMNS: { readonly [T in keyof Tables]: Readonly<Record<keyof Tables[T], Sort>> } = {
  audience: { id: 'whole', kind, groups: 'text' },
  change: { seq: 'whole', kind, id, at: 'text', by: 'text' },
  held: {
    rec: 'whole',
    kind,
    id,
    id_folded: 'text',
    audience,
    once_public: 'whole',
    title: 'text',
    sort: 'text',
    date: 'text',
    day: 'text',
    status: 'text',
    merged_into: 'text',
    repository: 'whole',
    added: 'whole',
    head: 'whole',
    touched: 'whole',
    near: 'whole',
    asked: 'whole',
    settled: 'whole',
    debtors: 'whole',
    closed_until: 'text',
  },
  version: {
    seq: 'whole',
    held,
    number: 'whole',
    note: 'text',
    correction: 'whole',
    content: 'text',
    digest: 'text',
  },
  shown: { collection: 'text', until: 'whole', seq: 'whole', held },
  alias: { kind, folded: 'text', held },
  link: { kind, target: 'text', source: 'text', held, audience },
  relation: {
    held,
    ordinal,
    target: 'text',
    kind,
    certainty: 'text',
    note: 'text',
    evidence: 'text',
  },
  letter: { held, content: 'text' },
  correspondence: { writer: 'text', reader: 'text', day: 'text', held },
  suggestion: {
    id,
    held,
    mention: 'text',
    target: 'text',
    score: 'real',
    state: 'text',
    by: 'text',
    at: 'text',
    content: 'text',
  },
  known_by_mention: { agent: 'text', sort: 'text', day: 'text', suggestion: 'text' },
  suggesting: { revision: 'whole' },
  member: { collection: 'text', place: 'real', day: 'text', held, audience },
  collection: { held, id, type: 'text', parent: 'text', repository: 'text', path: 'text' },
  unit: {
    id: 'whole',
    parent: 'whole',
    level: 'text',
    key: 'text',
    path: 'text',
    label: 'text',
    sort: 'text',
    repository: 'text',
  },
  shelf: {
    held,
    ordinal,
    unit: 'whole',
    first: 'real',
    last: 'real',
    leaves: 'text',
    as_given: 'text',
    status: 'text',
    audience,
  },
  unit_member: { unit: 'whole', held, audience },
  name_key: { kind, key: 'text', held },
  outside_link: { kind, link: 'text', held },
  origin: { source: 'text', key: 'text', held, imported: 'text', version: 'whole', likeness: 'text' },
  report: { ordinal, id, content: 'text' },
  report_issue: { ordinal, report: 'whole', severity: 'text', at: 'text', field: 'text', message: 'text' },
  job: {
    id: 'whole',
    kind,
    wants: 'text',
    by: 'text',
    state: 'text',
    attempts: 'whole',
    node: 'text',
    handed_in: 'whole',
    begun: 'whole',
    ended: 'whole',
    free: 'whole',
    progress: 'text',
    result: 'text',
    why: 'text',
  },
}

export type Table = keyof typeof COLUMNS

/** By which columns a row is told from all others of its table; none: there is one row. */
export const KEYS: { readonly [T in Table]: readonly (keyof Tables[T] & string)[] } = {
  audience: ['id'],
  change: ['seq'],
  held: ['rec'],
  version: ['seq'],
  shown: ['collection', 'until', 'seq'],
  alias: ['kind', 'folded'],
  link: ['kind', 'target', 'source', 'held'],
  relation: ['held', 'ordinal'],
  letter: ['held'],
  correspondence: ['writer', 'reader', 'day', 'held'],
  suggestion: ['id'],
  known_by_mention: ['agent', 'sort', 'day', 'suggestion'],
  suggesting: [],
  member: ['collection', 'place', 'day', 'held'],
  collection: ['held'],
  unit: ['id'],
  shelf: ['held', 'ordinal'],
  unit_member: ['unit', 'held'],
  name_key: ['kind', 'key', 'held'],
  outside_link: ['kind', 'link', 'held'],
  origin: ['source', 'key'],
  report: ['ordinal'],
  report_issue: ['ordinal'],
  job: ['id'],
}
