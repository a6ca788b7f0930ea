import { setImmediate as otherWork } from 'node:timers/promises'
import type { CmifFrame } from '#formats/cmif/write.ts'
import { writePublicJsonl } from '#formats/jsonl/write.ts'
import type { DumpPlace } from '#store/files/files.ts'
import type { Reading } from '#store/store.ts'
import { documentSlices, recordSlices } from '../export.ts'
import { clearLeftovers, openDumpFile } from './dump-file.ts'
import { type Dump, type DumpFormat, dumpListText, readDumpList } from './dump-list.ts'
import { type Finished, openSink } from './sinks.ts'

export interface DumpOptions {
  readonly place: DumpPlace
  readonly formats: readonly DumpFormat[]
  readonly frame: Omit<CmifFrame, 'url'>
  readonly signal: AbortSignal
  readonly told?: (format: DumpFormat | 'documents', records: number) => void
}

/**
 * Writes the whole archive as this reader may read it (the public) into files, a form each; those of other forms stay. Every file is written aside,
 * and takes its place when all of them are whole. Broken off by `signal`, nothing is changed, and nothing is given back. Refused as `busy` while another is at it.
 */
export async function makeDumps(records: Reading, options: DumpOptions): Promise<readonly Dump[] | undefined> {
  const turn = await options.place.turn()
  try {
    return await madeAlone(records, options)
  } finally {
    turn.end()
  }
}

async function madeAlone(records: Reading, options: DumpOptions): Promise<readonly Dump[] | undefined> {
  const { place, formats, frame, signal } = options
  await clearLeftovers(await place.workshop(), frame.at)
  const { newest: change } = await records.harvestSpan({})
  const opened: { discard(): Promise<void> }[] = []
  try {
    const finished = [
      ...(formats.includes('jsonl') ? [await dumpJsonl(records, options, opened)] : []),
      ...(await dumpDocuments(records, options, opened)),
    ]
    const made: Dump[] = []
    for (const { file, ...told } of finished)
      made.push({ ...told, ...(await file.finish()), at: frame.at.toISOString(), change })
    if (signal.aborted) return undefined
    for (const { file } of finished) await file.place()
    opened.length = 0
    const kept = (await readDumpList(place)).filter(({ format }) => !formats.includes(format))
    const all = [...made, ...kept]
    await place.writeList(dumpListText(all))
    return all
  } finally {
    for (const one of opened) await one.discard()
  }
}

type Opened = { discard(): Promise<void> }[]

/** Everything of every kind, a record a line, in the shape in which anybody may see it. */
async function dumpJsonl(records: Reading, { place, signal, told }: DumpOptions, opened: Opened): Promise<Finished> {
  const name = 'archive.jsonl'
  const file = await openDumpFile(place, name)
  opened.push(file)
  let done = 0
  for await (const slice of recordSlices(records)) {
    if (signal.aborted) break
    await file.write(slice.map(writePublicJsonl).join(''))
    done += slice.length
    told?.('jsonl', done)
    await otherWork()
  }
  return { name, format: 'jsonl', type: 'application/jsonl; charset=utf-8', records: done, file }
}

/** The forms that have documents alone: each document is read once for all of them. */
async function dumpDocuments(records: Reading, options: DumpOptions, opened: Opened): Promise<readonly Finished[]> {
  const { place, formats, frame, signal, told } = options
  const wanted = formats.filter((format) => format !== 'jsonl')
  const sinks: Awaited<ReturnType<typeof openSink>>[] = []
  opened.push({
    async discard() {
      for (const { file } of sinks) await file.discard()
    },
  })
  const url = `${frame.base}/dumps/letters.cmif.xml`
  for (const format of wanted) sinks.push(await openSink(place, format, { ...frame, url }))
  let done = 0
  if (sinks.length > 0)
    for await (const slice of documentSlices(records)) {
      if (signal.aborted) break
      for (const sink of sinks) await sink.take(slice)
      done += slice.length
      told?.('documents', done)
      await otherWork()
    }
  const finished: Finished[] = []
  for (const sink of sinks) finished.push(await sink.end())
  return finished
}
