import { repositoryId } from '#authority/repositories.ts'
import type { Issue } from '#value/issue.ts'
import { parseReference, readsAsArchival } from './archival-reference.ts'
import type { Draft, DraftReference, DraftWitness } from './draft.ts'
import type { Credit } from './rights.ts'
import { parseSource } from './source-string.ts'
import type { Reference, Witness } from './witness.ts'

export interface WitnessesRead {
  readonly witnesses: readonly Witness[]
  readonly credits: readonly Credit[]
  /** The id of the draft's nth witness, counted from 1. */
  readonly idOf: (position: number) => string | undefined
  readonly issues: readonly Issue[]
}

/** The witnesses that a draft describes, then those that its source strings name, under ids of one series. */
export function witnessesOf({
  witnesses: described = [],
  sources = [],
}: Pick<Draft, 'witnesses' | 'sources'>): WitnessesRead {
  const witnesses: Witness[] = []
  const credits: Credit[] = []
  const issues: Issue[] = []
  const add = (witness: Witness) => witnesses.push({ ...witness, id: `w${witnesses.length + 1}` })
  for (const draft of described) {
    const read = describedWitness(draft)
    issues.push(...read.issues)
    add(read.witness)
  }
  const seen = new Set(witnesses.map(likeness))
  for (const { value, at } of sources) {
    const read = parseSource(value, at)
    credits.push(...read.credits)
    const fresh = read.witnesses.filter((witness) => !seen.has(likeness(witness)))
    // A source that a record gives twice, in its citation too, is one source and one set of issues.
    if (fresh.length > 0) issues.push(...read.issues)
    for (const witness of fresh) {
      seen.add(likeness(witness))
      add(witness)
    }
  }
  return {
    witnesses,
    credits,
    issues,
    idOf: (position) => (position <= described.length ? witnesses[position - 1]?.id : undefined),
  }
}

const likeness = ({ references, edition, note }: Witness) =>
  JSON.stringify([references.map(({ asGiven }) => asGiven), edition?.asGiven ?? edition, note])

function describedWitness(draft: DraftWitness): { readonly witness: Witness; readonly issues: readonly Issue[] } {
  const { kind, form, edition, note, otherReferences = [], at } = draft
  const read = [draft, ...otherReferences].map((one) => referenceOf(one, at))
  const references = read.flatMap(({ reference }) => reference ?? [])
  return {
    witness: {
      id: 'w1',
      kind: kind ?? (edition !== undefined && references.length === 0 ? 'printed' : 'not-stated'),
      ...(form === undefined ? {} : { form }),
      references,
      ...(edition === undefined ? {} : { edition }),
      ...(note === undefined ? {} : { note }),
    },
    issues: read.flatMap(({ issues }) => issues),
  }
}

interface ReferenceRead {
  readonly reference?: Reference
  readonly issues: readonly Issue[]
}

function referenceOf(draft: DraftReference, at: string): ReferenceRead {
  const read = placedIn(draft, at)
  if (read.reference === undefined || draft.status === undefined) return read
  return { ...read, reference: { ...read.reference, status: draft.status } }
}

function placedIn({ repository, reference, whole }: DraftReference, at: string): ReferenceRead {
  const keeper = repository?.trim() ?? ''
  const given = reference?.trim() ?? ''
  if (given === '' && keeper === '') return { issues: [] }
  if (given === '')
    return {
      reference: {
        repository: repositoryId(keeper),
        repositoryAsNamed: keeper,
        levels: [],
        leaves: [],
        asGiven: keeper,
        status: 'not-stated',
      },
      issues: [],
    }
  const read = parseReference(given, at, keeper)
  if (keeper === '' || given.includes(keeper)) return read
  const named = { ...read.reference, repositoryAsNamed: keeper }
  if (readsAsArchival(given) && read.reference.repository === repositoryId(keeper)) return { ...read, reference: named }
  if (whole === true) return read
  // What is printed must say where the paper lies: a bare call number has its keeper put before it.
  return { ...read, reference: { ...read.reference, asGiven: `${keeper}, ${given}` } }
}
