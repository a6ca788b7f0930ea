import type Database from 'better-sqlite3'
import { fitOfNames } from '#authority/match.ts'
import { likeness } from '../expand-names.ts'
import { slipsIn } from '../expand-terms.ts'
import type { Known, NameBook, NamedAgent } from '../name-book.ts'
import { indexedWords, keysOfInitials, keysOfTyped, type NamesEntry, otherBeginnings } from '../names-entry.ts'
import type { Suggestion } from '../search.ts'
import { SHORTEST_MISSPELT, slipsBetween, withOtherBeginnings } from '../spelling.ts'
import { prepared } from './prepared.ts'
import { startsOf } from './write-names.ts'

/** Merged agents lead on so far at most. */
const FURTHEST = 8
const MOST_FOUND = 64
const MOST_BEGINNING = 1000
const MOST_STARTS = 20_000
const MOST_NEAR = 50
const LONGEST_MISSPELT = 60

/** How many documents that this reader may see are linked to an agent, by its identifier. */
export type DocumentsOf = (agent: string) => number

interface Row {
  readonly row: number
  readonly id: string
  readonly into_id: string | null
  readonly body: string
}
interface Found extends Row {
  readonly form: number
  readonly surname: number
}

/** The agents of an index as one reader may know of them: those that are reviewed, and those whom a document names that they may read. */
export class Agents implements NameBook {
  private readonly documentsOf: DocumentsOf
  private readonly everything: boolean
  private readonly statements

  constructor(db: Database.Database, documentsOf: DocumentsOf, everything: boolean) {
    this.documentsOf = documentsOf
    this.everything = everything
    this.statements = {
      byKey: prepared<[string, number], Found>(
        db,
        'SELECT row, id, into_id, body, form, surname FROM agent_key JOIN agent ON agent.row = agent_key.agent WHERE key = ? LIMIT ?',
      ),
      keys: prepared<[string, string, number, number, number], string>(
        db,
        'SELECT DISTINCT key FROM agent_key WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?',
      ).pluck(),
      byId: prepared<[string], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE id = ?'),
      merged: prepared<[string, number], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE into_id = ? LIMIT ?'),
      beginning: prepared<[string, string, number], Row & { form: number }>(
        db,
        'SELECT row, id, into_id, body, form FROM agent_start JOIN agent ON agent.row = agent_start.agent WHERE start >= ? AND start < ? LIMIT ?',
      ),
      starts: prepared<[string, string, number], { start: string; agent: number; form: number }>(
        db,
        'SELECT start, agent, form FROM agent_start WHERE start >= ? AND start < ? LIMIT ?',
      ),
      byRow: prepared<[number], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE row = ?'),
    }
  }

  known(typed: string): Known[] {
    const known = this.byKeys(keysOfTyped(typed))
    if (known.length > 0) return known
    const alike = this.byKeys(keysOfInitials(typed)).filter(({ form }) => fitOfNames(form.text, typed) > 0)
    return alike.map((one) => ({ ...one, loosely: true }))
  }

  nearly(typed: string): Known[] {
    const initials = keysOfInitials(typed)
    const keys = keysOfTyped(typed)
    const ways = [
      () => this.nearKeys(keys),
      () => otherBeginnings(keys),
      () => initials,
      () => this.nearKeys(initials),
      () => otherBeginnings(initials),
    ]
    for (const way of ways) {
      const near = this.byKeys(way())
      if (near.length > 0) return near.map((one) => ({ ...one, nearly: true }))
    }
    return []
  }

  /** The keys that are spelt the most nearly like one of these. */
  private nearKeys(keys: readonly string[]): string[] {
    const near = keys.flatMap((key) => {
      const [first] = key
      const [surname = ''] = key.split(', ')
      const most = slipsIn(surname)
      if (first === undefined || surname.length < SHORTEST_MISSPELT || key.length > LONGEST_MISSPELT) return []
      return this.statements.keys
        .all(first, `${first}\u{10ffff}`, key.length - most, key.length + most, MOST_STARTS)
        .filter((other) => other.includes(', ') === (surname !== key) && initialOf(other) === initialOf(key))
        .map((other) => ({ other, slips: slipsBetween(key, other, most) }))
        .filter(({ slips }) => slips <= most)
    })
    const least = Math.min(...near.map(({ slips }) => slips))
    const nearest = near.filter(({ slips }) => slips === least).map(({ other }) => other)
    return [...new Set(nearest)].slice(0, MOST_NEAR)
  }

  private byKeys(keys: readonly string[]): Known[] {
    const found = new Map<string, Known>()
    for (const key of keys) {
      for (const one of this.statements.byKey.all(key, MOST_FOUND)) {
        const form = entryOf(one).forms[one.form]
        const agent = this.agent(one)
        if (form === undefined || agent === undefined || !this.isKnown(one)) continue
        const known = found.get(agent.agent)
        const made = { agent, form, surname: one.surname === 1 }
        if (known === undefined || likeness(made) < likeness(known)) found.set(agent.agent, made)
      }
    }
    return [...found.values()]
  }

  private end(row: Row): Row {
    let at = row
    for (let n = 0; n < FURTHEST && at.into_id !== null; n++) {
      const into = this.statements.byId.get(at.into_id)
      if (into === undefined) break
      at = into
    }
    return at
  }

  /** Whether this reader may know of the names of this one itself. */
  private isKnown(row: Row): boolean {
    return this.everything || entryOf(row).reviewed || this.documentsOf(row.id) > 0
  }

  /** The agent with all that were merged into it; undefined where this reader is to know nothing of it. */
  private agent(row: Row): NamedAgent | undefined {
    const end = this.end(row)
    const all: Row[] = [end]
    for (let n = 0; n < all.length && n < MOST_FOUND; n++) {
      const into = all[n]?.id ?? ''
      for (const one of this.statements.merged.all(into, MOST_FOUND))
        if (!all.some(({ id }) => id === one.id)) all.push(one)
    }
    const linked = all.map(({ id }) => id)
    const documents = linked.reduce((sum, id) => sum + this.documentsOf(id), 0)
    const { name, existence, agent } = entryOf(end)
    if (documents === 0 && !this.isKnown(end)) return undefined
    const forms = all.filter((one) => this.isKnown(one)).flatMap((one) => entryOf(one).forms)
    return { agent, name, linked, documents, forms, ...(existence === undefined ? {} : { existence }) }
  }

  /** Agents with a name that has a word from which it goes on like this, those with the most documents first. */
  suggest(prefix: string, limit: number): Suggestion[] {
    const start = indexedWords(prefix.slice(0, 200)).join(' ')
    if (start === '') return []
    const beginning = this.statements.beginning.all(start, `${start}\u{10ffff}`, MOST_BEGINNING)
    const exact = this.suggested(beginning, start)
    if (exact.length > 0) return mostUsed(exact, limit)
    const near = this.misspelt(start)
    return mostUsed(this.suggested(near.length > 0 ? near : this.begunOtherwise(start), undefined), limit)
  }

  /** Names that begin so but for their first letter. */
  private begunOtherwise(start: string): (Row & { form: number })[] {
    if (start.length < SHORTEST_MISSPELT) return []
    return withOtherBeginnings(start).flatMap((other) =>
      other.length < SHORTEST_MISSPELT - 1 ? [] : this.statements.beginning.all(other, `${other}\u{10ffff}`, MOST_NEAR),
    )
  }

  /** Names that begin nearly so, with the same letter: a slip in a short beginning, two in a longer. */
  private misspelt(start: string): (Row & { form: number })[] {
    const [first] = start
    if (first === undefined || start.length < SHORTEST_MISSPELT) return []
    const slips = slipsIn(start)
    const near = this.statements.starts
      .all(first, `${first}\u{10ffff}`, MOST_STARTS)
      .flatMap(({ start: other, agent, form }) => {
        const ends = Array.from({ length: 2 * slips + 1 }, (_, n) => start.length - slips + n)
        const least = Math.min(...ends.map((end) => slipsBetween(start, other.slice(0, end), slips)))
        return least <= slips ? [{ agent, form, least }] : []
      })
      .sort((a, b) => a.least - b.least)
      .slice(0, MOST_NEAR)
    return near.flatMap(({ agent, form }) => {
      const row = this.statements.byRow.get(agent)
      return row === undefined ? [] : [{ ...row, form }]
    })
  }

  private suggested(rows: readonly (Row & { form: number })[], start: string | undefined): Suggestion[] {
    const held = new Map<string, { readonly row: Row; readonly forms: Set<number> }>()
    for (const row of rows) {
      const one = held.get(row.id)
      if (one === undefined) held.set(row.id, { row, forms: new Set([row.form]) })
      else one.forms.add(row.form)
    }
    const found = new Map<string, Suggestion>()
    for (const { row, forms } of held.values()) {
      const agent = this.isKnown(row) ? this.agent(row) : undefined
      if (agent === undefined || found.has(agent.agent)) continue
      const { name, documents, existence } = agent
      const isOwn = start === undefined || startsOf(name).some((one) => one.startsWith(start))
      const as = isOwn ? undefined : formToTell(entryOf(row), forms)
      found.set(agent.agent, {
        agent: agent.agent,
        name,
        documents,
        ...(existence === undefined ? {} : { existence }),
        ...(as === undefined ? {} : { as }),
      })
    }
    return [...found.values()]
  }
}

/** Of the forms that begin so, the one to tell: as it is spelt rather than misspelt, and the shortest. */
function formToTell({ forms }: NamesEntry, some: ReadonlySet<number>): string | undefined {
  const told = forms.filter((_, n) => some.has(n))
  const right = told.filter(({ kind }) => kind !== 'misspelt')
  const [shortest] = (right.length > 0 ? right : told).toSorted((a, b) => a.text.length - b.text.length)
  return shortest?.text
}

const mostUsed = (some: readonly Suggestion[], limit: number): Suggestion[] =>
  some
    .toSorted((a, b) => b.documents - a.documents || (a.name < b.name ? -1 : 1))
    .slice(0, Math.max(0, Math.min(limit, 100)))

const initialOf = (key: string): string => key.split(', ')[1] ?? ''

/** The index's own writer made them, in a file of this layout. */
const entryOf = ({ body }: Pick<Row, 'body'>): NamesEntry => JSON.parse(body) as NamesEntry
