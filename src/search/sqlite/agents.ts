import type Database from 'better-sqlite3'
import { areAlike, keysOfInitials, withoutParticles } from '../alike-names.ts'
import { likeness } from '../expand-names.ts'
import { slipsIn } from '../expand-terms.ts'
import type { Known, NameBook, NamedAgent } from '../name-book.ts'
import { keysOfTyped, type NamesEntry, otherBeginnings } from '../names-entry.ts'
import { SHORTEST_MISSPELT, slipsBetween } from '../spelling.ts'
import { prepared } from './prepared.ts'

/** Merged agents lead on so far at most. */
const FURTHEST = 8
const MOST_FOUND = 64
const MOST_STARTS = 20_000
const MOST_SLIPS = 2
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
  readonly everything: boolean
  private readonly statements

  constructor(db: Database.Database, documentsOf: DocumentsOf, everything: boolean) {
    this.documentsOf = documentsOf
    this.everything = everything
    this.statements = {
      byKey: prepared<[string], Found>(
        db,
        'SELECT row, id, into_id, body, form, surname FROM agent_key JOIN agent ON agent.row = agent_key.agent WHERE key = ?',
      ),
      keys: prepared<[string, string, number, number, number], string>(
        db,
        'SELECT DISTINCT key FROM agent_key WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?',
      ).pluck(),
      byId: prepared<[string], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE id = ?'),
      merged: prepared<[string, number], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE into_id = ? LIMIT ?'),
      byRow: prepared<[number], Row>(db, 'SELECT row, id, into_id, body FROM agent WHERE row = ?'),
    }
  }

  known(typed: string): Known[] {
    const known = this.byKeys(keysOfTyped(typed))
    if (known.length > 0) return known
    const bare = withoutParticles(typed)
    const borne = bare === undefined ? [] : this.byKeys(keysOfTyped(bare))
    if (borne.length > 0) return borne
    const alike = this.byKeys(keysOfInitials(typed)).filter(({ form }) => areAlike(form.text, typed))
    return alike.map((one) => ({ ...one, loosely: true }))
  }

  nearly(typed: string): Known[] {
    const initials = keysOfInitials(typed)
    const keys = keysOfTyped(typed)
    const ways: readonly (() => readonly (readonly string[])[])[] = [
      () => this.nearKeys(keys),
      () => [otherBeginnings(keys), initials],
      () => this.nearKeys(initials),
      () => [otherBeginnings(initials)],
    ]
    for (const way of ways)
      for (const some of way()) {
        const near = this.byKeys(some)
        if (near.length > 0) return near.map((one) => ({ ...one, nearly: true }))
      }
    return []
  }

  /** The keys that are spelt nearly like one of these, by how many slips: of the nearest this reader may know of none. */
  private nearKeys(keys: readonly string[]): string[][] {
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
    return Array.from({ length: MOST_SLIPS + 1 }, (_, most) => [
      ...new Set(near.filter(({ slips }) => slips === most).map(({ other }) => other)),
    ])
  }

  private byKeys(keys: readonly string[]): Known[] {
    const found = new Map<string, Known>()
    for (const key of keys) {
      for (const one of this.statements.byKey.iterate(key)) {
        if (found.size >= MOST_FOUND) break
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

  /** One of them by its row, with the forms of that row itself. */
  atRow(row: number): { readonly agent: NamedAgent; readonly forms: NamesEntry['forms'] } | undefined {
    const held = this.statements.byRow.get(row)
    const agent = held === undefined || !this.isKnown(held) ? undefined : this.agent(held)
    return held === undefined || agent === undefined ? undefined : { agent, forms: entryOf(held).forms }
  }
}

const initialOf = (key: string): string => key.split(', ')[1] ?? ''

/** The index's own writer made them, in a file of this layout. */
const entryOf = ({ body }: Pick<Row, 'body'>): NamesEntry => JSON.parse(body) as NamesEntry
