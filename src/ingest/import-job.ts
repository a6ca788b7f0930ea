import { z } from 'zod'
import type { Files } from '#store/files/files.ts'
import type { JobHandler, Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { accept } from './accept.ts'
import { type IncomingFile, Unreadable } from './incoming-file.ts'
import { ingest } from './ingest.ts'

export const IMPORT = 'import'

/** The most files of one job: their list is a part of it. */
const MOST_FILES = 10_000

const fileSchema = z.strictObject({
  name: z.string(),
  source: z.string().optional(),
  size: z.int().min(0).optional(),
  /** By which the archive keeps it; without one, why it is not read. */
  sha256: z.string().optional(),
  unread: z.string().optional(),
  aside: z.string().optional(),
})
const importSchema = z.strictObject({
  files: z.array(fileSchema).max(MOST_FILES),
  source: z.string().optional(),
  format: z.string().optional(),
  mapping: z.unknown().optional(),
  overwrite: z.boolean(),
  strict: z.boolean(),
})
type FileNamed = z.infer<typeof fileSchema>
type ImportHow = Omit<z.infer<typeof importSchema>, 'files'>

interface Into {
  readonly store: Store
  readonly files: Files
}

/** Keeps the files, and hands in that they be imported. Gives the job's number. Refused as `invalid` where they are more than 10,000. */
export async function queueImport(
  { store, files }: Into,
  incoming: Iterable<IncomingFile>,
  { by, ...how }: ImportHow & { readonly by: string },
): Promise<number> {
  const brought = [...incoming]
  if (brought.length > MOST_FILES)
    throw new Refusal(
      'invalid',
      `One job takes ${MOST_FILES} files, and these are ${brought.length}. Bring them in parts.`,
    )
  const named: FileNamed[] = []
  for (const file of brought) named.push(await keepOne(file, files, how.format))
  return await store.jobs.handIn({
    kind: IMPORT,
    wants: { ...how, files: named } satisfies z.infer<typeof importSchema>,
    by,
  })
}

async function keepOne(file: IncomingFile, files: Files, format: string | undefined): Promise<FileNamed> {
  const { name, source, size, aside } = file
  const said = { name, source, size }
  if (aside !== undefined) return { ...said, aside }
  const { sha256, reason } = await accept(file, files, format)
  return { ...said, ...(sha256 === undefined ? { unread: reason } : { sha256 }) }
}

/** Imports what a job names. Taken up again, it goes on: what is here already is unchanged, and the one report counts it as what it was made. */
export const importJob =
  (into: Into): JobHandler =>
  async ({ job, signal, told }) => {
    const wanted = importSchema.safeParse(job.wants)
    if (!wanted.success) throw new Refusal('invalid', `it is no import: ${z.prettifyError(wanted.error)}`)
    const { files, source, format, mapping, overwrite, strict } = wanted.data
    const of = files.reduce((sum, { size = 0 }) => sum + size, 0)
    const report = await ingest(
      into,
      files.map((file) => incomingFrom(file, into.files)),
      {
        ...(source === undefined ? {} : { source }),
        ...(format === undefined ? {} : { format }),
        ...(mapping === undefined ? {} : { mapping }),
        ...{ overwrite, strict, signal, by: job.by, report: `job-${job.id}` },
        now: () => new Date(),
        progress: ({ records, bytes, name }) => told({ done: bytes, of, note: `${records} records, ${name}` }),
      },
    )
    const { shown: _, files: __, ...counted } = report
    return report.finished ? { result: counted } : undefined
  }

const incomingFrom = ({ name, source, aside, sha256, unread }: FileNamed, files: Files): IncomingFile => ({
  name,
  ...(source === undefined ? {} : { source }),
  ...(aside === undefined ? {} : { aside }),
  ...(sha256 === undefined ? {} : { kept: sha256 }),
  open: () => {
    if (sha256 === undefined) throw new Unreadable(unread)
    return found(files.open(sha256), name)
  },
})

/** A node that looks for files elsewhere than where they were brought leaves the job to others. */
async function* found(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  try {
    yield* bytes
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'not-found') throw cause
    throw new Refusal('unavailable', `${name} is not among the files that this node reaches.`, { cause })
  }
}
