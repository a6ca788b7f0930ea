import type { Document } from '#document/document.ts'
import { isReworded } from '#holding/unresolved.ts'
import type { Writing } from '#store/store.ts'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Arrival } from './arrival.ts'
import { collectionsFor } from './collections-for.ts'
import { sayingOf } from './earlier-report.ts'
import { type Identified, identify, numbered } from './identify.ts'
import { judge } from './judge.ts'
import { keepAccess } from './keep-access.ts'
import { linkNames } from './link-names.ts'
import { linkOwnNames } from './link-own-names.ts'
import { linkRepositories } from './link-repositories.ts'
import { ownNamed } from './own-named.ts'
import { putMany } from './put-many.ts'
import { quotedOtherwise } from './quoted-otherwise.ts'
import type { Batch, Run, Taken } from './run.ts'
import type { Seen } from './seen.ts'
import { takeHeld } from './take-held.ts'

/** Writes a batch, as one act, and counts it. */
export async function takeIn(run: Run, batch: Batch): Promise<void> {
  const { store, options, report } = run
  for (const { name, sha256 } of batch.files) report.file(name, sha256)
  report.issue(...batch.issues)
  for (let n = 0; n < batch.refused; n += 1) report.count('refused')
  for (const file of batch.broken) run.broken.add(file)
  if (batch.arrivals.length + batch.collections.length + batch.held.length === 0) return
  const act = async (tx: Writing) => {
    const taken: Taken = { outcomes: [], issues: [], ambiguous: [], late: [] }
    await takeHeld(tx, options, batch.held, taken)
    const collections = await collectionsFor(tx, run, batch)
    for (const [source, arrivals] of Map.groupBy(batch.arrivals, (arrival) => arrival.source)) {
      const identified = await identify(tx, source, arrivals)
      await takeDocuments(tx, run, source, identified, collections, taken)
    }
    const came = { outcomes: taken.outcomes, issues: [...taken.issues, ...firstOf(taken.ambiguous, run.ambiguous)] }
    const soFar = report.with(came)
    await tx.keepReport(soFar.report, soFar.issues)
    return { taken, came }
  }
  const { taken, came } = await store.write(act, options)
  report.took(came)
  for (const issue of taken.ambiguous) run.ambiguous.add(sayingOf(issue))
  for (const [id, pending] of taken.late) run.late.set(id, pending)
}

async function takeDocuments(
  tx: Writing,
  run: Run,
  source: string,
  identified: readonly Identified[],
  collections: ReadonlyMap<string, CollectionId>,
  taken: Taken,
): Promise<void> {
  const { options } = run
  const here: Identified[] = []
  for (const one of identified) {
    const judged = judge(one.known, one.arrival.imported, options.overwrite)
    const isCutOff = judged === 'changed' && !options.overwrite && run.broken.has(one.arrival.file)
    const outcome = isCutOff ? 'kept' : judged
    if (outcome === 'new' || outcome === 'changed') here.push(one)
    else taken.outcomes.push(outcome)
    // The run that brought it may have been broken off before it was led to what came later.
    if (outcome === 'unchanged' && one.arrival.relatedTo.size > 0 && one.known?.version === one.known?.current)
      taken.late.push([one.id, { source, relatedTo: one.arrival.relatedTo }])
    if (outcome === 'kept') {
      taken.issues.push({
        severity: 'warning',
        at: one.arrival.at,
        field: 'record',
        message: isCutOff
          ? `“${one.id}” stands here, and the file is broken. What stands was kept; --overwrite takes the file’s`
          : `“${one.id}” was changed by an editor since it was imported, and the file has changed too. The editor’s was kept; --overwrite takes the file’s`,
      })
    }
    taken.issues.push(...one.issues)
  }
  taken.issues.push(...(await likeOthers(tx, source, here)))
  const standing = await tx.get(
    'document',
    here.filter(({ known }) => known !== undefined).map(({ id }) => id),
  )
  const related = await relatedHere(tx, source, identified)
  const ready = here.flatMap((one) => {
    const { document, issues } = numbered(one, standing.get(one.id), related)
    const kept = keepAccess(document, standing.get(one.id), false, one.arrival.at)
    taken.issues.push(...issues, ...kept.issues)
    if (kept.held === undefined) taken.outcomes.push('kept')
    return kept.held === undefined ? [] : [{ one, document: inCollections(kept.held, one, source, collections) }]
  })
  const why = { by: options.by, note: 'Named in an imported document' }
  const ownHere = await linkOwnNames(
    tx,
    ready.flatMap(({ one }) => one.arrival.names ?? []),
    why,
  )
  const named = ready.map(({ one, document }) => {
    const { names = [], isOwn } = one.arrival
    const isKnown = isOwn && names.every(({ kind, id }) => ownHere(kind, id) !== undefined)
    return { one, isKnown, document: one.arrival.names === undefined ? document : ownNamed(document, names, ownHere) }
  })
  await linkRepositories(
    tx,
    named.filter(({ isKnown }) => isKnown).map(({ document }) => document),
    why,
  )
  const linked = await linkNames(
    tx,
    named
      .filter(({ isKnown }) => !isKnown)
      .map(({ document, one }) => ({
        document,
        at: one.arrival.at,
        bodies: one.arrival.bodies,
        headings: one.arrival.headings,
      })),
    options.by,
  )
  taken.ambiguous.push(...linked.issues)
  const isLinked = linked.documents[Symbol.iterator]()
  const documents = named.flatMap(({ one, isKnown, document }) => {
    const settled = isKnown ? document : isLinked.next().value
    return settled === undefined ? [] : [{ one, document: settled }]
  })
  await putDocuments(tx, run, source, documents, taken)
  const reworded = documents.filter(({ one, document }) => one.known && isReworded(standing.get(one.id), document))
  taken.issues.push(...(await quotedOtherwise(tx, new Map(reworded.map(({ one }) => [one.id, one.arrival.at])))))
}

async function putDocuments(
  tx: Writing,
  { options }: Run,
  source: string,
  documents: readonly { readonly one: Identified; readonly document: Document }[],
  taken: Taken,
): Promise<void> {
  const day = options.now().toISOString().slice(0, 10)
  const refused = await putMany(
    tx,
    documents.map(({ one: { arrival, known }, document }) => ({
      held: { ...document, origin: { source, key: arrival.key, file: arrival.file, day } },
      why: { by: options.by, note: known === undefined ? `Imported from ${source}` : `Imported again from ${source}` },
      at: arrival.at,
    })),
  )
  const kept = documents.filter((_, n) => refused[n] === undefined)
  await tx.rememberAll(
    source,
    kept.map(({ one: { arrival, id } }) => [
      arrival.key,
      {
        kind: 'document',
        id,
        imported: arrival.imported,
        ...(arrival.likeness === undefined ? {} : { likeness: arrival.likeness }),
      },
    ]),
  )
  taken.issues.push(...refused.filter((issue) => issue !== undefined))
  for (const [n, { one }] of documents.entries())
    taken.outcomes.push(refused[n] !== undefined ? 'refused' : one.known === undefined ? 'new' : 'changed')
  for (const { one, document } of kept) {
    const waits = waitingFor(document, one.arrival)
    if (waits.size > 0) taken.late.push([one.id, { source, relatedTo: waits }])
  }
}

/** The keys of its source that a document's relations name, and under which there is nothing yet. */
const waitingFor = ({ relations = [] }: Document, { relatedTo }: Arrival): ReadonlySet<string> =>
  new Set(relations.flatMap(({ to }) => ('citation' in to && relatedTo.has(to.citation) ? [to.citation] : [])))

/** The records that relations name by their keys, in this batch or here already. */
async function relatedHere(
  tx: Writing,
  source: string,
  identified: readonly Identified[],
): Promise<ReadonlyMap<string, DocumentId>> {
  const related = new Map<string, DocumentId>(identified.map(({ arrival, id }) => [arrival.key, id]))
  const sought = [...new Set(identified.flatMap(({ arrival }) => [...arrival.relatedTo]))].filter(
    (key) => !related.has(key),
  )
  for (const [key, known] of await tx.known(source, sought))
    if (known.kind === 'document') related.set(key, known.id as DocumentId)
  return related
}

/** Each saying once, and none that this run has said before. */
const firstOf = (issues: readonly Issue[], said: Seen): readonly Issue[] =>
  [...new Map(issues.map((issue) => [sayingOf(issue), issue] as const).toReversed()).entries()]
    .filter(([saying]) => !said.has(saying))
    .map(([, issue]) => issue)
    .toReversed()

/** What looks like a record of another source: reported, never merged. */
async function likeOthers(tx: Writing, source: string, here: readonly Identified[]): Promise<readonly Issue[]> {
  const alike = await tx.alike(source, [...new Set(here.flatMap(({ arrival }) => arrival.likeness ?? []))])
  return here.flatMap(({ arrival, id }): Issue[] => {
    const others = arrival.likeness === undefined ? [] : (alike.get(arrival.likeness) ?? [])
    const [first] = others
    if (first === undefined) return []
    return [
      {
        severity: 'note',
        at: arrival.at,
        field: 'record',
        message: `“${id}” has the date and the parties of “${first.id}” from “${first.source}”. Both stand; nothing was merged`,
      },
    ]
  })
}

function inCollections(
  document: Document,
  { arrival }: Identified,
  source: string,
  collections: ReadonlyMap<string, CollectionId>,
): Document {
  if (document.collections === undefined) return document
  return {
    ...document,
    collections: document.collections.map(({ collection, ...rest }) => ({
      collection: collections.get(`${source}\n${arrival.collections.get(collection)}`) ?? collection,
      ...rest,
    })),
  }
}
