import { languageTag } from '#value/language.ts'
import { lookUp } from '#value/look-up.ts'
import { type Days, EVERYTHING, type Field, type Query } from './query.ts'
import { codesOf, filterOf, unitsOf } from './query-filters.ts'
import { type Lexeme, lexemesOf, MOST_BETWEEN, type Placed } from './query-lexemes.ts'
import { asTyped, phrase, word } from './query-words.ts'
import { datedThen, readWhen, type When } from './read-days.ts'
import type { Facet, Filter, Years } from './search.ts'
import { isValueField } from './value-fields.ts'

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
  sender: 'from',
  to: 'to',
  recipient: 'to',
  person: 'person',
  place: 'place',
  title: 'title',
  text: 'text',
  'in-text': 'text',
  archive: 'archive',
  file: 'archive',
  genre: 'genre',
  lang: 'language',
  language: 'language',
  collection: 'collection',
  subject: 'subject',
  has: 'has',
  number: 'number',
}
const isField = (name: string): boolean =>
  Object.hasOwn(FIELD_OF, name) || name === 'date' || name === 'year' || name === 'exact'

const DEEPEST = 10
const MOST_LEXEMES = 5000

/** A piece of what was typed. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** One reading of one typed query. */
class QueryReading {
  private readonly lexemes: readonly Placed[]
  private at = 0
  readonly notes = new Set<string>()
  readonly filters: Filter[] = []
  when: When | undefined
  /** The dates that narrow all of it, with where they stand. */
  readonly dates: (Stretch & { readonly date: string })[] = []
  /** The values that do, likewise. */
  readonly values: (Stretch & { readonly facet: Facet })[] = []

  constructor(typed: string) {
    const lexemes = lexemesOf(typed, isField, MOST_LEXEMES + 1)
    this.lexemes = lexemes.slice(0, MOST_LEXEMES)
    if (lexemes.length > MOST_LEXEMES) this.notes.add(`Only the first ${MOST_LEXEMES} words and signs were read.`)
    if (lexemes.some((lexeme) => lexeme.is === 'phrase' && lexeme.isOpen))
      this.notes.add('A quotation mark that is not closed was taken to reach to the end.')
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
    if (some.length < read.length && read.length > 1)
      this.notes.add('OR stands between two words: here it was passed over.')
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
      if (excluded === undefined || excluded.is === 'close' || excluded.is === 'or') {
        this.notes.add('NOT stands before a word: here it was passed over.')
        continue
      }
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
    if (lexeme.is === 'word') {
      if (lexeme.asField !== undefined) this.noField(lexeme.asField, lexeme.text)
      this.operatorAsWord(lexeme.text)
      return this.words(lexeme.asField === undefined ? [lexeme.text] : lexeme.text.split(/[:：]/u))
    }
    if (lexeme.is === 'phrase') {
      if (/\p{L}[*?]|[*?]\p{L}/u.test(lexeme.text))
        this.notes.add('In quotation marks no letters can be left open: * and ? were passed over there.')
      if (lexeme.passed !== undefined)
        this.notes.add(
          `“${lexeme.passed}” was passed over: behind words in quotation marks stands how many others may be between, as in "${lexeme.text.slice(0, 40)}"~3.`,
        )
      return phrase(lexeme.text, lexeme.slop)
    }
    if (lexeme.is === 'open') return this.group(depth)
    if (lexeme.is === 'field') return this.field(lexeme.name, depth, plain)
    return EVERYTHING
  }

  private words(some: readonly string[]): Query {
    return allOf(some.filter((one) => one !== '').map((one) => word(one, (said) => this.notes.add(said))))
  }

  /** In small letters it is a word, also of other languages; among others it may be meant as a sign. */
  private operatorAsWord(text: string): void {
    if (/^NEAR\/\d+$/u.test(text))
      this.notes.add(`“${text}” was sought as a word: NEAR allows at most ${MOST_BETWEEN} words between.`)
    const isAmong = this.at > 1 && this.next() !== undefined
    if (isAmong && (text === 'or' || text === 'not'))
      this.notes.add(
        `“${text}” was sought as a word: written ${text.toUpperCase()} it is ${text === 'or' ? 'either of two' : 'without what follows'}.`,
      )
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
    if (lexeme.is === 'field') {
      // A field of a field: the inner one counts.
      this.notes.add(`“${name}:” stands before a word: here it was passed over.`)
      return depth >= DEEPEST ? EVERYTHING : this.field(lexeme.name, depth + 1, plain)
    }
    const text = lexeme.is === 'word' || lexeme.is === 'phrase' ? lexeme.text : undefined
    if (name === 'date' || name === 'year')
      return text === undefined ? this.undated(lexeme, depth) : this.date(text, plain)
    const of = this.one(lexeme, depth, false)
    const field = name === 'exact' ? undefined : lookUp(FIELD_OF, name)
    if (name === 'exact') return asTyped(of)
    if (field === undefined || of.is === 'all') return of
    if (plain && text !== undefined) {
      const filter = filterOf(field, text)
      if (filter !== undefined) {
        this.filters.push(filter)
        this.values.push({ facet: filter.facet, ...this.stretch() })
        return EVERYTHING
      }
    }
    if (field === 'archive' && text !== undefined) return archive(text)
    return {
      is: 'field',
      field,
      of: field === 'language' && text !== undefined ? tagged(text, of) : of,
    }
  }

  private noField(name: string, text: string): void {
    this.notes.add(
      isField(name.toLowerCase())
        ? `“${text}” was taken as a word: what is asked of a field stands right behind its colon.`
        : `“${text}” was taken as words: there is no field “${name}:”. There are ${[...Object.keys(FIELD_OF), 'date', 'exact'].map((one) => `${one}:`).join(' ')}`,
    )
  }

  private undated(lexeme: Lexeme, depth: number): Query {
    this.notes.add(
      'What stands in brackets after date: was taken as words; dates are asked one by one, with OR between.',
    )
    return this.one(lexeme, depth, false)
  }

  private date(given: string, plain: boolean): Query {
    const when = readWhen(given)
    if (when === undefined) {
      this.notes.add(`“${given}” was taken as words: a date is sought as 1949, 1949-01, "January 1949" or 1948..1950.`)
      return word(given, (said) => this.notes.add(said))
    }
    for (const said of when.notes ?? []) this.notes.add(said)
    if (plain) this.dates.push({ date: given, ...this.stretch() })
    // Only one can be of the whole question; among alternatives, or beside another, a date is a condition like a word.
    if (!plain || this.when !== undefined) return datedThen(when)
    this.when = when
    return when.either === undefined ? EVERYTHING : datedThen(when)
  }

  /** From the field that was just read to the end of its value, with an AND that joins it to the rest. */
  private stretch(): Stretch {
    let first = this.at - 2
    while (this.lexemes[first - 1]?.is === 'field') first -= 1
    let last = this.at - 1
    if (this.lexemes[first - 1]?.is === 'and') first -= 1
    else if (this.lexemes[last + 1]?.is === 'and') last += 1
    return { from: this.lexemes[first]?.from ?? 0, to: this.lexemes[last]?.to ?? 0 }
  }
}

/** A file as it is typed; what is no reference may be a name of an archive. */
function archive(typed: string): Query {
  const variants = unitsOf(typed).map((word): Query => ({ is: 'term', word }))
  const [unit, ...more] = variants
  const of: Query =
    unit === undefined ? phrase(typed) : more.length === 0 ? unit : { is: 'anyOf', variants, scored: 'constant', typed }
  return { is: 'field', field: 'archive', of }
}

/** A language by its tag, where what was typed is one or has one. */
function tagged(typed: string, otherwise: Query): Query {
  const word = languageTag(typed)
  return word === undefined ? otherwise : { is: 'term', word }
}

function allOf(queries: readonly Query[]): Query {
  const some = queries.filter(({ is }) => is !== 'all')
  const [first] = some
  if (first === undefined) return EVERYTHING
  return some.length === 1 ? first : { is: 'bool', must: some, should: [], not: [] }
}

/**
 * Understands what somebody typed: words (all of them), "phrases", `-not`, `OR`, brackets, `begin*`, and the fields `from: to: person: title:
 * in-text: archive: file: genre: lang: collection: subject: has: number: exact: date:` (`date:1949`, `date:1948..1950`, `date:1949-01`, `date:"10 January 1949"`). Nothing is an error: what
 * cannot be understood is taken as words, and said in `notes`. Nothing typed is everything.
 */
export function readQuery(typed: string): QueryRead {
  const reading = new QueryReading(typed)
  const query = reading.all()
  const { filters } = reading
  const { notes: _, either: __, ...when } = reading.when ?? {}
  return { query, filters, ...when, notes: [...reading.notes] }
}

/** Any of these values, of which each may be written by a name that it has. */
export function filterWritten(facet: Facet, given: readonly string[]): Filter {
  if (!isValueField(facet)) return { facet, anyOf: given }
  const typed = given.map((text) => ({ typed: text, codes: codesOf(facet, text) }))
  return { facet, anyOf: typed.flatMap(({ codes }) => codes), typed }
}

/** What was typed without the dates that narrow all of it, and the one that counts, as it was typed; undefined where there is none. */
export function dateApart(typed: string): { readonly date: string; readonly rest: string } | undefined {
  const reading = new QueryReading(typed)
  reading.all()
  const [first] = reading.dates
  if (first === undefined) return undefined
  return { date: first.date, rest: without(typed, reading.dates) }
}

/** What was typed without the values of these facets that narrow all of it. */
export function valuesApart(typed: string, ...facets: readonly Facet[]): string {
  const reading = new QueryReading(typed)
  reading.all()
  return without(
    typed,
    reading.values.filter(({ facet }) => facets.includes(facet)),
  )
}

function without(typed: string, some: readonly Stretch[]): string {
  const ends = [...some.map(({ from }) => from), typed.length]
  const rest = ends.map((end, n) => typed.slice(some[n - 1]?.to ?? 0, end).trim())
  return rest.filter((piece) => piece !== '').join(' ')
}
