import type { Files } from '#store/files/files.ts'
import type { Store } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { accept } from './accept.ts'
import { batches, type Read } from './batches.ts'
import { earlierReport } from './earlier-report.ts'
import type { IncomingFile } from './incoming-file.ts'
import { linkLate } from './link-late.ts'
import { oneAhead } from './one-ahead.ts'
import { openReport, type Report } from './report.ts'
import type { IngestOptions, Run } from './run.ts'
import { Seen } from './seen.ts'
import { takeIn } from './take-in.ts'

/**
 * Brings documents in. Each batch is one act, and the next is read meanwhile: interrupted at any moment, what was written is whole, and a second run finishes the work.
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
  const pen = { isBusy: false }
  for await (const batch of oneAhead(batches(run, readAll(run, archive.files, files), pen))) {
    if (options.signal.aborted) break
    pen.isBusy = true
    await takeIn(run, batch)
    pen.isBusy = false
    await batch.kept?.()
  }
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

/** Every file in turn: kept by its checksum, then read. A file that nobody can read is an issue. */
async function* readAll(
  { options, report }: Run,
  kept: Files,
  files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>,
): AsyncIterable<Read> {
  let bytes = 0
  for await (const file of files) {
    if (options.signal.aborted) return
    const { name } = file
    const issue = (severity: Issue['severity'], message: string) =>
      ({ kind: 'issue', issue: { severity, at: name, field: 'file', message } }) as const
    if (file.aside !== undefined) {
      yield { reading: issue('note', `left aside: ${file.aside}`), source: name, sha256: '' }
      continue
    }
    const { format, reason, sha256 } = await accept(file, kept, options.format)
    yield { file: sha256 === undefined ? { name } : { name, sha256 } }
    if (format === undefined || sha256 === undefined) {
      const from = { source: name, sha256: '' }
      yield { reading: issue('error', `not read: ${reason}`), ...from }
      yield { reading: { kind: 'refused' }, ...from }
      continue
    }
    const from = { source: options.source ?? file.source ?? `${name}-${sha256.slice(0, 8)}`, sha256 }
    if (options.mapping !== undefined && format.id !== 'csv')
      yield { reading: issue('note', `a mapping is for tables; this was read as ${format.label}, without it`), ...from }
    const counted = tap(kept.open(sha256), (more) => {
      bytes += more
      options.progress?.({ records: report.read(), bytes, name })
    })
    for await (const reading of format.read({
      name,
      bytes: counted,
      ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    })) {
      yield { reading, ...from }
    }
  }
}

async function* tap(bytes: AsyncIterable<Uint8Array>, seen: (more: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    seen(chunk.length)
    yield chunk
  }
}
