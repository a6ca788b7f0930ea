import { slipsBetween } from '#value/slips.ts'
import { areAlike, keysOfInitials, mayBeAlike, withoutParticles } from '../alike-names.ts'
import { likeness } from '../expand-names.ts'
import { slipsIn } from '../expand-terms.ts'
import { chineseOf, latinOf } from '../from-cyrillic.ts'
import { keysOfTyped, otherBeginnings, surnameOf } from '../keys-of-form.ts'
import type { Known, NameBook, NamedAgent } from '../name-book.ts'
import { soundsOfCyrillic } from '../sounds.ts'
import { SHORTEST_MISSPELT } from '../spelling.ts'
import { type Knowing, mayKnow } from './may-know.ts'
import { mergedWith } from './merged.ts'
import type { HeldAgent } from './seen.ts'

const MOST_FOUND = 64
const MOST_SLIPS = 2
const LONGEST_MISSPELT = 60
/** Of fewer letters too many words are a name in another script. */
const SHORTEST_FOREIGN = 4

/** The agents of an index as one reader may know of them (`mayKnow`). */
export class Agents implements NameBook {
  private readonly seen: Knowing

  constructor(seen: Knowing) {
    this.seen = seen
  }

  known(typed: string): Known[] {
    const own = this.asTyped(typed)
    const has = new Set(own.map(({ agent }) => agent.agent))
    return [...own, ...this.byRule(typed).filter(({ agent }) => !has.has(agent.agent))]
  }

  private asTyped(typed: string): Known[] {
    const known = this.byKeys(keysOfTyped(typed))
    if (known.length > 0) return known
    const bare = withoutParticles(typed)
    const borne = bare === undefined ? [] : this.byKeys(keysOfTyped(bare))
    if (borne.length > 0) return borne
    const alike = this.byKeys(keysOfInitials(typed)).filter(({ form }) => areAlike(form.text, typed))
    return alike.map((one) => ({ ...one, loosely: true }))
  }

  /** Who has a name that rules make of what was typed in Cyrillic: as a whole, or else as a surname. */
  private byRule(typed: string): Known[] {
    if (typed.length < SHORTEST_FOREIGN) return []
    const keys = new Set([...latinOf(typed), ...chineseOf(typed)].flatMap(keysOfTyped))
    const known = this.byKeys([...keys]).filter(({ form }) => form.kind !== 'made')
    const isWhole = known.some(({ surname, agent }) => !surname && agent.documents > 0)
    return known
      .filter(({ surname }) => !(surname && isWhole))
      .map((one) => ({ ...one, form: { ...one.form, kind: 'made' } }))
  }

  nearly(typed: string): Known[] {
    const near = this.nearlyAs(typed)
    if (near.length > 0) return near
    const heard = this.heard(typed)
    if (heard.length > 0) return heard
    for (const latin of latinOf(typed)) {
      const known = this.nearlyAs(latin)
      if (known.length > 0) return known
    }
    return []
  }

  /** Who has a name that sounds as what was typed in Cyrillic, and of those the most alike in Latin letters. */
  private heard(typed: string): Known[] {
    const known = this.byKeys(soundsOfCyrillic(typed))
    if (known.length === 0) return []
    const ways = latinOf(typed).flatMap(keysOfTyped)
    const slips = known.map(({ form, surname }) => {
      const keys = keysOfTyped((surname ? surnameOf(form) : undefined) ?? form.text)
      return Math.min(...keys.flatMap((key) => ways.map((way) => slipsBetween(way, key, key.length >> 1) / key.length)))
    })
    const least = Math.min(...slips)
    return least > 1 / 2 ? [] : known.filter((_, n) => slips[n] === least).map((one) => ({ ...one, nearly: true }))
  }

  private nearlyAs(typed: string): Known[] {
    for (const { keys, byInitials } of this.nearWays(typed)) {
      const known = this.byKeys(keys).filter(({ form }) => !byInitials || mayBeAlike(typed, form.text))
      if (known.length > 0) return known.map((one) => ({ ...one, nearly: true }))
    }
    return []
  }

  private *nearWays(typed: string): Iterable<{ readonly keys: readonly string[]; readonly byInitials: boolean }> {
    const whole = keysOfTyped(typed)
    for (const keys of this.nearKeys(whole)) yield { keys, byInitials: false }
    yield { keys: otherBeginnings(whole), byInitials: false }
    const initials = keysOfInitials(typed)
    yield { keys: initials, byInitials: true }
    for (const keys of this.nearKeys(initials)) yield { keys, byInitials: true }
    yield { keys: otherBeginnings(initials), byInitials: true }
  }

  /** The keys that are spelt nearly like one of these, by how many slips: of the nearest this reader may know of none. */
  private nearKeys(keys: readonly string[]): string[][] {
    const near = keys.flatMap((key) => {
      const [surname = ''] = key.split(', ')
      const most = slipsInName(surname)
      if (surname.length < SHORTEST_MISSPELT || key.length > LONGEST_MISSPELT) return []
      return this.seen.names
        .keysNear(key, most)
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
      for (const { agent: held, form: place, surname } of this.seen.names.byKey(key)) {
        if (found.size >= MOST_FOUND) break
        const form = held.entry.forms[place]
        const agent = this.agent(held)
        if (form === undefined || agent === undefined || !this.isKnown(held)) continue
        const known = found.get(agent.agent)
        const made = { agent, form, surname }
        if (known === undefined || likeness(made) < likeness(known)) found.set(agent.agent, made)
      }
    }
    return [...found.values()]
  }

  /** Whether this reader may know of the names of this one itself. */
  isKnown({ id, entry }: HeldAgent): boolean {
    return mayKnow(this.seen, id, { isReviewed: () => entry.reviewed })
  }

  /** The agent with all that were merged into it; undefined where this reader is to know nothing of whom was kept. */
  agent(held: HeldAgent): NamedAgent | undefined {
    const all = mergedWith(this.seen.names, held)
    const [end = held] = all
    if (!this.isKnown(end)) return undefined
    const linked = all.map(({ id }) => id)
    const documents = linked.reduce((sum, id) => sum + this.seen.documentsOf(id), 0)
    const { name, existence, agent } = end.entry
    const forms = all.filter((one) => this.isKnown(one)).flatMap(({ entry }) => entry.forms)
    return { agent, name, linked, documents, forms, ...(existence === undefined ? {} : { existence }) }
  }
}

/** In a short name two slips make another: Orlov is no Oslo. */
const slipsInName = (surname: string): number => (surname.length <= SHORT ? 1 : slipsIn(surname))
const SHORT = 6

const initialOf = (key: string): string => key.split(', ')[1] ?? ''
