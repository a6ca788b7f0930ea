import { readName } from '#authority/name-form.ts'
import { nameWords } from '#authority/name-words.ts'
import { surnameOf } from './keys-of-form.ts'
import type { Known, NameBook } from './name-book.ts'
import { bearerOf, type NameForm } from './names-entry.ts'
import type { Days, Query } from './query.ts'

const MOST_FORMS = 40

/** The forms to seek besides what was typed. A form that holds all of the typed words is found by them; a cover name's person is sought by surname too. */
export function otherForms({ agent, form, surname }: Known, typed: string, book: NameBook): NameForm[] {
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
      const head = one.kind === 'made' && !isRomanised(one) ? undefined : surnameOf(one)
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

const isRomanised = ({ lang = '' }: NameForm): boolean => /^(?:ru|uk)-Latn$/u.test(lang)

const anyOf = (variants: readonly Query[]): Query => {
  const [first] = variants
  return variants.length === 1 && first !== undefined ? first : { is: 'anyOf', variants, scored: 'best' }
}
const within = (sought: Query, days: Days | undefined): Query =>
  days === undefined ? sought : { is: 'bool', must: [sought, { is: 'dated', days }], should: [], not: [] }
const inField = (field: 'title' | 'person', of: Query): Query => ({ is: 'field', field, of })

function formQuery({ text, closed }: NameForm): Query {
  const ways = readName(text).forms.map((form): Query => {
    const words = form.split(/[\s,]+/u).filter((word) => word !== '')
    return { is: 'phrase', words, asName: 'also' }
  })
  return within(anyOf(ways), closed)
}

export type LinkedAs = 'sender' | 'recipient' | 'person' | 'place'

/** A name that was theirs for a time alone speaks of them in that time alone. */
function linkedQuery({ agent: { linked }, form, surname }: Known, as: LinkedAs): Query {
  const variants = linked.map((held): Query => {
    const { facet, id } = bearerOf(held)
    return { is: 'linked', as: facet === 'place' ? facet : as, agent: id }
  })
  return within({ is: 'anyOf', variants, scored: 'best' }, surname ? undefined : form.closed)
}

export const isPlace = ({ agent }: Pick<Known, 'agent'>): boolean => bearerOf(agent.agent).facet === 'place'

/** One whom a name means, with the forms to seek besides. */
export interface Meant {
  readonly known: Known
  readonly forms: readonly NameForm[]
}

/** Who has the name by rule alone stands behind those of whom it is attested. */
export const standsBehind = ({ form }: Known, among: readonly Known[]): boolean =>
  form.kind === 'made' && among.some((one) => one.form.kind !== 'made')

/** What was typed, together with the other names of whom it means. `as`: how they are to be linked; undefined where only words count. `everywhere`: in no field. */
export function namedQuery(
  typed: Query,
  meant: readonly Meant[],
  as: LinkedAs | undefined,
  everywhere: boolean,
): Extract<Query, { is: 'named' }> {
  const all = meant.map(({ known }) => known)
  const each = meant.map(({ known, forms }) => ({
    isPlace: isPlace(known),
    isBehind: standsBehind(known, all),
    linked: as === undefined ? [] : [linkedQuery(known, as)],
    attested: forms.filter(({ kind }) => kind !== 'made').map(formQuery),
    made: forms.filter(({ kind }) => kind === 'made').map(formQuery),
    time: known.surname || known.form.closed !== undefined ? undefined : known.form.attested,
  }))
  const before = each.filter(({ isBehind }) => !isBehind)
  const isOfATime = each.some(({ time }) => time !== undefined)
  const also = each.flatMap(({ linked, attested, made }) => [...linked, ...attested, ...made])
  const orders = as !== undefined || isOfATime || each.some(({ made }) => made.length > 0)
  if (!orders) return { is: 'named', typed, also }
  const persons = before.filter((one) => !one.isPlace)
  return {
    is: 'named',
    typed,
    also,
    attested: anyOf(before.map(({ linked, attested, time }) => within(anyOf([typed, ...linked, ...attested]), time))),
    // What is from a place or speaks of it is no more its own than what names it.
    ...(everywhere && as !== undefined && persons.length > 0
      ? {
          surest: anyOf(
            persons.map(({ linked, time }) =>
              within(anyOf([...linked, inField('title', typed), inField('person', typed)]), time),
            ),
          ),
        }
      : {}),
  }
}

/** The part of what a query finds that is the surest, as far as names tell; undefined where it has no names, or they tell nothing. */
export function surerPart(query: Query, by: 'surest' | 'attested'): Query | undefined {
  let told = false
  const walk = (node: Query, depth: number): Query => {
    if (depth > DEEPEST) return node
    if (node.is === 'named') {
      const part = by === 'surest' ? (node.surest ?? node.attested) : node.attested
      told ||= part !== undefined
      return part ?? node
    }
    if (node.is === 'field') return { ...node, of: walk(node.of, depth + 1) }
    // Of so many alternatives none says whom somebody means.
    if (node.is !== 'bool' || node.should.length > MOST_ALTERNATIVES) return node
    const each = (some: readonly Query[]) => some.map((one) => walk(one, depth + 1))
    return { ...node, must: each(node.must), should: each(node.should) }
  }
  const part = walk(query, 0)
  return told ? part : undefined
}

const DEEPEST = 12
const MOST_ALTERNATIVES = 16
