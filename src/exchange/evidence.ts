import type { Document } from '#document/document.ts'
import { type Misquoted, readingBlocks, wrongWith } from '#document/misquoted.ts'
import { namesIn } from '#document/quoting-citation.ts'
import type { Issue } from '#value/issue.ts'
import type { Evidence, Exchange } from './exchange.ts'
import type { Sound } from './set-aside.ts'
import { pointWhere, silenceWhere } from './where.ts'

/** The documents that an exchange names: as its moves, or as evidence; also what citations that quote may name one by, which may be none. */
export function documentsIn(exchange: Exchange): ReadonlySet<string> {
  const found = new Set<string>(exchange.moves.flatMap(({ documents = [] }) => documents))
  mapEvidence(exchange, (each) => {
    if (each.passage !== undefined) found.add(each.passage.document)
    for (const name of namesIn(each)) found.add(name)
    return true
  })
  return found
}

/**
 * Looks every quotation up in the text that it claims to be in. Evidence whose words are not there is set aside, with an issue; what cannot be
 * checked, because the document or the text is not held, stays and is told of.
 */
export function setAsideMisquoted(given: Exchange, held: ReadonlyMap<string, Document>): Sound {
  const issues: Issue[] = []
  const unplaced: NonNullable<Exchange['unplaced']>[number][] = []
  const blocksIn = readingBlocks()
  const exchange = keptEvidence(given, (where, evidence) => {
    const wrong = wrongWith(evidence, held, blocksIn)
    if (wrong === undefined) return true
    const { message, isKept } = wrong
    const ending = isKept ? 'It was kept.' : 'It was set aside.'
    issues.push({ severity: 'warning', at: where, field: 'evidence', message: `${message} ${ending}` })
    if (!isKept) unplaced.push({ label: `${where}, evidence`, value: JSON.stringify(evidence) })
    return isKept
  })
  if (unplaced.length === 0) return { exchange, issues }
  return { exchange: { ...exchange, unplaced: [...(given.unplaced ?? []), ...unplaced] }, issues }
}

/** What an exchange quotes and is not where it says, of the documents in `held`; those that are not are left alone, unless `held` has all there are. */
export function misquotedIn(
  exchange: Exchange,
  held: ReadonlyMap<string, Document>,
  hasAll: boolean,
): readonly Misquoted[] {
  const found: Misquoted[] = []
  const blocksIn = readingBlocks()
  keptEvidence(exchange, (where, evidence) => {
    const { passage } = evidence
    const isSought = hasAll || passage === undefined || held.has(passage.document)
    const wrong = isSought ? wrongWith(evidence, held, blocksIn) : undefined
    if (wrong !== undefined) found.push({ where, message: wrong.message, document: wrong.document })
    return true
  })
  return found
}

/** The exchange with the evidence that is to be kept; `where` is move and point, or whose silence. */
function keptEvidence(given: Exchange, keep: (where: string, evidence: Evidence) => boolean): Exchange {
  const at = (where: string) => (evidence: Evidence) => keep(where, evidence)
  return {
    ...given,
    moves: given.moves.map(({ points, ...move }) => ({
      ...mapEvidence(move, at(move.sign)),
      points: points.map((point) => mapEvidence(point, at(pointWhere(move, point)))),
    })),
    ...(given.silences === undefined
      ? {}
      : { silences: given.silences.map((each) => mapEvidence(each, at(silenceWhere(each)))) }),
  }
}

/** Everything as it was, at whatever depth, but for the evidence that is not to be kept. The shape stays: lists only grow shorter. */
function mapEvidence<T>(value: T, keep: (evidence: Evidence) => boolean): T {
  const walk = (one: unknown, key: string): unknown => {
    if (Array.isArray(one)) {
      const isEvidence = key === 'evidence' || key === 'wording'
      return one.filter((each: unknown) => !isEvidence || keep(each as Evidence)).map((each) => walk(each, ''))
    }
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, walk(each, name)]))
  }
  return walk(value, '') as T
}
