import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '#store/files/write-whole.ts'

const stand = z.object({
  url: z.string(),
  set: z.string().optional(),
  prefix: z.string(),
  /** Of the list under way: what comes next, and the first response's date. */
  token: z.string().optional(),
  began: z.string().optional(),
  /** Where the next harvest begins: the date of the first response of the last one that came to its end. */
  from: z.string().optional(),
})

/** How far a harvest has come, in a file of its own: where it is lost, everything is asked for again, and nothing is changed by that. */
export type Stand = z.infer<typeof stand>

/** Absent where there is none, or it cannot be read. */
export function readStand(file: string): Stand | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
  try {
    return stand.parse(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) return undefined // as if it were lost
    throw cause
  }
}

/** Whole or not at all. */
export async function keepStand(file: string, kept: Stand): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`)
}
