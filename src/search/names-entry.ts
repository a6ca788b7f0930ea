import { type Agent, preferredName } from '#authority/agent.ts'
import type { Name, NameKind } from '#authority/name.ts'
import { readName } from '#authority/name-form.ts'
import { partsOfName } from '#authority/name-key.ts'
import type { Place } from '#authority/place.ts'
import { formsByRule } from '#authority/romanise.ts'
import { looksChinese } from '#authority/romanise-chinese.ts'
import { surnameIn } from '#authority/surname.ts'
import { parseEdtf } from '#value/edtf.ts'
import { fold } from '#value/fold.ts'
import { isEveryday } from './everyday-words.ts'
import { isSmall } from './index/neighbours.ts'
import type { Days } from './query.ts'

/** One form of a name. `made`: by rule, and attested nowhere. */
export interface NameForm {
  readonly text: string
  readonly kind: NameKind | 'made'
  readonly lang?: string
  readonly system?: string
  /** Of a person's name without a comma: which of its words the surname is, as far as their order tells (`surnameIn`). */
  readonly surname?: string
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

/** Cover names and abbreviations have none. */
const WITHOUT_SURNAME: ReadonlySet<NameKind> = new Set(['cover', 'abbreviation'])

/** Small words are nobody's surname: *he* is no He Long. */
function surnameOfOrder(name: Pick<Name, 'text' | 'lang' | 'system'>): Pick<NameForm, 'surname'> {
  const surname = surnameIn(name)
  const word = fold(surname ?? '')
  return surname === undefined || isSmall(word) || isEveryday(word) ? {} : { surname }
}

const keyOf = (text: string): string | undefined => {
  const [form] = readName(text).forms
  return form === undefined ? undefined : partsOfName(form)?.whole
}

/** The forms that are held. What stands with a comma as well has its surname from there, and the same words in another order have that of the first. */
function formsOf(names: readonly Name[], ofPersons: boolean): NameForm[] {
  const told = new Set(names.filter(({ text }) => text.includes(',')).map(({ text }) => keyOf(text)))
  return names.map((name) => {
    const key = keyOf(name.text)
    if (!ofPersons || name.text.includes(',') || WITHOUT_SURNAME.has(name.kind) || told.has(key)) return formOf(name)
    told.add(key)
    return { ...formOf(name), ...surnameOfOrder(name) }
  })
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
function madeFrom(names: readonly Name[], ofPersons: boolean): NameForm[] {
  const seen = new Set(names.map(({ text }) => fold(text)))
  const made: NameForm[] = []
  for (const name of names) {
    if (name.kind === 'misspelt' || name.text.length > LONGEST_FORM) continue
    const period = periodOf(name)
    const taken = asMayBe(name, names)
    for (const { text, system, lang } of formsByRule(taken, names)) {
      if (made.length >= MOST_MADE) return made
      if (seen.has(fold(text))) continue
      seen.add(fold(text))
      made.push({
        text,
        kind: 'made',
        system,
        ...(lang === undefined ? {} : { lang }),
        ...(ofPersons && taken === name
          ? surnameOfOrder({ text, system, ...(lang === undefined ? {} : { lang }) })
          : {}),
        ...period,
      })
    }
  }
  return made
}

export function toNamesEntry(bearer: Agent | Place, stamp: number): NamesEntry {
  const { kind, id, status } = bearer
  const names = bearer.names.slice(0, MOST_FORMS)
  const ofPersons = bearer.kind === 'agent' && bearer.entityType === 'person'
  // The rules for Chinese are rules of personal names.
  const spelt = kind === 'place' ? names.filter(({ text }) => IN_CYRILLIC.test(text)) : names
  return {
    agent: heldAs(kind, id),
    stamp,
    name: preferredName(bearer).slice(0, LONGEST_FORM),
    ...(kind === 'place' || bearer.existence === undefined ? {} : { existence: bearer.existence }),
    reviewed: status.kind === 'reviewed',
    ...(status.kind === 'merged' ? { into: heldAs(kind, status.into) } : {}),
    forms: [...formsOf(names, ofPersons), ...madeFrom(spelt, ofPersons)],
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
