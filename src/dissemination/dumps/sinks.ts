import { CMIF_END, type CmifFrame, writeCmifHead, writeCmifLetter } from '#formats/cmif/write.ts'
import { LIST_FORMS, type ListForm } from '#formats/lists/list-form.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { DumpPlace } from '#store/files/files.ts'
import { type DumpFile, openDumpFile } from './dump-file.ts'
import type { DumpFormat } from './dump-list.ts'
import { Zip } from './zip.ts'

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
  end(): Promise<Finished>
  readonly file: DumpFile
}

const LISTS = { csv: 'documents.csv', bibtex: 'documents.bib', ntriples: 'documents.nt' } as const

export async function openSink(
  place: DumpPlace,
  format: Exclude<DumpFormat, 'jsonl'>,
  frame: CmifFrame,
): Promise<Sink> {
  if (format === 'tei') return await teiSink(place, frame)
  return format === 'cmif' ? await cmifSink(place, frame) : await listSink(place, format, frame)
}

async function listSink(place: DumpPlace, format: keyof typeof LISTS, frame: CmifFrame): Promise<Sink> {
  const form: ListForm = LIST_FORMS[format]
  const name = LISTS[format]
  const file = await openDumpFile(place, name)
  let records = 0
  await file.write(form.head)
  return {
    file,
    async take(documents) {
      await file.write(documents.map((one, n) => form.record(one, frame, records + n === 0)).join(''))
      records += documents.length
    },
    async end() {
      await file.write(form.foot)
      return { name, format, type: form.type, records, file }
    },
  }
}

async function cmifSink(place: DumpPlace, frame: CmifFrame): Promise<Sink> {
  const name = 'letters.cmif.xml'
  const file = await openDumpFile(place, name)
  let records = 0
  await file.write(writeCmifHead(frame))
  return {
    file,
    async take(documents) {
      const letters = documents.flatMap((one) => writeCmifLetter(one, frame) ?? [])
      records += letters.length
      await file.write(letters.join(''))
    },
    async end() {
      await file.write(CMIF_END)
      return { name, format: 'cmif', type: 'application/tei+xml; charset=utf-8', records, file }
    },
  }
}

/** A TEI file for each document, in one zip. */
async function teiSink(place: DumpPlace, publisher: CmifFrame): Promise<Sink> {
  const name = 'documents-tei.zip'
  const file = await openDumpFile(place, name)
  const zip = new Zip()
  let records = 0
  const write = async (pieces: readonly Uint8Array[]) => {
    for (const piece of pieces) await file.write(piece)
  }
  return {
    file,
    async take(documents) {
      for (const one of documents)
        await write(zip.entry(`${one.document.id}.xml`, Buffer.from(writeTei(one, publisher)), one.at))
      records += documents.length
    },
    async end() {
      await write(zip.end())
      return { name, format: 'tei', type: 'application/zip', records, file }
    },
  }
}
