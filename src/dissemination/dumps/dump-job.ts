import { z } from 'zod'
import type { DumpPlace } from '#store/files/files.ts'
import { type JobHandler, type Store, THE_PUBLIC } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { type DumpedArchive, dumpFrame } from './dump-frame.ts'
import { DUMP_FORMATS, type DumpFormat } from './dump-list.ts'
import { makeDumps } from './make-dumps.ts'

export const DUMP = 'dump'

const dumpSchema = z.strictObject({ formats: z.array(z.enum(DUMP_FORMATS)).min(1) })

/** Hands in that the public archive be dumped in these forms. Gives the job's number. */
export const queueDump = ({ jobs }: Pick<Store, 'jobs'>, formats: readonly DumpFormat[], by: string): Promise<number> =>
  jobs.handIn({ kind: DUMP, wants: { formats }, by })

/** Makes the dumps that a job names. Taken up again, it makes them anew: of what was begun nothing is given out. */
export const dumpJob =
  (
    archive: DumpedArchive,
    { store, place }: { readonly store: Pick<Store, 'as'>; readonly place: DumpPlace },
  ): JobHandler =>
  async ({ job, signal, told }) => {
    const wanted = dumpSchema.safeParse(job.wants)
    if (!wanted.success) throw new Refusal('invalid', `it is no dump: ${z.prettifyError(wanted.error)}`)
    const records = store.as(THE_PUBLIC)
    const { documents } = await records.counts()
    const files = await makeDumps(records, {
      place,
      formats: wanted.data.formats,
      frame: dumpFrame(archive, new Date()),
      signal,
      told: (of, done) =>
        told(of === 'jsonl' ? { done, note: `${done} records` } : { done, of: documents, note: `${done} documents` }),
    })
    return files && { result: { files } }
  }
