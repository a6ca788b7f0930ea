import { CMIF_END, type CmifFrame, writeCmifHead, writeCmifLetter } from '#formats/cmif/write.ts'
import { LIST_FORMS, type ListForm } from '#formats/lists/list-form.ts'
import type { Described } from '#holding/described.ts'
import { type DumpFile, openDumpFile } from './dump-file.ts'
import type { DumpFormat } from './dump-list.ts'
import { openTeiZip } from './tei-zip.ts'

/** A file under way, with what is told of it. */
export interface Finished {
  readonly name: string
  readonly format: DumpFormat
  readonly type: string
  readonly records: number
  readonly file: DumpFile
}

/** Takes documents slice by slice and makes files of them. */
export interface Sink {
  take(documents: readonly Described[]): Promise<void>
  end(): Promise<readonly Finished[]>
  readonly files: readonly DumpFile[]
}

/** So many documents are in one zip: its writer holds a line for each until the end, and goes through all of them for each. */
const IN_A_ZIP = 20_000

const LISTS = { csv: 'documents.csv', bibtex: 'documents.bib', ntriples: 'documents.nt' } as const

export async function openSink(
  folder: string,
  format: Exclude<DumpFormat, 'jsonl'>,
  frame: CmifFrame,
  inAZip = IN_A_ZIP,
): Promise<Sink> {
  if (format === 'tei') return teiSink(folder, inAZip)
  return format === 'cmif' ? await cmifSink(folder, frame) : await listSink(folder, format, frame)
}

async function listSink(folder: string, format: keyof typeof LISTS, frame: CmifFrame): Promise<Sink> {
  const form: ListForm = LIST_FORMS[format]
  const name = LISTS[format]
  const file = await openDumpFile(folder, name)
  let records = 0
  await file.write(form.head)
  return {
    files: [file],
    async take(documents) {
      await file.write(documents.map((one, n) => form.record(one, frame, records + n === 0)).join(''))
      records += documents.length
    },
    async end() {
      await file.write(form.foot)
      return [{ name, format, type: form.type, records, file }]
    },
  }
}

async function cmifSink(folder: string, frame: CmifFrame): Promise<Sink> {
  const name = 'letters.cmif.xml'
  const file = await openDumpFile(folder, name)
  let records = 0
  await file.write(writeCmifHead(frame))
  return {
    files: [file],
    async take(documents) {
      const letters = documents.flatMap((one) => writeCmifLetter(one, frame) ?? [])
      records += letters.length
      await file.write(letters.join(''))
    },
    async end() {
      await file.write(CMIF_END)
      return [{ name, format: 'cmif', type: 'application/tei+xml; charset=utf-8', records, file }]
    },
  }
}

/** One zip after another: `documents-tei.zip`, `documents-tei-2.zip`. */
function teiSink(folder: string, inAZip: number): Sink {
  const files: DumpFile[] = []
  const done: Finished[] = []
  const open = async () => {
    const name = `documents-tei${files.length === 0 ? '' : `-${files.length + 1}`}.zip`
    const file = await openDumpFile(folder, name)
    files.push(file)
    return { name, file, zip: openTeiZip(file), records: 0 }
  }
  let at: Awaited<ReturnType<typeof open>> | undefined
  const close = async ({ name, file, zip, records }: Awaited<ReturnType<typeof open>>) => {
    await zip.end()
    done.push({ name, format: 'tei', type: 'application/zip', records, file })
  }
  return {
    files,
    async take(documents) {
      for (let rest = documents; rest.length > 0; ) {
        at ??= await open()
        const some = rest.slice(0, inAZip - at.records)
        await at.zip.add(some)
        at.records += some.length
        rest = rest.slice(some.length)
        if (at.records < inAZip) continue
        await close(at)
        at = undefined
      }
    },
    async end() {
      if (at !== undefined || done.length === 0) await close(at ?? (await open()))
      return done
    },
  }
}
