import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { corpus } from './corpus.ts'
import { chancery } from './process.ts'

/** What follows `harvest`, `dumps` or `search` on the command line: sizes, and the folder in which what was made is kept for another run. */
export interface Asked {
  readonly counts: readonly number[]
  readonly kept: string | undefined
}

export function askedFor(words: readonly string[]): Asked {
  const at = words.indexOf('--in')
  const counts = words.filter((word) => /^\d+$/u.test(word)).map(Number)
  return { counts: counts.length > 0 ? counts : [10_000, 100_000], kept: at < 0 ? undefined : words[at + 1] }
}

/** Hands over an archive of so many documents with its index; it is thrown away afterwards unless a folder is named to keep it in. */
export async function withCorpus(
  count: number,
  kept: string | undefined,
  act: (archive: readonly string[]) => Promise<void>,
): Promise<void> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'chancery-bench-')))
  const archive = join(folder, `archive-${count}`)
  try {
    if (!existsSync(archive)) await fill(folder, archive, count)
    await act(['--archive', archive])
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true })
  }
}

async function fill(folder: string, archive: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'corpus.jsonl')
  await pipeline(corpus({ count, seed: 1949 }).lines, createWriteStream(file))
  await chancery(['init', '--archive', archive])
  await chancery(['import', file, '--no-index', '--archive', archive])
  // Else a server would build the index while it is measured.
  await chancery(['reindex', '--archive', archive])
  await rm(file)
}
