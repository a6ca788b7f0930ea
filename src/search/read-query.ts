import { languageTag } from '#value/language.ts'
import { type Days, EVERYTHING, type Field, type Query } from './query.ts'
import { type Lexeme, lexemesOf } from './query-lexemes.ts'
import { daysOf, readWhen, type When } from './read-days.ts'
import type { Filter, Years } from './search.ts'

/** What somebody typed, understood as far as it can be. */
export interface QueryRead {
  readonly query: Query
  readonly filters: Filter[]
  readonly years?: Years
  readonly days?: Days
  /** What could not be understood and how it was taken, in words for them. */
  readonly notes: string[]
}

const FIELD_OF: Readonly<Record<string, Field>> = {
  from: 'from',
  to: 'to',
  person: 'person',
  title: 'title',
  text: 'text',
  archive: 'archive',
  genre: 'genre',
  lang: 'language',
  language: 'language',
  collection: 'collection',
  subject: 'subject',
  number: 'number',
}
const isField = (name: string): boolean =>
  Object.hasOwn(FIELD_OF, name) || name === 'date' || name === 'year' || name === 'exact'

const DEEPEST = 10

/** One reading of one typed query. */
class QueryReading {
  private readonly lexemes: readonly Lexeme[]
  private at = 0
  readonly notes = new Set<string>()
  readonly filters: Filter[] = []
  when: When | undefined

  constructor(typed: string) {
    this.lexemes = lexemesOf(typed, isField)
  }

  all(): Query {
    const read = this.alternatives(0, true)
    // A bracket that closes nothing is passed over, and what follows it is asked too.
    const rest: Query[] = []
    while (this.at < this.lexemes.length) {
      this.at += 1
      this.notes.add('A bracket that closes nothing was passed over.')
      rest.push(this.alternatives(0, false))
    }
    return allOf([read, ...rest])
  }

  private next(): Lexeme | undefined {
    return this.lexemes[this.at]
  }

  private alternatives(depth: number, top: boolean): Query {
    // Where there are alternatives, a field belongs to its own one and is no filter of the whole.
    const plain = top && !this.lexemes.some(({ is }) => is === 'or')
    const read = [this.together(depth, plain)]
    while (this.next()?.is === 'or') {
      this.at += 1
      read.push(this.together(depth, false))
    }
    const some = read.filter(({ is }) => is !== 'all')
    const [first] = some
    if (first === undefined) return EVERYTHING
    return some.length === 1 ? first : { is: 'bool', must: [], should: some, not: [] }
  }

  private together(depth: number, plain: boolean): Query {
    const must: Query[] = []
    const not: Query[] = []
    for (
      let lexeme = this.next();
      lexeme !== undefined && lexeme.is !== 'close' && lexeme.is !== 'or';
      lexeme = this.next()
    ) {
      this.at += 1
      if (lexeme.is === 'and') continue
      if (lexeme.is === 'near') {
        this.notes.add('NEAR stands between two words: here it was passed over.')
        continue
      }
      if (lexeme.is !== 'not') {
        must.push(this.withNear(lexeme, depth, plain))
        continue
      }
      const excluded = this.next()
      if (excluded === undefined || excluded.is === 'close' || excluded.is === 'or') continue
      this.at += 1
      const query = this.one(excluded, depth, false)
      if (query.is !== 'all') not.push(query)
    }
    const wanted = allOf(must)
    if (not.length === 0) return wanted
    return { is: 'bool', must: [wanted], should: [], not }
  }

  /** `peace NEAR/5 talks`: words or phrases, as many as are joined so; of several distances the widest counts. */
  private withNear(lexeme: Lexeme, depth: number, plain: boolean): Query {
    if (lexeme.is !== 'word' && lexeme.is !== 'phrase') return this.one(lexeme, depth, plain)
    const words = [lexeme.text]
    let within = 0
    for (;;) {
      const [near, other] = [this.next(), this.lexemes[this.at + 1]]
      if (near?.is !== 'near' || (other?.is !== 'word' && other?.is !== 'phrase')) break
      words.push(other.text)
      within = Math.max(within, near.within)
      this.at += 2
    }
    return words.length > 1 ? { is: 'near', words, within } : this.one(lexeme, depth, plain)
  }

  private one(lexeme: Lexeme, depth: number, plain: boolean): Query {
    if (lexeme.is === 'word') return word(lexeme.text)
    if (lexeme.is === 'phrase') return phrase(lexeme)
    if (lexeme.is === 'open') return this.group(depth)
    if (lexeme.is === 'field') return this.field(lexeme.name, depth, plain)
    return EVERYTHING
  }

  private group(depth: number): Query {
    if (depth >= DEEPEST) {
      this.notes.add(`Brackets within ${DEEPEST} others were passed over.`)
      return EVERYTHING
    }
    const read = this.alternatives(depth + 1, false)
    if (this.next()?.is === 'close') this.at += 1
    else this.notes.add('A bracket that is not closed was taken to reach to the end.')
    return read
  }

  private field(name: string, depth: number, plain: boolean): Query {
    const lexeme = this.next()
    if (lexeme === undefined) return EVERYTHING
    this.at += 1
    const text = lexeme.is === 'word' || lexeme.is === 'phrase' ? lexeme.text : undefined
    if (name === 'date' || name === 'year') return this.date(text ?? '', plain)
    if (name === 'exact' && text !== undefined) return phrase({ text, slop: 0 })
    const of = this.one(lexeme, depth, false)
    const field = FIELD_OF[name]
    if (field === undefined || of.is === 'all') return of
    if (plain && text !== undefined) {
      const filter = filterOf(field, text)
      if (filter !== undefined) {
        this.filters.push(filter)
        return EVERYTHING
      }
    }
    return {
      is: 'field',
      field,
      of: field === 'language' && text !== undefined ? { is: 'term', word: languageTag(text) ?? text } : of,
    }
  }

  private date(given: string, plain: boolean): Query {
    const when = readWhen(given)
    if (when === undefined) {
      this.notes.add(`“${given}” was taken as words: a date is sought as 1949, 1949-01, "January 1949" or 1948..1950.`)
      return word(given)
    }
    // Only one can be of the whole question; among alternatives, or beside another, a date is a condition like a word.
    if (!plain || this.when !== undefined) return { is: 'dated', days: daysOf(when) }
    this.when = when
    return EVERYTHING
  }
}

function filterOf(field: Field, text: string): Filter | undefined {
  if (field === 'archive') return { facet: 'archive', anyOf: [text.toLowerCase().replace(/^\/+|\/+$/gu, '')] }
  if (field === 'language') return { facet: 'language', anyOf: [languageTag(text) ?? text] }
  return field === 'collection' ? { facet: 'collection', anyOf: [text] } : undefined
}

function allOf(queries: readonly Query[]): Query {
  const some = queries.filter(({ is }) => is !== 'all')
  const [first] = some
  if (first === undefined) return EVERYTHING
  return some.length === 1 ? first : { is: 'bool', must: some, should: [], not: [] }
}

const PATTERN = /^(?=.*\p{L})[\p{L}\p{N}\p{M}'’*?-]+$/u

function word(text: string): Query {
  const slips = /^(?<bare>.+)~(?<distance>[12])?$/u.exec(text)?.groups
  if (slips?.bare !== undefined) {
    const { bare, distance } = slips
    return { is: 'fuzzy', word: bare, ...(distance === undefined ? {} : { distance: distance === '1' ? 1 : 2 }) }
  }
  // A question mark at an end is one; within a word it stands for a letter.
  const asked = text.replace(/^\?+|\?+$/gu, '')
  if (/[*?]+[\p{L}\p{N}]/u.test(asked) && PATTERN.test(asked)) return { is: 'wildcard', pattern: asked }
  if (!text.includes('*') || /^\*+$/u.test(text)) return { is: 'term', word: text }
  const start = text.replace(/\*+$/u, '')
  return start.includes('*') ? { is: 'wildcard', pattern: text } : { is: 'prefix', start }
}

function phrase({ text, slop }: { readonly text: string; readonly slop: number }): Query {
  const words = text.split(/\s+/u).filter((one) => one !== '')
  if (words.length === 0) return EVERYTHING
  return { is: 'phrase', words, ...(slop > 0 ? { slop } : {}) }
}

/**
 * Understands what somebody typed: words (all of them), "phrases", `-not`, `OR`, brackets, `begin*`, and the fields `from: to: person: title:
 * text: archive: genre: lang: collection: subject: number: date:` (`date:1949`, `date:1948..1950`, `date:1949-01`, `date:"10 January 1949"`). Nothing is an error: what
 * cannot be understood is taken as words, and said in `notes`. Nothing typed is everything.
 */
export function readQuery(typed: string): QueryRead {
  const reading = new QueryReading(typed)
  const query = reading.all()
  const { filters, when } = reading
  return { query, filters, ...when, notes: [...reading.notes] }
}
