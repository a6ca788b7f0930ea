import type { Document } from '#document/document.ts'
import { principalDate } from '#document/document.ts'
import type { Writing } from '#store/store.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Issue } from '#value/issue.ts'
import { type AgentWanted, linkAgents } from './link-agents.ts'
import { linkPlaces } from './link-places.ts'
import { linkRepositories } from './link-repositories.ts'
import { linkSubjects } from './link-subjects.ts'

/** A document whose names are to be linked; `bodies` are those of its names that the source says are of bodies, `headings` what its own list has for a reference. */
export interface Unlinked {
  readonly document: Document
  readonly at: string
  readonly bodies: ReadonlySet<string>
  readonly headings: ReadonlyMap<string, string>
}

/**
 * Leads the names in documents to authorities, and makes those that are missing, unreviewed. A round of queries for all of them.
 * A name links only where exactly one authority fits by form and period; where several do, none is linked, and the issue names them.
 */
export async function linkNames(
  tx: Writing,
  unlinked: readonly Unlinked[],
  by: string,
): Promise<{ readonly documents: readonly Document[]; readonly issues: readonly Issue[] }> {
  const why = { by, note: 'Named in an imported document' }
  const issues: Issue[] = []
  const agents = await linkAgents(tx, unlinked.flatMap(agentsIn), why, issues)
  const places = await linkPlaces(
    tx,
    unlinked.flatMap(({ document, at }) => (document.places ?? []).map((place) => ({ ...place, at }))),
    why,
    issues,
  )
  const subjects = await linkSubjects(
    tx,
    unlinked.flatMap(({ document }) => document.keywords ?? []),
    why,
  )
  await linkRepositories(
    tx,
    unlinked.map(({ document }) => document),
    why,
  )
  const documents = unlinked.map((one): Document => {
    const { keywords, ...document } = one.document
    const about = [
      ...new Set([...(document.subjects ?? []), ...(keywords ?? []).flatMap((word) => subjects.get(word) ?? [])]),
    ]
    const left = (keywords ?? []).filter((word) => !subjects.has(word))
    return {
      ...document,
      ...(document.participants === undefined
        ? {}
        : {
            participants: document.participants.map((participant, n) => {
              const agent = participant.agent ?? agents(wanted(one, n))
              return agent === undefined ? participant : { ...participant, agent }
            }),
          }),
      ...(document.places === undefined
        ? {}
        : {
            places: document.places.map((named) => {
              const place = named.place ?? places(named)
              return place === undefined ? named : { ...named, place }
            }),
          }),
      ...(about.length === 0 ? {} : { subjects: about }),
      ...(left.length === 0 ? {} : { keywords: left }),
    }
  })
  return { documents, issues }
}

const agentsIn = (one: Unlinked): readonly AgentWanted[] =>
  (one.document.participants ?? []).flatMap((participant, n) =>
    participant.agent === undefined ? [wanted(one, n)] : [],
  )

/** What is asked for the nth participant. */
function wanted({ document, at, bodies, headings }: Unlinked, n: number): AgentWanted {
  const { asNamed = '', refs = [] } = document.participants?.[n] ?? {}
  const date = principalDate(document)?.edtf
  const when = date === undefined ? undefined : parseEdtf(date)
  const heading = refs.map((ref) => headings.get(ref)).find((each) => each !== undefined)
  return {
    asNamed: heading ?? asNamed,
    refs,
    at,
    isBody: bodies.has(asNamed),
    when: {
      ...(when?.earliest === undefined ? {} : { earliest: when.earliest }),
      ...(when?.latest === undefined ? {} : { latest: when.latest }),
    },
  }
}
