import { type Agent, preferredName } from '#authority/agent.ts'
import type { Name, NameKind } from '#authority/name.ts'
import { readName } from '#authority/name-form.ts'
import { partsOfName } from '#authority/name-key.ts'
import { nameWords } from '#authority/name-words.ts'
import type { Place } from '#authority/place.ts'
import { formsByRule } from '#authority/romanise.ts'
import { looksChinese } from '#authority/romanise-chinese.ts'
import { parseEdtf } from '#value/edtf.ts'
import { fold } from '#value/fold.ts'
import { surnamesOf, withoutElision } from './alike-names.ts'
import { simplified } from './analysis/simplified.ts'
import type { Days } from './query.ts'
import { SHORTEST_MISSPELT, withOtherBeginnings } from './spelling.ts'

/** One form of a name. `made`: by rule, and attested nowhere. */
export interface NameForm {
  readonly text: string
  readonly kind: NameKind | 'made'
  readonly lang?: string
  readonly system?: string
  /** When the name is attested as theirs: documents of that time stand first. */
  readonly attested?: Days
  /** The same where it is said to be closed: outside of it, it is somebody else's. */
  readonly closed?: Days
}

/** Before the identifier of a place, where names are held: an agent may have the same. */
const PLACE = 'place/'

/** Whom a name is of, and by which facet documents are linked to it. */
export const bearerOf = (held: string): { readonly facet: 'person' | 'place'; readonly id: string } =>
  held.startsWith(PLACE) ? { facet: 'place', id: held.slice(PLACE.length) } : { facet: 'person', id: held }

/** As `NamesEntry` holds it. */
export const heldAs = (kind: 'agent' | 'place', id: string): string => (kind === 'place' ? PLACE + id : id)

/** What an index holds of an agent or a place: its names. No document's entry has them, so that a changed agent changes one entry. */
export interface NamesEntry {
  /** Whom they are of, as `heldAs` has it. */
  readonly agent: string
  /** The change number of the agent: an older entry never replaces a newer. */
  readonly stamp: number
  /** The name that heads its page. */
  readonly name: string
  readonly existence?: string
  /** Anybody may know of it; otherwise only who may read a document that names it. */
  readonly reviewed: boolean
  /** Whom it was merged into. */
  readonly into?: string
  /** None: the agent is no more. */
  readonly forms: readonly NameForm[]
}

const MOST_FORMS = 200
const MOST_MADE = 200
const LONGEST_FORM = 200

function periodOf({ closed, from, to }: Name): Pick<NameForm, 'attested' | 'closed'> {
  const first = parseEdtf(from ?? '')?.earliest
  const last = parseEdtf(to ?? '')?.latest
  if (first === undefined && last === undefined) return {}
  const days = { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
  return closed === true ? { closed: days } : { attested: days }
}

function formOf(name: Name): NameForm {
  return {
    text: name.text.slice(0, LONGEST_FORM),
    kind: name.kind,
    ...(name.lang === undefined ? {} : { lang: name.lang }),
    ...(name.system === undefined ? {} : { system: name.system }),
    ...periodOf(name),
  }
}

const OTHER_THAN_CHINESE = /^(?!zh|cmn|ru|en|und)/iu

/** A name that may be Chinese, as far as it and the others tell, is taken for it: what rules make of it so is only sought, and stands last. */
const asMayBe = (name: Name, names: readonly Name[]): Name =>
  name.lang === undefined &&
  name.system === undefined &&
  looksChinese(name.text) &&
  !names.some(({ lang = 'zh' }) => OTHER_THAN_CHINESE.test(lang))
    ? { ...name, lang: 'zh' }
    : name

/** Each form that rules make of a name, once; a misspelling is not spelt on. */
function madeFrom(names: readonly Name[]): NameForm[] {
  const seen = new Set(names.map(({ text }) => fold(text)))
  const made: NameForm[] = []
  for (const name of names) {
    if (name.kind === 'misspelt' || name.text.length > LONGEST_FORM) continue
    const period = periodOf(name)
    for (const { text, system, lang } of formsByRule(asMayBe(name, names), names)) {
      if (made.length >= MOST_MADE) return made
      if (seen.has(fold(text))) continue
      seen.add(fold(text))
      made.push({
        text,
        kind: 'made',
        system,
        ...(lang === undefined ? {} : { lang }),
        ...period,
      })
    }
  }
  return made
}

export function toNamesEntry(bearer: Agent | Place, stamp: number): NamesEntry {
  const { kind, id, status } = bearer
  const names = bearer.names.slice(0, MOST_FORMS)
  // The rules for Chinese are rules of personal names.
  const spelt = kind === 'place' ? names.filter(({ text }) => IN_CYRILLIC.test(text)) : names
  return {
    agent: heldAs(kind, id),
    stamp,
    name: preferredName(bearer).slice(0, LONGEST_FORM),
    ...(kind === 'place' || bearer.existence === undefined ? {} : { existence: bearer.existence }),
    reviewed: status.kind === 'reviewed',
    ...(status.kind === 'merged' ? { into: heldAs(kind, status.into) } : {}),
    forms: [...names.map(formOf), ...madeFrom(spelt)],
  }
}

/** Of an agent or a place that is no more. */
export const noNames = (kind: 'agent' | 'place', id: string, stamp: number): NamesEntry => ({
  agent: heldAs(kind, id),
  stamp,
  name: '',
  reviewed: false,
  forms: [],
})

const IN_CYRILLIC = /\p{Script=Cyrillic}/u

/** The words of a name as an index has them. */
export const indexedWords = (text: string): string[] => nameWords(simplified(text))

const key = (words: readonly string[]): string => words.toSorted().join(' ')
const tight = (text: string): string => text.replace(/(?<=\p{L})[-‐‑–—](?=\p{L})/gu, '')

/** What a name is found again by, whichever way round it is written: words in alphabetical order, with hyphens and without; then without its titles, and what is in brackets. */
export const keysOfTyped = (typed: string): string[] => {
  const ways = [typed, ...readName(typed).forms].flatMap((way) => [
    key(indexedWords(way)),
    key(indexedWords(tight(way))),
  ])
  return [...new Set(ways)].filter((one) => one.length > 1)
}

/** Keys with another first letter in one of their words: of initials, in the surname. */
export const otherBeginnings = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => {
    const [name = '', ...initial] = key.split(', ')
    const words = name.split(' ')
    return words.flatMap((word, n) =>
      word.length < SHORTEST_MISSPELT
        ? []
        : withOtherBeginnings(word).map((other) => [words.with(n, other).toSorted().join(' '), ...initial].join(', ')),
    )
  })

/** The keys of a form as a whole, and of the surname where the form says which it is: `Stalin, Joseph`. */
export function keysOfForm(text: string): { readonly whole: readonly string[]; readonly surnames: readonly string[] } {
  const { forms } = readName(simplified(text))
  const whole = new Set([...keysOfTyped(text), ...keysOfTyped(withoutElision(text))])
  for (const form of forms) {
    const parts = partsOfName(form)
    for (const one of parts === undefined ? [] : [parts.whole, parts.joined]) if (one.length > 1) whole.add(one)
  }
  const surnames = surnamesOf(text).map((surname) => key(indexedWords(surname)))
  return { whole: [...whole], surnames: surnames.filter((surname) => !whole.has(surname)) }
}

/** The surname of a form that stands before its comma. */
export function surnameOf(text: string): string | undefined {
  const [head = ''] = text.split(',')
  return surnamesOf(text).length === 0 ? undefined : head.trim()
}
