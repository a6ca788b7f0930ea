import { z } from 'zod'
import type { DumpPlace } from '#store/files/files.ts'

/** The forms of dumps, and the names of their files. */
export const DUMP_FORMATS = ['jsonl', 'csv', 'tei', 'cmif', 'bibtex', 'ntriples'] as const
export type DumpFormat = (typeof DUMP_FORMATS)[number]

const dumpSchema = z.strictObject({
  /** Of the file, where it is kept and in its address. */
  name: z.string().regex(/^[a-z][a-z0-9-]*(?:\.[a-z]+)+$/u),
  format: z.enum(DUMP_FORMATS),
  type: z.string(),
  records: z.int().min(0),
  /** Bytes. */
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** When it was begun, and the last change then: what was changed later may be in it or not. */
  at: z.iso.datetime(),
  change: z.int().min(0),
})
/** A file that holds the public archive in one form, or a part of it. */
export type Dump = z.infer<typeof dumpSchema>

const listSchema = z.strictObject({ files: z.array(dumpSchema) })

/** The dumps that there are; none where none have been made. */
export async function readDumpList(place: DumpPlace): Promise<readonly Dump[]> {
  const text = await place.list()
  return text === undefined ? [] : listSchema.parse(JSON.parse(text)).files
}

export const dumpListText = (files: readonly Dump[]): string => `${JSON.stringify({ files }, null, 2)}\n`
