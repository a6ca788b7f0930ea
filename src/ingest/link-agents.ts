import type { Agent } from '#authority/agent.ts'
import { isBodyName, withoutArticle } from '#authority/body-name.ts'
import { lookupKeys, matchAgent, type When } from '#authority/match.ts'
import type { Name } from '#authority/name.ts'
import { readName } from '#authority/name-form.ts'
import { nameKeys } from '#authority/name-key.ts'
import { readMarks } from '#authority/name-marks.ts'
import { isNameless } from '#authority/nameless.ts'
import { isOfficeName } from '#authority/office-name.ts'
import { linksOf, outsideSign, sameAuthorityOtherNumber } from '#authority/outside-identifier.ts'
import type { Why, Writing } from '#store/store.ts'
import { fold } from '#value/fold.ts'
import type { AgentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { ambiguous } from './ambiguous.ts'
import { byOutsideSign } from './by-outside-sign.ts'
import { freeIds } from './free-ids.ts'
import { putMade } from './put-many.ts'

/** A name in a document that wants its authority. */
export interface AgentWanted {
  /** As the document has it; where the source's own list of persons has a fuller form, that one. */
  readonly asNamed: string
  readonly refs: readonly string[]
  readonly isBody: boolean
  readonly when: When
  readonly at: string
}

/** The agents that names lead to; those that are missing are made. What it gives answers for each of the names. */
export async function linkAgents(
  tx: Writing,
  wanted: readonly AgentWanted[],
  why: Why,
  issues: Issue[],
): Promise<(one: AgentWanted) => AgentId | undefined> {
  const distinct = new Map(
    wanted.filter((one) => !isNameless(one.asNamed) || isIdentified(one)).map((one) => [signOf(one), one]),
  )
  const bySign = await byOutsideSign(
    tx,
    'agent',
    [...distinct.values()].flatMap(({ refs }) => refs),
  )
  const byKey = new Map<string, readonly Agent[]>(
    await tx.byName('agent', [...new Set([...distinct.values()].flatMap(({ asNamed }) => lookupKeys(asNamed)))]),
  )
  const linked = new Map<string, AgentId>()
  const made: Agent[] = []
  const ids = await freeIds<AgentId>(
    tx,
    'agent',
    [...distinct.values()].map((one) => fold(headingOf(one))),
  )
  for (const [sign, one] of distinct) {
    const signs = one.refs.flatMap((ref) => outsideSign(ref) ?? [])
    const identified = signs.map((each) => bySign.get(each)).find((agent) => agent !== undefined)
    if (identified !== undefined) {
      linked.set(sign, identified.id)
      continue
    }
    const candidates = new Set(lookupKeys(one.asNamed).flatMap((key) => byKey.get(key) ?? []))
    const match = matchAgent(
      one.asNamed,
      [...candidates].filter((agent) => !sameAuthorityOtherNumber(one.refs, agent.links ?? [])),
      one.when,
    )
    if ('several' in match) {
      issues.push(ambiguous('participants', one, match.several))
      continue
    }
    const agent = 'agent' in match ? match.agent : newAgent(one, ids(fold(headingOf(one))))
    linked.set(sign, agent.id)
    if ('agent' in match) continue
    made.push(agent)
    for (const each of signs) bySign.set(each, agent)
    for (const key of agent.names.flatMap(({ text }) => nameKeys(text)))
      byKey.set(key, [...(byKey.get(key) ?? []), agent])
  }
  await putMade(tx, made, why)
  return (one) => linked.get(signOf(one))
}

const signOf = ({ asNamed, refs, when }: AgentWanted) =>
  [asNamed, ...refs, when.earliest?.slice(0, 4), when.latest?.slice(0, 4)].join('\n')

const isIdentified = ({ refs }: AgentWanted) => refs.some((ref) => outsideSign(ref) !== undefined)

const isOfBody = ({ asNamed, isBody }: AgentWanted) => isBody || isBodyName(asNamed)

/** The person behind a cover name where the document says who it is; else the name without its titles. A body's name is taken whole. */
function headingOf(one: AgentWanted): string {
  if (isOfBody(one)) return withoutArticle(readMarks(one.asNamed).name)
  const { person, forms } = readName(one.asNamed)
  return person ?? forms[0] ?? one.asNamed
}

/** `Arthur Schnitzler`, where a heading turns the name round: that is how a reader is told of him. */
function directForm(asNamed: string): string | undefined {
  const { person, forms } = readName(asNamed)
  const [heading, ...others] = forms
  return person === undefined && heading?.includes(', ') ? others.find((form) => !form.includes(',')) : undefined
}

function newAgent(one: AgentWanted, id: AgentId): Agent {
  const links = linksOf(one.refs)
  const { cover, existence } = readName(one.asNamed)
  const isBody = isOfBody(one)
  const heading = headingOf(one)
  const direct = isBody ? undefined : directForm(one.asNamed)
  const names: Name[] =
    direct === undefined
      ? [{ text: heading, kind: 'preferred' }]
      : [
          { text: direct, kind: 'preferred' },
          { text: heading, kind: 'heading' },
        ]
  if (!isBody && cover !== undefined && cover !== heading) names.push({ text: cover, kind: 'cover' })
  return {
    kind: 'agent',
    id,
    entityType: isBody ? 'corporate-body' : isOfficeName(heading) ? 'office' : 'person',
    names,
    ...(existence === undefined ? {} : { existence }),
    ...(links.length === 0 ? {} : { links }),
    status: { kind: 'unreviewed' },
  }
}
