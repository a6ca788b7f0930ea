import type { Files } from '#store/files/files.ts'

/** Keeps in `to` whatever `from` keeps: how many that is, and how many were not there yet. */
export async function copyFiles(from: Files, to: Files): Promise<{ readonly files: number; readonly copied: number }> {
  let files = 0
  let copied = 0
  for await (const { sha256 } of from.list()) {
    files += 1
    if (await to.has(sha256)) continue
    await to.keep(from.open(sha256))
    copied += 1
  }
  return { files, copied }
}
