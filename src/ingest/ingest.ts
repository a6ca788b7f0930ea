import type { Draft, DraftCollection } from '#document/draft.ts'
import type { ReadableFormat, Reading } from '#formats/format.ts'
import type { Files } from '#store/files/files.ts'
import type { Store } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { accept } from './accept.ts'
import { type Arrival, arrive } from './arrival.ts'
import { earlierReport } from './earlier-report.ts'
import type { IncomingFile } from './incoming-file.ts'
import { linkLate } from './link-late.ts'
import { openReport, type Report } from './report.ts'
import type { Batch, IngestOptions, Run } from './run.ts'
import { Seen } from './seen.ts'
import { takeIn } from './take-in.ts'

/** Reading stops to write after this long (ms), or after so many records: a search, or another writer, never waits long. */
const WRITE_EVERY = 100
const LARGEST_BATCH = 200

/**
 * Brings documents in. Each batch is one act: interrupted at any moment, what was written is whole, and a second run finishes the work.
 * The same file twice changes nothing. Bad input is an issue in the report; only a refusal of the archive itself (busy, full) is thrown.
 */
export async function ingest(
  archive: { readonly store: Store; readonly files: Files },
  files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>,
  options: IngestOptions,
): Promise<Report> {
  const now = options.now().toISOString()
  const earlier = options.report === undefined ? undefined : await earlierReport(archive.store, options.report)
  const id = options.report ?? now.replace(/\D/gu, '')
  const at = earlier?.report.at ?? now
  const report = openReport({ id, at, source: options.source ?? 'as each file says' }, earlier)
  const run: Run = {
    store: archive.store,
    options: { ...options, waiting: once(options.waiting) },
    report,
    keys: new Seen(),
    late: new Map(),
    ordinals: { seen: new Seen(), repeated: new Map() },
    broken: new Set(),
    ambiguous: earlier?.said ?? new Seen(),
  }
  await writeInBatches(run, readAll(run, archive.files, files))
  const finished = !options.signal.aborted
  if (finished) await linkLate(run)
  const last = report.with({ outcomes: [], issues: [] }, finished)
  await archive.store.write((tx) => tx.keepReport(last.report, last.issues), options)
  return report.close(finished)
}

/** However many batches have to wait, it is told once. */
function once(tell: (() => void) | undefined): () => void {
  let told = false
  return () => {
    if (!told) tell?.()
    told = true
  }
}

type Read = { readonly reading: Reading; readonly source: string; readonly file: string }

/** Every file in turn: kept by its checksum, then read. A file that nobody can read is an issue. */
async function* readAll(
  { options, report }: Run,
  kept: Files,
  files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>,
): AsyncIterable<Read> {
  let bytes = 0
  for await (const file of files) {
    if (options.signal.aborted) return
    if (file.aside !== undefined) {
      report.issue({ severity: 'note', at: file.name, field: 'file', message: `left aside: ${file.aside}` })
      continue
    }
    const { format, reason, sha256 } = await accept(file, kept, options.format)
    report.file(file.name, sha256)
    if (format === undefined || sha256 === undefined) {
      report.issue({ severity: 'error', at: file.name, field: 'file', message: `not read: ${reason}` })
      report.count('refused')
      continue
    }
    if (options.mapping !== undefined && format.id !== 'csv') report.issue(unusedMapping(file.name, format))
    const counted = tap(kept.open(sha256), (more) => {
      bytes += more
      options.progress?.({ records: report.read(), bytes, name: file.name })
    })
    const from = { source: options.source ?? file.source ?? `${file.name}-${sha256.slice(0, 8)}`, file: sha256 }
    for await (const reading of format.read({
      name: file.name,
      bytes: counted,
      ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    })) {
      yield { reading, ...from }
    }
  }
}

const unusedMapping = (at: string, { label }: ReadableFormat): Issue => ({
  severity: 'note',
  at,
  field: 'file',
  message: `a mapping is for tables; this was read as ${label}, without it`,
})

async function* tap(bytes: AsyncIterable<Uint8Array>, seen: (more: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    seen(chunk.length)
    yield chunk
  }
}

/** Gathers what is read, and writes it whenever there is enough of it. */
async function writeInBatches(run: Run, reads: AsyncIterable<Read>): Promise<void> {
  const { options, report } = run
  let batch = emptyBatch()
  let since = performance.now()
  // What they quote may stand further down, or in another file: exchanges come in after the documents.
  const exchanges: Batch['held'][number][] = []
  const write = async () => {
    await takeIn(run, batch)
    await options.written?.()
    batch = emptyBatch()
    since = performance.now()
  }
  for await (const { reading, ...from } of reads) {
    if (options.signal.aborted) return
    if (reading.kind === 'issue') {
      report.issue(reading.issue)
      if (reading.issue.severity === 'error' && reading.issue.field === 'file') run.broken.add(from.file)
    } else if (reading.kind === 'refused') report.count('refused')
    else if (reading.kind === 'collection') batch.collections.push({ ...reading.collection, from: from.source })
    else if (reading.kind === 'held') {
      const { held, at, places } = reading
      const advice = places === undefined ? undefined : 'the rows of one exchange must stand together, in one table'
      if (!isRepeated(run, { source: from.source, key: `${held.kind}/${held.id}`, at }, advice))
        (held.kind === 'exchange' && exchanges.length < LARGEST_BATCH ? exchanges : batch.held).push({
          ...reading,
          source: from.source,
        })
    } else {
      const { arrival, issues } = arrive(withSource(reading.draft, options.takenFrom), from, run.ordinals)
      report.issue(...issues)
      if (isRepeated(run, arrival)) continue
      batch.arrivals.push(arrival)
    }
    const size = batch.arrivals.length + batch.held.length + batch.collections.length
    if (size >= LARGEST_BATCH || performance.now() - since > WRITE_EVERY) await write()
  }
  for (const exchange of exchanges) {
    if (options.signal.aborted) return
    if (batch.held.length === 0 || performance.now() - since > WRITE_EVERY) await write()
    batch.held.push(exchange)
  }
  if (!options.signal.aborted) await write()
}

const emptyBatch = () => ({
  arrivals: [] as Arrival[],
  collections: [] as (DraftCollection & { from: string })[],
  held: [] as Batch['held'][number][],
})

/** Under the number that it states, or is found by, in the archive that it comes from. */
function withSource(draft: Draft, archive: string | undefined): Draft {
  if (archive === undefined || draft.takenFrom !== undefined) return draft
  const number = (draft.number ?? draft.key)?.value
  return { ...draft, takenFrom: { name: archive, ...(number === undefined ? {} : { number }) } }
}

/** A key that this run has seen already: the record is refused, with its place. */
function isRepeated(
  { keys, report }: Run,
  { source, key, at }: Pick<Arrival, 'source' | 'key' | 'at'>,
  advice = 'name the columns that make a key with a mapping, or bring each file in with a --source of its own (docs/import.md)',
): boolean {
  if (keys.add(`${source}\n${key}`)) return false
  report.issue({
    severity: 'error',
    at,
    field: 'key',
    message: `“${key}” is the key of an earlier record of this source. This one was not taken; ${advice}`,
  })
  report.count('refused')
  return true
}
