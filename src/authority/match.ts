import { parseEdtf } from '#value/edtf.ts'
import type { Agent } from './agent.ts'
import type { Name } from './name.ts'
import { readName } from './name-form.ts'
import { type NameParts, nameKeys, partsOfName, turned } from './name-key.ts'

/** When the name was used, as far as the document tells: bounds as `parseEdtf` gives them. */
export interface When {
  readonly earliest?: string
  readonly latest?: string
}

export type Match = { readonly agent: Agent } | { readonly several: readonly Agent[] } | { readonly none: true }

/** Keys to fetch candidates by: every agent one of whose names has one of them. */
export const lookupKeys = (asNamed: string): string[] => nameKeys(asNamed)

const isOne = (a: string, b: string) =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))

/** Whether the shorter run of given names is the longer one with some left out or cut to initials; the first must be there. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const [first] = short
  if (first === undefined || !isOne(first, long[0] ?? '')) return false
  let place = 0
  return short.every((word) => {
    while (place < long.length && !isOne(word, long[place] ?? '')) place++
    return place++ < long.length
  })
}

/** Whether the same words are said in the same order, the surname first or last: `Samuel William Johnson` is not `William Samuel Johnson`. */
function isSaidAs({ said: one }: NameParts, { said: other }: NameParts): boolean {
  if (one.length < 3 || one.length !== other.length) return true
  const words = one.join(' ')
  return other.some((_, by) => turned(other, by).join(' ') === words)
}

/** How well two forms agree: 3 word for word, 2 with a suffix (Jr.) on one side only, 1 by initials or missing middle names, 0 not at all. */
function fitOf(a: NameParts, b: NameParts): number {
  if (a.suffix !== undefined && b.suffix !== undefined && a.suffix !== b.suffix) return 0
  const isSame = a.whole === b.whole || a.joined === b.joined || a.whole === b.joined || a.joined === b.whole
  if (isSame && isSaidAs(a, b)) {
    return a.suffix === b.suffix ? 3 : 2
  }
  return a.surname === b.surname && agree(a.given, b.given) ? 1 : 0
}

/** Whether a span from EDTF ends can hold a time: -1 it cannot, 1 it says so, 0 nothing is said. */
function holds(from: string | undefined, to: string | undefined, { earliest, latest }: When): -1 | 0 | 1 {
  const begin = parseEdtf(from ?? '')?.earliest
  const end = parseEdtf(to ?? '')?.latest
  if ((begin ?? end) === undefined || (earliest ?? latest) === undefined) return 0
  if (begin !== undefined && latest !== undefined && latest < begin) return -1
  return end !== undefined && earliest !== undefined && earliest > end ? -1 : 1
}

/** Nobody writes before birth or after death; the bounds of `existence` are taken as they are. */
function isAlive(agent: Agent, { earliest, latest }: When): boolean {
  const life = agent.existence === undefined ? undefined : parseEdtf(agent.existence)
  if (life?.earliest !== undefined && latest !== undefined && latest < life.earliest) return false
  return !(life?.latest !== undefined && earliest !== undefined && earliest > life.latest)
}

interface Fit {
  readonly level: number
  /** Higher where the name's attested period holds the document. */
  readonly rank: number
}

const NO_FIT: Fit = { level: 0, rank: 0 }

/** Names that were taken apart: those of one surname may be thousands, and each is held against each. */
const takenApart = new WeakMap<Name, readonly NameParts[]>()

function formsOf(name: Name): readonly NameParts[] {
  const known = takenApart.get(name)
  if (known !== undefined) return known
  const parts = readName(name.text).forms.flatMap((text) => partsOfName(text) ?? [])
  takenApart.set(name, parts)
  return parts
}

function fitOfName(form: NameParts, name: Name, when: When): Fit {
  const period = holds(name.from, name.to, when)
  if (period === -1 && name.closed) return NO_FIT
  const level = formsOf(name).reduce((best, parts) => Math.max(best, fitOf(form, parts)), 0)
  return { level, rank: period }
}

function fitOfAgent(form: NameParts, agent: Agent, when: When): Fit {
  if (agent.status.kind === 'merged' || !isAlive(agent, when)) return NO_FIT
  return agent.names
    .map((name) => fitOfName(form, name, when))
    .reduce(
      (best, fit) => (fit.level > best.level || (fit.level === best.level && fit.rank > best.rank) ? fit : best),
      NO_FIT,
    )
}

/** Those whom a form fits best, by how well it does, those attested at the time first. */
function fitting(text: string, candidates: readonly Agent[], when: When): Agent[] {
  const form = partsOfName(text)
  if (form === undefined) return []
  const fits = candidates.map((agent) => ({ agent, ...fitOfAgent(form, agent, when) }))
  const best = Math.max(0, ...fits.map(({ level }) => level))
  if (best === 0) return []
  return fits
    .filter(({ level }) => level === best)
    .sort((a, b) => b.rank - a.rank)
    .map(({ agent }) => agent)
}

function hasSurname(agent: Agent, word: string): boolean {
  const surname = partsOfName(word)
  return agent.names.some(({ text }) => text.includes(',') && partsOfName(text)?.surname === surname?.whole)
}

const withoutCovers = (agent: Agent): Agent => ({
  ...agent,
  names: agent.names.filter(({ kind }) => kind !== 'cover'),
})

function matchOf(agents: readonly Agent[]): Match {
  const [first, ...others] = agents
  if (first === undefined) return { none: true }
  return others.length === 0 ? { agent: first } : { several: agents }
}

/**
 * The one agent that a name can mean, by its forms and by when it was used. Where several fit, all of them, and none is chosen: a period that a
 * name is attested in puts its bearer first, and excludes only where it is `closed`. The person in brackets decides: `Filippov [Stalin]`
 * is never somebody else of that cover name. Where the name before the bracket is another person's own, both fit.
 */
export function matchAgent(asNamed: string, candidates: readonly Agent[], when: When = {}): Match {
  const { forms, person, cover } = readName(asNamed)
  const distinct = [...new Set(candidates)]
  if (person !== undefined && cover !== undefined) {
    const persons = fitting(person, distinct, when)
    const known = fitting(cover, persons, when)
    if (known.length > 0) return matchOf(known)
    // A surname alone is too little; with the cover name that its bearer is known by, it is enough.
    const bearers = fitting(
      cover,
      distinct.filter((agent) => hasSurname(agent, person)),
      when,
    )
    if (persons.length === 0 && bearers.length > 0) return matchOf(bearers)
    // "Stalin [Kuznetsov]" has two men, and tells of no cover name: the one before the bracket goes by his own.
    const owners = fitting(cover, distinct.map(withoutCovers), when).map(({ id }) => id)
    return matchOf([...distinct.filter(({ id }) => owners.includes(id)), ...persons])
  }
  const byForm = forms.map((form) => fitting(form, distinct, when)).filter((agents) => agents.length > 0)
  const [first = []] = byForm
  const inAll = first.filter((agent) => byForm.every((agents) => agents.includes(agent)))
  return matchOf(inAll.length > 0 ? inAll : [...new Set(byForm.flat())])
}
