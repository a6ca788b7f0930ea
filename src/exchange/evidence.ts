import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { findQuotation } from '#document/passage.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Evidence, Exchange } from './exchange.ts'
import type { Sound } from './set-aside.ts'

/** The documents that an exchange names: as its moves, or as evidence. */
export function documentsIn(exchange: Exchange): ReadonlySet<DocumentId> {
  const found = new Set(exchange.moves.flatMap(({ documents = [] }) => documents))
  mapEvidence(exchange, (each) => {
    if (each.passage !== undefined) found.add(each.passage.document)
    return true
  })
  return found
}

/**
 * Looks every quotation up in the text that it claims to be in. Evidence whose words are not there is set aside, with an issue; what cannot be
 * checked, because the document or the text is not held, stays and is told of. `at` is the place of the exchange in its file.
 */
export function setAsideMisquoted(given: Exchange, at: string, held: ReadonlyMap<string, Document>): Sound {
  const issues: Issue[] = []
  const unplaced: NonNullable<Exchange['unplaced']>[number][] = []
  const blocks = new Map<string, readonly Block[]>()
  const checking = (where: string) => (evidence: Evidence) => {
    const wrong = wrongWith(evidence, held, blocks)
    if (wrong === undefined) return true
    const { message, isKept } = wrong
    const ending = isKept ? 'It was kept.' : 'It was set aside.'
    issues.push({ severity: 'warning', at: `${at}, ${where}`, field: 'evidence', message: `${message} ${ending}` })
    if (!isKept) unplaced.push({ label: `${where}, evidence`, value: JSON.stringify(evidence) })
    return isKept
  }
  const exchange: Exchange = {
    ...given,
    moves: given.moves.map(({ points, ...move }) => ({
      ...mapEvidence(move, checking(move.sign)),
      points: points.map((point) => mapEvidence(point, checking(`${move.sign}, ${point.id}`))),
    })),
    ...(given.silences === undefined
      ? {}
      : { silences: given.silences.map((each) => mapEvidence(each, checking(`silence on ${each.to}`))) }),
  }
  if (unplaced.length === 0) return { exchange, issues }
  return { exchange: { ...exchange, unplaced: [...(given.unplaced ?? []), ...unplaced] }, issues }
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

interface Wrong {
  readonly message: string
  readonly isKept: boolean
}

/** What is wrong with a passage; nothing where it stands once in its block, or is no passage. */
function wrongWith(
  { passage }: Evidence,
  held: ReadonlyMap<string, Document>,
  known: Map<string, readonly Block[]>,
): Wrong | undefined {
  if (passage === undefined) return undefined
  const { document, text, block, exact } = passage
  const said = `“${exact.length > 80 ? `${exact.slice(0, 79)}…` : exact}”`
  const found = held.get(document)
  if (found === undefined)
    return { message: `Document ${document} is not held: ${said} could not be looked up.`, isKept: true }
  const body = found.texts?.find(({ id }) => id === text)?.body
  if (body === undefined) return { message: `Document ${document} has no text ${text}: ${said}.`, isKept: false }
  const key = `${document} ${text}`
  const blocks = known.get(key) ?? blocksOf(parseBody(body))
  known.set(key, blocks)
  const resolved = findQuotation(blocks, passage)
  if (resolved.is === 'here') return undefined
  const where = `${document}, ${text}, ${block}`
  if (resolved.is === 'several')
    return {
      message: `${said} stands ${resolved.times} times in ${where}: prefix and suffix would tell which.`,
      isKept: true,
    }
  const elsewhere = resolved.elsewhere.length === 0 ? '' : `, but in ${resolved.elsewhere.join(', ')}`
  return { message: `${said} does not stand in ${where}${elsewhere}.`, isKept: false }
}
