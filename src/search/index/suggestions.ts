import { slipsBetween } from '#value/slips.ts'
import { latinOf } from '../from-cyrillic.ts'
import { indexedWords } from '../keys-of-form.ts'
import { bearerOf, type NamesEntry } from '../names-entry.ts'
import type { Suggestion } from '../search.ts'
import { soundsFrom, soundTyped } from '../sounds.ts'
import { SHORTEST_MISSPELT, withOtherBeginnings } from '../spelling.ts'
import { Agents } from './agents.ts'
import { anyOf } from './match.ts'
import { type Knowing, mayKnow } from './may-know.ts'
import { startsOf, startsOfNames } from './names-keys.ts'
import type { Begun, Seen } from './seen.ts'

const MOST_BEGINNING = 1000
const MOST_NEAR = 50
const MOST_GIVEN = 100
const MOST_SLIPS = 2
const LONG = 6
const LONGEST = 200
/** So many words at the end may be a name by themselves, from so many letters on; signs from one. */
const MOST_TAILS = 4
const TAIL = /^(?:.*\p{L}.*\p{L}.*\p{L}|.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u

/** Where the later words of what was typed begin, the longest rest first. */
const tailsOf = (typed: string): number[] =>
  [...typed.matchAll(/(?<=\s)\S/gu)]
    .map(({ index }) => index)
    .filter((index) => TAIL.test(typed.slice(index)))
    .slice(-MOST_TAILS)

type Sought = Knowing & Pick<Seen, 'count' | 'vocabulary'>

/** Names as one types, for one reader. */
export class Suggestions {
  private readonly seen: Sought
  private readonly agents: Agents

  constructor(seen: Sought) {
    this.seen = seen
    this.agents = new Agents(seen)
  }

  /**
   * Agents with a name that has a word from which it goes on like this, those with the most documents first; else with one that goes on from a later word
   * of what was typed.
   */
  for(prefix: string, limit: number): Suggestion[] {
    const typed = prefix.slice(0, LONGEST)
    const most = Math.max(0, Math.min(limit, MOST_GIVEN))
    const whole = this.begunBy(typed, most)
    if (whole.length > 0) return whole
    const tails = tailsOf(typed).map((begins) => ({ begins, some: this.begunBy(typed.slice(begins), most) }))
    const tail = tails.find(({ some }) => some.length > 0)
    if (tail !== undefined) return tail.some.map((one) => ({ ...one, begins: tail.begins }))
    return this.nearlyBegunBy(typed, most)
  }

  /** Names that begin so, in Latin letters too where it was typed in Cyrillic, or as they sound. */
  private begunBy(typed: string, most: number): Suggestion[] {
    const start = indexedWords(typed).join(' ')
    if (start === '') return []
    const exact = this.suggested(this.beginningWith(start, MOST_BEGINNING), [start], most)
    if (exact.length > 0) return exact
    const latin = [...new Set(latinOf(start).map((one) => indexedWords(one).join(' ')))]
    const foreign = this.suggested(
      latin.flatMap((one) => this.beginningWith(one, MOST_BEGINNING)),
      latin,
      most,
    )
    const sound = soundTyped(typed)
    if (foreign.length > 0 || sound === undefined) return foreign
    return this.suggested(this.beginningWith(sound, MOST_BEGINNING), [sound], most)
  }

  private nearlyBegunBy(typed: string, most: number): Suggestion[] {
    const start = indexedWords(typed).join(' ')
    if (start.length < SHORTEST_MISSPELT) return []
    const near = this.suggested(this.misspelt(start), undefined, most)
    return near.length > 0 ? near : this.suggested(this.begunOtherwise(start), undefined, most)
  }

  private beginningWith(start: string, most: number): Begun[] {
    const begun: Begun[] = []
    for (const one of this.seen.names.beginning(start)) {
      if (begun.length === most) break
      if (this.isKnown(one)) begun.push(one)
    }
    return begun
  }

  /** Names that begin nearly so, with the same letter, by the fewest slips: one in a short beginning, two in a longer. */
  private misspelt(start: string): Begun[] {
    const slips = start.length < LONG ? 1 : MOST_SLIPS
    const near = [...this.seen.names.startsNear(start, slips)].flatMap((one) => {
      const ends = Array.from({ length: 2 * slips + 1 }, (_, n) => start.length - slips + n)
      const least = Math.min(...ends.map((end) => slipsBetween(start, one.start.slice(0, end), slips)))
      return least <= slips ? [{ one, least }] : []
    })
    const begun: Begun[] = []
    let nearest = MOST_SLIPS
    for (const { one, least } of near.sort((a, b) => a.least - b.least)) {
      // Where some names are nearer, the others are others.
      if (begun.length === MOST_NEAR || least > nearest) break
      const held = one.begun()
      if (held === undefined || !this.isKnown(held)) continue
      begun.push(held)
      nearest = least
    }
    return begun
  }

  private isKnown(one: Begun): boolean {
    return mayKnow(this.seen, one.id, { isReviewed: () => one.reviewed, hasMerged: () => one.merged })
  }

  /** Names that begin so but for their first letter. */
  private begunOtherwise(start: string): Begun[] {
    const others = withOtherBeginnings(start).filter((other) => other.length >= SHORTEST_MISSPELT - 1)
    return others.flatMap((other) => this.beginningWith(other, MOST_NEAR))
  }

  /** Agents are read only once it is known that they are among the first: a letter may begin a thousand names. */
  private suggested(begun: readonly Begun[], starts: readonly string[] | undefined, most: number): Suggestion[] {
    const used = [...new Map(begun.map((one) => [one.id, one])).values()]
      .map((one) => ({ one, documents: this.documents(one) }))
      .sort((a, b) => b.documents - a.documents)
    // Those that were merged are one.
    const least = used[2 * most - 1]?.documents ?? 0
    const found = new Map<string, Suggested>()
    for (const { one, documents } of used) {
      if (documents < least || found.size >= 2 * most + MOST_NEAR) break
      const told = this.told(one, starts)
      if (told !== undefined && !found.has(told.agent)) found.set(told.agent, told)
    }
    const first = [...found.values()].sort(inOrder).slice(0, most)
    return first
      .map(({ linked, ...one }) => ({ ...one, documents: this.together(linked, one.documents) }))
      .sort(inOrder)
  }

  /** A document that names several who are one is counted once. */
  private together(linked: readonly string[], sum: number): number {
    if (linked.length === 1) return sum
    const bearers = linked.map(bearerOf)
    return this.seen.count(anyOf(bearers.map(({ facet, id }) => this.seen.vocabulary.exact(facet, id))))
  }

  private documents({ id, merged }: Begun): number {
    if (!merged) return this.seen.documentsOf(id)
    const held = this.seen.names.byId(id)
    return (held === undefined ? undefined : this.agents.agent(held))?.documents ?? 0
  }

  private told({ id }: Begun, starts: readonly string[] | undefined): Suggested | undefined {
    const held = this.seen.names.byId(id)
    const agent = held === undefined || !this.agents.isKnown(held) ? undefined : this.agents.agent(held)
    if (held === undefined || agent === undefined) return undefined
    const { name, documents, linked, existence } = agent
    const isOwn =
      starts === undefined ||
      [...startsOf(name), ...soundsFrom(name)].some((one) => starts.some((start) => one.startsWith(start)))
    const as = isOwn ? undefined : formToTell(held.entry, starts)
    return {
      agent: agent.agent,
      name,
      documents,
      linked,
      ...(existence === undefined ? {} : { existence }),
      ...(as === undefined ? {} : { as }),
    }
  }
}

interface Suggested extends Suggestion {
  readonly linked: readonly string[]
}

const inOrder = (a: Suggestion, b: Suggestion): number => b.documents - a.documents || (a.name < b.name ? -1 : 1)

/** Of the forms that begin so, the one to tell: as it is spelt rather than misspelt, and the shortest. */
function formToTell(entry: NamesEntry, starts: readonly string[]): string | undefined {
  const some = new Set(
    [...startsOfNames(entry)].flatMap(([one, form]) => (starts.some((start) => one.startsWith(start)) ? [form] : [])),
  )
  const begun = entry.forms.filter((_, n) => some.has(n))
  const right = begun.filter(({ kind }) => kind !== 'misspelt')
  const [shortest] = (right.length > 0 ? right : begun).toSorted((a, b) => a.text.length - b.text.length)
  return shortest?.text
}
