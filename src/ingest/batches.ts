import { setImmediate as turn } from 'node:timers/promises'
import type { Draft } from '#document/draft.ts'
import type { Reading } from '#formats/format.ts'
import { type Arrival, arrive } from './arrival.ts'
import type { Batch, Run } from './run.ts'

/** Reading stops to write after this long (ms), or after so many records: a search, or another writer, never waits long. */
const WRITE_EVERY = 100
const LARGEST_BATCH = 200

/** What is read of files, in their order: that one begins, then what stands in it. */
export type Read =
  | { readonly file: Batch['files'][number] }
  | { readonly reading: Reading; readonly source: string; readonly sha256: string }

/** A batch while it is gathered. */
type Gathering = {
  -readonly [Part in keyof Batch]: Batch[Part] extends readonly (infer One)[] ? One[] : Batch[Part]
}

const emptyBatch = (): Gathering => ({
  ...{ arrivals: [], collections: [], held: [], files: [], issues: [], broken: [], refused: 0 },
})

/**
 * Gathers what is read, and gives it as soon as there is enough of it. The report and the store are left alone, for the batch before may still be at the `pen`:
 * while it is, there is no hurry, and after each record it has its turn.
 */
export async function* batches(
  run: Run,
  reads: AsyncIterable<Read>,
  pen: { readonly isBusy: boolean },
): AsyncIterable<Batch> {
  const { signal, written } = run.options
  let batch = emptyBatch()
  let since = performance.now()
  // What they quote may stand further down, or in another file: exchanges come in after the documents.
  const exchanges: Batch['held'][number][] = []
  const whole = (): Batch => {
    const kept = written?.()
    const given = { ...batch, ...(kept === undefined ? {} : { kept }) }
    batch = emptyBatch()
    since = performance.now()
    return given
  }
  const isFull = () => batch.arrivals.length + batch.held.length + batch.collections.length >= LARGEST_BATCH
  const isTime = () => isFull() || (!pen.isBusy && performance.now() - since > WRITE_EVERY)
  for await (const read of reads) {
    if (signal.aborted) return
    gather(run, batch, exchanges, read)
    if (isTime()) yield whole()
    if (pen.isBusy) await turn()
  }
  for (const exchange of exchanges) {
    if (signal.aborted) return
    if (batch.held.length === 0 || isTime()) yield whole()
    batch.held.push(exchange)
  }
  if (!signal.aborted) yield whole()
}

function gather(run: Run, batch: Gathering, exchanges: Batch['held'][number][], read: Read): void {
  if ('file' in read) {
    batch.files.push(read.file)
    return
  }
  const { reading, source, sha256 } = read
  if (reading.kind === 'issue') {
    batch.issues.push(reading.issue)
    if (reading.issue.severity === 'error' && reading.issue.field === 'file') batch.broken.push(sha256)
  } else if (reading.kind === 'refused') batch.refused += 1
  else if (reading.kind === 'collection') batch.collections.push({ ...reading.collection, from: source })
  else if (reading.kind === 'held') {
    const { held, at, places } = reading
    const advice = places === undefined ? undefined : 'the rows of one exchange must stand together, in one table'
    if (isRepeated(run, batch, { source, key: `${held.kind}/${held.id}`, at }, advice)) return
    const isLast = held.kind === 'exchange' && exchanges.length < LARGEST_BATCH
    ;(isLast ? exchanges : batch.held).push({ ...reading, source })
  } else {
    const { arrival, issues } = arrive(
      withSource(reading.draft, run.options.takenFrom),
      { source, file: sha256 },
      run.ordinals,
    )
    batch.issues.push(...issues)
    if (!isRepeated(run, batch, arrival)) batch.arrivals.push(arrival)
  }
}

/** Under the number that it states, or is found by, in the archive that it comes from. */
function withSource(draft: Draft, archive: string | undefined): Draft {
  if (archive === undefined || draft.takenFrom !== undefined) return draft
  const number = (draft.number ?? draft.key)?.value
  return { ...draft, takenFrom: { name: archive, ...(number === undefined ? {} : { number }) } }
}

/** A key that this run has seen already: the record is refused, with its place. */
function isRepeated(
  { keys }: Run,
  batch: Gathering,
  { source, key, at }: Pick<Arrival, 'source' | 'key' | 'at'>,
  advice = 'name the columns that make a key with a mapping, or bring each file in with a --source of its own (docs/import.md)',
): boolean {
  if (keys.add(`${source}\n${key}`)) return false
  batch.issues.push({
    severity: 'error',
    at,
    field: 'key',
    message: `“${key}” is the key of an earlier record of this source. This one was not taken; ${advice}`,
  })
  batch.refused += 1
  return true
}
