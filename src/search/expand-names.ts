import { readName } from '#authority/name-form.ts'
import { nameWords } from '#authority/name-words.ts'
import { surnameOf } from './keys-of-form.ts'
import { type Known, type NameBook, NOBODY } from './name-book.ts'
import { bearerOf, type NameForm } from './names-entry.ts'
import { isPlace, type LinkedAs, type Meant, namedQuery, otherForms, standsBehind } from './other-names.ts'
import type { Field, Query } from './query.ts'
import type { NamesSought, Result } from './search.ts'

const LONGEST_NAME = 10
const LONGEST_TYPED = 200
const MOST_LOOKED_UP = 400
const MOST_NAMES = 24
/** A surname that more people share says nothing of whom somebody means. */
const MOST_OF_A_SURNAME = 3
const MOST_OF_A_NAME = 5
/** Of whom so many bear one name, whichever is meant: the documents of all of them are found, without their other names. */
const MOST_ALIKE = 40
const DEEPEST = 12

/** Fields whose words may be a name, and as what an agent of that name is linked. In titles and texts only words count. */
const LINKED_AS: Readonly<Partial<Record<Field, LinkedAs>>> = {
  from: 'sender',
  to: 'recipient',
  person: 'person',
  place: 'place',
}
const mayName = (field: Field | undefined): boolean =>
  field === undefined || field === 'title' || field === 'text' || LINKED_AS[field] !== undefined

export const likeness = ({ form, surname, loosely }: Pick<Known, 'form' | 'surname' | 'loosely'>): number =>
  (form.kind === 'made' ? BY_RULE : 0) + (surname || loosely ? SURNAME : WHOLE)
const [WHOLE, SURNAME, BY_RULE] = [0, 1, 2]

/** Who or what place may be meant. A place is no answer to who sent something, and stands in nobody's place: *Washington* is both. */
function whatIsMeant(known: readonly Known[], field: Field | undefined): readonly Known[] {
  const ofPeople = field === 'place' ? [] : whoIsMeant(known.filter((one) => !isPlace(one)))
  const isOfPeople = field !== undefined && field !== 'place' && LINKED_AS[field] !== undefined
  return isOfPeople ? ofPeople : [...ofPeople, ...whoIsMeant(known.filter(isPlace))]
}

/** Who may be meant, the likeliest first; nobody where too many may be. Of whom this reader finds no document takes nobody's place. */
function whoIsMeant(known: readonly Known[]): readonly Known[] {
  let meant: readonly Known[] = []
  // Whose name it is by rule may be the same person, held twice, and stands behind.
  for (const rank of [WHOLE, SURNAME, BY_RULE + WHOLE, BY_RULE + SURNAME]) {
    const same = known.filter((one) => likeness(one) === rank)
    // A name as a whole says more than a surname.
    const isWholeOf = (one: Known) => isFound(one) && likeness(one) + SURNAME === rank
    if (same.length === 0 || (rank % BY_RULE === SURNAME && meant.some(isWholeOf))) continue
    const most = meant.length === 0 ? MOST_ALIKE : MOST_OF_A_NAME
    const more = [same, same.filter(isFound)]
      .map((some) => [...meant, ...some])
      .find((some) => some.length <= (some.some(isLoose) ? MOST_OF_A_SURNAME : most))
    if (more === undefined && meant.length === 0) return []
    meant = more ?? meant
  }
  return meant.toSorted((a, b) => likeness(a) - likeness(b) || b.agent.documents - a.agent.documents)
}

const isFound = ({ agent }: Known): boolean => agent.documents > 0
const isLoose = ({ surname, loosely, nearly }: Known): boolean => surname || loosely === true || nearly === true

/** The words of what may be part of a name: also of a bracket or a nickname in quotation marks within one, `Powell, Joseph L. (“Jody”)`. */
function nameTyped(query: Query | undefined, depth = 0): string | undefined {
  if (query?.is === 'term') return query.word
  if (query?.is === 'phrase') return (query.slop ?? 0) > 0 ? undefined : query.words.join(' ')
  if (
    query?.is !== 'bool' ||
    query.should.length + query.not.length > 0 ||
    query.must.length > LONGEST_NAME ||
    depth > 2
  )
    return undefined
  const words = query.must.map((one) => nameTyped(one, depth + 1))
  return words.includes(undefined) ? undefined : words.join(' ')
}

class Expansion {
  readonly names: NamesSought[] = []
  private readonly book: NameBook
  /** Some words were not looked up any more. */
  isSpent = false
  private looked = 0

  constructor(book: NameBook) {
    this.book = book
  }

  expand(query: Query, field: Field | undefined, depth: number): Query {
    if (depth > DEEPEST) return query
    if (query.is === 'term') return this.run([query], field) ?? query
    if (query.is === 'phrase') return this.exactly(query, field)
    if (query.is === 'field') {
      return mayName(query.field) ? { ...query, of: this.expand(query.of, query.field, depth + 1) } : query
    }
    if (query.is !== 'bool') return query
    return {
      ...query,
      must: this.inRow(query.must, field, depth),
      should: query.should.map((one) => this.expand(one, field, depth + 1)),
    }
  }

  /** In a field of names quotation marks hold a name to its spelling: who has it so, as it is attested, is linked to what is sought. */
  private exactly(query: Extract<Query, { is: 'phrase' }>, field: Field | undefined): Query {
    const as = field === undefined ? undefined : LINKED_AS[field]
    const typed = nameTyped(query)
    if (as === undefined || typed === undefined || !this.mayBeName(typed)) return query
    const meant = this.book
      .known(typed)
      .filter((one) => isPlace(one) === (as === 'place') && one.agent.forms.some((form) => isSpelt(form, typed)))
      .slice(0, MOST_ALIKE)
      .map((known) => ({ known, forms: [] }))
    if (meant.length === 0) return query
    this.names.push(...meant.slice(0, MOST_OF_A_NAME).map((one) => soughtOf(one, typed, [])))
    return namedQuery(query, meant, as, false)
  }

  private mayBeName(typed: string): boolean {
    if (typed.length > LONGEST_TYPED) return false
    this.looked += 1
    this.isSpent ||= this.looked > MOST_LOOKED_UP || this.names.length >= MOST_NAMES
    return !this.isSpent
  }

  /** Words that must all be there are read as a row: `Mao Tse-tung telegram` holds a name of two words. */
  private inRow(row: readonly Query[], field: Field | undefined, depth: number): Query[] {
    const made: Query[] = []
    for (let at = 0; at < row.length; ) {
      let end = at
      while (end < row.length && end < at + LONGEST_NAME && nameTyped(row[end]) !== undefined) end += 1
      let found: Query | undefined
      while (found === undefined && end > at + 1) {
        found = this.run(row.slice(at, end), field)
        if (found === undefined) end -= 1
      }
      const one = row[at]
      if (found !== undefined) made.push(found)
      else if (one !== undefined) made.push(this.expand(one, field, depth + 1))
      at = found === undefined ? at + 1 : end
    }
    return made
  }

  /** Some words in a row with the other names of whom they name; undefined where they name nobody. */
  private run(row: readonly Query[], field: Field | undefined): Query | undefined {
    const typed = row.map((one) => nameTyped(one) ?? '').join(' ')
    if (!this.mayBeName(typed)) return undefined
    const known = whatIsMeant(this.book.known(typed), field)
    if (known.length === 0) return undefined
    const isOneOfMany = known.length > MOST_OF_A_NAME
    const meant = known.map((one) => ({ known: one, forms: isOneOfMany ? [] : otherForms(one, typed, this.book) }))
    this.names.push(...meant.slice(0, MOST_OF_A_NAME).map((one) => soughtOf(one, typed, known)))
    const named = row.map((one): Query => (one.is === 'term' ? { ...one, asName: 'typed' } : one))
    const [first] = named
    const words: Query =
      named.length === 1 && first !== undefined ? first : { is: 'bool', must: named, should: [], not: [] }
    return namedQuery(words, meant, field === undefined ? 'person' : LINKED_AS[field], field === undefined)
  }
}

/** Whether a form that is attested is this, in this order or with the surname first. */
const isSpelt = ({ text, kind }: NameForm, typed: string): boolean =>
  kind !== 'made' &&
  [text, ...readName(text).forms].some((way) => nameWords(way).join(' ') === nameWords(typed).join(' '))

/** The time of a name says nothing of the order where its bearer stands behind others. */
function soughtOf({ known, forms }: Meant, typed: string, among: readonly Known[]): NamesSought {
  const { agent, form, surname, nearly } = known
  const hasTime = !surname && form.attested !== undefined && !standsBehind(known, among)
  return {
    typed,
    agent: bearerOf(agent.agent).id,
    ...(isPlace(known) ? { kind: 'place' as const } : {}),
    name: agent.name,
    as: surname ? 'surname' : form.kind,
    ...(hasTime ? { attested: form.attested } : {}),
    ...(nearly ? { nearly: (surname ? surnameOf(form) : undefined) ?? form.text } : {}),
    also: forms,
  }
}

const SPENT = {
  what: 'Words at the end of the question were sought as they were typed, not as names',
  because: `at most ${MOST_NAMES} names and ${MOST_LOOKED_UP} rows of words are looked up`,
}

/** A query with the other names of everybody whom its words name, and what was sought so. Phrases stay as they are typed, and so does what is excluded. */
export function expandNames(
  query: Query,
  book: NameBook,
): { readonly query: Query; readonly names: readonly NamesSought[]; readonly done: Result['done'] } {
  if (book === NOBODY) return { query, names: [], done: [] }
  const expansion = new Expansion(book)
  const expanded = expansion.expand(query, undefined, 0)
  return { query: expanded, names: expansion.names, done: expansion.isSpent ? [SPENT] : [] }
}
