import { readName } from '#authority/name-form.ts'
import { nameWords } from '#authority/name-words.ts'
import type { NameBook, NamedAgent } from './name-book.ts'
import { type NameForm, surnameOf } from './names-entry.ts'
import type { Field, Query } from './query.ts'
import type { NamesSought, Result } from './search.ts'

const LONGEST_NAME = 10
const MOST_LOOKED_UP = 400
const MOST_NAMES = 8
/** A surname that more people share says nothing of whom somebody means. */
const MOST_OF_A_SURNAME = 3
const MOST_OF_A_NAME = 5
const MOST_FORMS = 40
const DEEPEST = 12

export const NOBODY: NameBook = { known: () => [] }

type Known = ReturnType<NameBook['known']>[number]

/** Fields whose words may be a name, and as what an agent of that name is linked. In titles and texts only words count. */
const LINKED_AS: Readonly<Partial<Record<Field, 'sender' | 'recipient' | 'person'>>> = {
  from: 'sender',
  to: 'recipient',
  person: 'person',
}
const mayName = (field: Field | undefined): boolean =>
  field === undefined || field === 'title' || field === 'text' || LINKED_AS[field] !== undefined

export const likeness = ({ form, surname }: Pick<Known, 'form' | 'surname'>): number =>
  (form.kind === 'made' ? 2 : 0) + (surname ? 1 : 0)

/** Who may be meant; nobody where too many may be. */
function meant(book: NameBook, typed: string): readonly Known[] {
  const known = book.known(typed)
  const least = Math.min(...known.map(likeness))
  // A name as a whole says more than a surname, an attested one more than one made by rule.
  const some = known.filter((one) => likeness(one) === least)
  if (some.length > (some[0]?.surname ? MOST_OF_A_SURNAME : MOST_OF_A_NAME)) return []
  return some.toSorted((a, b) => b.agent.documents - a.agent.documents)
}

/** The forms to seek besides what was typed. A form that holds all of the typed words is found by them; a cover name's person is sought by surname too. */
function others({ agent, form, surname }: Known, typed: string, book: NameBook): NameForm[] {
  const has = new Set<string>()
  const found: NameForm[] = []
  const add = (one: NameForm) => {
    const words = nameWords(one.text)
    const key = words.toSorted().join(' ')
    if (key.length < 2 || has.has(key) || found.length >= MOST_FORMS) return
    has.add(key)
    found.push(one)
  }
  has.add(nameWords(typed).toSorted().join(' '))
  if (surname || form.kind === 'cover') {
    for (const one of agent.forms) {
      const head = one.kind === 'made' ? undefined : surnameOf(one.text)
      if (head !== undefined && book.known(head).length === 1) add({ ...one, text: head })
    }
  }
  // What is attested comes before what is made by rule.
  for (const made of [false, true]) for (const one of agent.forms) if ((one.kind === 'made') === made) add(one)
  const words = nameWords(typed)
  const isWithin = (some: readonly string[], all: readonly string[]) => some.every((word) => all.includes(word))
  const short = found.filter(({ text }) => nameWords(text).length === 1)
  return found.filter((one) => {
    const all = nameWords(one.text)
    if (isWithin(words, all)) return false
    return !short.some((head) => head !== one && head.closed === undefined && isWithin(nameWords(head.text), all))
  })
}

function formQuery({ text, closed }: NameForm): Query {
  const ways = readName(text).forms.map((form): Query => {
    const words = form.split(/[\s,]+/u).filter((word) => word !== '')
    return { is: 'phrase', words }
  })
  const [first] = ways
  const sought: Query =
    ways.length === 1 && first !== undefined ? first : { is: 'anyOf', variants: ways, scored: 'best' }
  return closed === undefined
    ? sought
    : { is: 'bool', must: [sought, { is: 'dated', days: closed }], should: [], not: [] }
}

function linkedQuery({ agent: { linked }, form, surname }: Known, as: 'sender' | 'recipient' | 'person'): Query {
  const variants = linked.map((agent): Query => ({ is: 'linked', as, agent }))
  const any: Query = { is: 'anyOf', variants, scored: 'best' }
  // A name that was theirs for a time alone speaks of them in that time alone.
  return form.closed === undefined || surname
    ? any
    : { is: 'bool', must: [any, { is: 'dated', days: form.closed }], should: [], not: [] }
}

/** The words of what may be part of a name: also of a bracket or a nickname in quotation marks within one, `Powell, Joseph L. (“Jody”)`. */
function wordsOf(query: Query | undefined, depth = 0): string | undefined {
  if (query?.is === 'term') return query.word
  if (query?.is === 'phrase') return (query.slop ?? 0) > 0 ? undefined : query.words.join(' ')
  if (
    query?.is !== 'bool' ||
    query.should.length + query.not.length > 0 ||
    query.must.length > LONGEST_NAME ||
    depth > 2
  )
    return undefined
  const words = query.must.map((one) => wordsOf(one, depth + 1))
  return words.includes(undefined) ? undefined : words.join(' ')
}

class Expansion {
  readonly names: NamesSought[] = []
  private readonly book: NameBook
  private readonly made: boolean
  private looked = 0

  constructor(book: NameBook, made: boolean) {
    this.book = book
    this.made = made
  }

  expand(query: Query, field: Field | undefined, depth: number): Query {
    if (depth > DEEPEST) return query
    if (query.is === 'term') return this.run([query], field) ?? query
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

  /** Words that must all be there are read as a row: `Mao Tse-tung telegram` holds a name of two words. */
  private inRow(row: readonly Query[], field: Field | undefined, depth: number): Query[] {
    const made: Query[] = []
    for (let at = 0; at < row.length; ) {
      let end = at
      while (end < row.length && end < at + LONGEST_NAME && wordsOf(row[end]) !== undefined) end += 1
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
    if (this.looked >= MOST_LOOKED_UP || this.names.length >= MOST_NAMES) return undefined
    this.looked += 1
    const typed = row.map((one) => wordsOf(one) ?? '').join(' ')
    if (typed.length > 200) return undefined
    const known = meant(this.book, typed)
    if (known.length === 0) return undefined
    const as = field === undefined ? 'person' : LINKED_AS[field]
    const also: Query[] = []
    for (const one of known) {
      const forms = others(one, typed, this.book).filter(({ kind }) => this.made || kind !== 'made')
      also.push(...(as === undefined ? [] : [linkedQuery(one, as)]), ...forms.map(formQuery))
      this.names.push(soughtOf(one, typed, forms))
    }
    const [first] = row
    const words: Query =
      row.length === 1 && first !== undefined ? first : { is: 'bool', must: row, should: [], not: [] }
    return { is: 'named', typed: words, also }
  }
}

const soughtOf = ({ agent, form, surname }: Known, typed: string, also: readonly NameForm[]): NamesSought => ({
  typed,
  agent: (agent satisfies NamedAgent).agent,
  name: agent.name,
  as: surname ? 'surname' : form.kind,
  also,
})

/** A query with the other names of everybody whom its words name, and what was sought so. Phrases stay as they are typed, and so does what is excluded. */
export function expandNames(
  query: Query,
  book: NameBook,
  { made }: { readonly made: boolean } = { made: true },
): { readonly query: Query; readonly names: readonly NamesSought[] } {
  if (book === NOBODY) return { query, names: [] }
  const expansion = new Expansion(book, made)
  return { query: expansion.expand(query, undefined, 0), names: expansion.names }
}

/** What was sought besides, as the result says it. */
export function told(names: NamesSought): Result['done'][number] {
  const made = names.also.filter(({ kind }) => kind === 'made').map(({ text }) => text)
  const others = names.also.filter(({ kind }) => kind !== 'made').map(({ text }) => text)
  const what = [
    ...(others.length === 0 ? [] : [`Also searched: ${others.join(', ')}`]),
    ...(made.length === 0 ? [] : [`${others.length === 0 ? 'Also searched, ' : ''}made by rule: ${made.join(', ')}`]),
  ].join('; ')
  return {
    what: what === '' ? `Also searched: documents linked to ${names.name}` : what,
    because: `names of ${names.name}`,
    names,
  }
}
