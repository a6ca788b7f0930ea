import { type Agent, preferredName } from '#authority/agent.ts'
import { sortName } from '#authority/sort-name.ts'
import type { Described, Listed } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'

/** A name as CSL-JSON has it. `static-ordering`: the family name stands first, as in Mao Zedong. */
export type CslName =
  | {
      readonly family: string
      readonly given: string
      readonly suffix?: string
      readonly 'static-ordering'?: true
    }
  | { readonly literal: string }

/** "Stalin, Joseph"; what is doubtful stays so: "Stalin [?], Joseph". */
export const invertedName = (name: CslName): string =>
  'literal' in name ? name.literal : [name.family, name.given, name.suffix].filter(Boolean).join(', ')

/** Whoever wrote, and was written to, as the archive names them; that it is only probably they is said with the name. */
export function namesOf(listed: Listed): { readonly from: readonly CslName[]; readonly to: readonly CslName[] } {
  const { from, to } = partiesOf(listed)
  const all = (side: readonly Named[]) => side.map((named) => nameOf(named, listed.agents))
  return { from: all(from), to: all(to) }
}

const DOUBT = '[?]'

function nameOf({ name, href, doubt }: Named, agents: Described['agents']): CslName {
  const agent = href === undefined ? undefined : [...agents.values()].find((one) => preferredName(one) === name)
  const parts = agent === undefined ? { literal: name } : partsOf(agent)
  if (doubt === undefined) return parts
  // In the one part that every form of a name has; where the family name stands first, the name is whole in each.
  if ('literal' in parts || parts['static-ordering'] === true) return { literal: `${name} ${DOUBT}` }
  return { ...parts, family: `${parts.family} ${DOUBT}` }
}

/** Years of a life at the end of a heading: `, 1879-1953`, `, 1879-`. */
const YEARS = /,\s*(?:ca?\.\s*)?\d{3,4}\??(?:\s*[-–].*)?$/u

/** Names that were parted: a few people wrote most of the papers. */
const parted = new WeakMap<Agent, CslName>()

function partsOf(agent: Agent): CslName {
  const parts = parted.get(agent) ?? partedName(agent)
  parted.set(agent, parts)
  return parts
}

/** A person's name parted as its sort name parts it; bodies, and names of one word, whole. */
function partedName(agent: Agent): CslName {
  const name = preferredName(agent)
  if (agent.entityType !== 'person') return { literal: name }
  const sorted = sortName(agent)
  const [family = '', given = ''] = sorted.replace(YEARS, '').split(/,\s*(?<rest>.*)$/u)
  if (given !== '' && isOf(name, given)) return { family, given }
  const words = /^(?<family>\p{L}+) (?<given>[\p{L}\s'’-]+)$/u.exec(name)?.groups
  if (sorted === name && words?.family !== undefined && words.given !== undefined)
    return { family: words.family, given: words.given, 'static-ordering': true }
  return { literal: name }
}

/** Whether the heading's given name is the one of the preferred name: headings may have another, which the archive does not print. */
const isOf = (name: string, given: string): boolean => name.includes(given)
