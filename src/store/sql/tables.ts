import type { Generated } from 'kysely'
import type { Kind } from '#holding/held.ts'
import type { Issue } from '#value/issue.ts'
import type { JobState } from '../jobs.ts'
import type { SuggestionState } from '../store.ts'

/** The columns of `schema.sql`, for the compiler. Switches are 0 or 1. */
export interface Tables {
  audience: { id: Generated<number>; kind: 'public' | 'naming' | 'closed' | 'withdrawn' | 'groups'; groups: string }
  held: HeldRow
  change: { seq: number; kind: Kind; id: string; at: string; by: string }
  version: {
    seq: number
    held: number
    number: number
    note: string
    correction: number
    content: string
    digest: string
  }
  /** What the public was shown: `until` is 0 in what stands, `collection` empty for the archive as a whole. */
  shown: { collection: string; until: Generated<number>; seq: number; held: number }
  alias: { kind: Kind; folded: string; held: number }
  link: { kind: Kind; target: string; source: 'document' | 'exchange' | 'evidence'; held: number; audience: number }
  relation: {
    held: number
    ordinal: number
    target: string
    kind: string
    certainty: string | null
    note: string | null
    /** JSON. */
    evidence: string | null
  }
  letter: { held: number; content: string }
  correspondence: { writer: string; reader: string; day: string; held: number }
  suggestion: {
    id: string
    held: number
    mention: string
    target: string | null
    score: number
    state: SuggestionState
    by: string | null
    at: string | null
    content: string
  }
  known_by_mention: { agent: string; sort: string; day: string; suggestion: string }
  suggesting: { revision: number }
  member: { collection: string; place: number; day: string; held: number; audience: number }
  collection: {
    held: number
    id: string
    type: 'collection' | 'unit'
    parent: string | null
    repository: string | null
    path: string | null
  }
  unit: {
    id: Generated<number>
    parent: number | null
    level: string
    key: string
    path: string
    label: string
    sort: string
    repository: string
  }
  shelf: {
    held: number
    ordinal: number
    unit: number
    first: number
    last: number
    leaves: string | null
    as_given: string
    status: 'present' | 'former' | 'not-stated'
    audience: number
  }
  unit_member: { unit: number; held: number; audience: number }
  name_key: { kind: Kind; key: string; held: number }
  outside_link: { kind: Kind; link: string; held: number }
  origin: { source: string; key: string; held: number; imported: string; version: number; likeness: string | null }
  report: { ordinal: Generated<number>; id: string; content: string }
  report_issue: {
    ordinal: Generated<number>
    report: number
    severity: Issue['severity']
    at: string
    field: string
    message: string
  }
  job: Omit<JobRow, 'id' | 'attempts'> & { id: Generated<number>; attempts: Generated<number> }
}

/** Moments are milliseconds since 1970, by the clock of the database. */
export interface JobRow {
  id: number
  kind: string
  /** JSON. */
  wants: string
  by: string
  state: JobState
  attempts: number
  node: string | null
  handed_in: number
  begun: number | null
  ended: number | null
  /** From when on it may be taken up: of one that is running, if nothing more is heard of its node; null of one that has ended. */
  free: number | null
  /** JSON. */
  progress: string | null
  /** JSON. */
  result: string | null
  why: string | null
}

export interface HeldRow {
  rec: Generated<number>
  kind: Kind
  id: string
  id_folded: string
  /** Who may read it; `naming`: whoever may read something that names it. */
  audience: number
  /** Whether it was ever public: then its withdrawal shows. */
  once_public: number
  title: string
  /** The title or the preferred name, folded. */
  sort: string
  /** The principal date, EDTF. */
  date: string | null
  /** The first day that it may mean, for order. */
  day: string | null
  status: 'reviewed' | 'unreviewed' | 'merged' | null
  merged_into: string | null
  /** Whether an agent keeps archives. */
  repository: number
  /** The change that brought it. */
  added: number
  /** Its newest version. */
  head: number
  /** The newest change of an exchange that names it, or named it. */
  touched: number
  /** The newest change of a document whose relations lead to it, or led. */
  near: number
  /** The first day (Julian day number) on which it may have asked for a reply; null where it asks for none. */
  asked: number | null
  /** Of an exchange: from the end of this day on nothing in it is awaited; null where something always is. */
  settled: number | null
  /** Of a document: of how many parties it asks something; of anything else 0. */
  debtors: number
  /** The day on which its embargo ends; null where it is under none. */
  closed_until: string | null
}
