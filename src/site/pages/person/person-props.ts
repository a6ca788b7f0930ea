import { type Agent, preferredName } from '#authority/agent.ts'
import type { Name } from '#authority/name.ts'
import type { Unit } from '#store/store.ts'
import { address } from '#value/address.ts'
import { dateInWords, yearsInWords } from '#value/date-in-words.ts'
import type { DocumentLine } from '../../frame/document-lines.tsx'
import type { StripProps } from '../../frame/strip.tsx'
import { NAME_KIND, scriptInWords } from '../../words/terms.ts'
import type { NameLine } from './name-line.ts'
import { namesByRule } from './names-by-rule.ts'

export interface Correspondent {
  readonly words: string
  readonly href: string
  /** Documents to them, and from them. */
  readonly to: number
  readonly from: number
}

export interface PersonProps {
  readonly name: string
  readonly lang?: string
  readonly years?: string
  readonly type: string
  readonly isUnreviewed: boolean
  readonly otherScripts: readonly { readonly text: string; readonly lang?: string }[]
  readonly note?: string
  readonly isCounted: boolean
  readonly total: number
  readonly sent: number
  readonly received: number
  readonly search: string
  readonly cite: string
  readonly strip: StripProps
  readonly groups: readonly { readonly label: string; readonly names: readonly NameLine[] }[]
  readonly correspondents: readonly Correspondent[]
  readonly links: readonly string[]
  readonly lines: readonly DocumentLine[]
  /** Letters of theirs that are known by mention. */
  readonly mentioned?: string
  readonly holdings?: { readonly href: string; readonly documents: number }
}

export interface AroundPerson {
  /** The identifiers under which documents name them. */
  readonly ids: readonly string[]
  readonly total: number
  readonly sent: number
  readonly received: number
  readonly strip: StripProps
  readonly correspondents: readonly Correspondent[]
  readonly lines: readonly DocumentLine[]
  /** The index has answered: else nothing is known of the counts and the lines. */
  readonly isCounted: boolean
  readonly hasMentioned: boolean
  readonly unit?: Unit
}

const TYPE: Readonly<Record<Agent['entityType'], string>> = {
  person: 'Person',
  'corporate-body': 'Body',
  family: 'Family',
  office: 'Office',
  'cover-identity': 'Cover identity',
}

export function personProps(agent: Agent, around: AroundPerson): PersonProps {
  const { ids, unit, hasMentioned, ...counts } = around
  const theirs = new URLSearchParams(ids.map((id) => ['person', id]))
  const preferred = agent.names.find((name) => name.text === preferredName(agent))
  return {
    ...counts,
    name: preferredName(agent),
    ...(preferred?.lang === undefined ? {} : { lang: preferred.lang }),
    ...(agent.existence === undefined ? {} : { years: yearsInWords(agent.existence) }),
    type: TYPE[agent.entityType],
    isUnreviewed: agent.status.kind === 'unreviewed',
    otherScripts: otherScripts(agent),
    ...(agent.note === undefined ? {} : { note: agent.note }),
    search: `/search?${theirs}`,
    cite: `/search/cite?${theirs}`,
    groups: groupsOf(agent),
    links: agent.links ?? [],
    ...(hasMentioned ? { mentioned: `${address.knownByMention}?${new URLSearchParams({ person: agent.id })}` } : {}),
    ...(unit === undefined ? {} : { holdings: { href: address.unit(unit.path), documents: unit.documents } }),
  }
}

/** The first form in each script other than the heading's own. */
function otherScripts(agent: Agent): PersonProps['otherScripts'] {
  const own = scriptInWords(preferredName(agent))
  const seen = new Set([own])
  return agent.names.flatMap(({ text, lang, script }) => {
    const written = scriptInWords(text, script)
    if (seen.has(written) || written === '') return []
    seen.add(written)
    return [{ text, ...(lang === undefined ? {} : { lang }) }]
  })
}

/** More forms made by rule than these are searched, and only counted here. */
const MOST_MADE = 40

function groupsOf({ names, entityType }: Agent): PersonProps['groups'] {
  const made = namesByRule(names)
  const some = made.length > MOST_MADE ? ` (${MOST_MADE} of ${made.length})` : ''
  const cover = names.filter((name) => name.kind === 'cover')
  const misspelt = names.filter((name) => name.kind === 'misspelt')
  const own = names.filter((name) => name.kind !== 'cover' && name.kind !== 'misspelt')
  return [
    { label: entityType === 'person' ? 'Own names' : 'Names', names: own.map(nameLine) },
    { label: 'Cover names', names: cover.map(nameLine) },
    { label: 'Misspelt in records', names: misspelt.map(nameLine) },
    { label: `Made by rule, for searching only${some}`, names: made.slice(0, MOST_MADE) },
  ].filter((group) => group.names.length > 0)
}

function nameLine(name: Name): NameLine {
  const { text, lang, script, kind, system, from, to, closed, source } = name
  const period =
    from === undefined && to === undefined
      ? undefined
      : `attested ${dateInWords(`${from ?? '..'}/${to ?? '..'}`)}${closed === true ? ', and not beyond' : ''}`
  return {
    text,
    ...(lang === undefined ? {} : { lang }),
    kind: system === undefined ? NAME_KIND[kind] : `${NAME_KIND[kind]}, ${system}`,
    script: scriptInWords(text, script),
    ...(period === undefined ? {} : { period }),
    // Only of a cover name does a reader expect to be told when it was used.
    isGap: period === undefined && kind === 'cover',
    ...(source === undefined ? {} : { source }),
  }
}
