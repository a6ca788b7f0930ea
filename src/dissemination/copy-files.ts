import type { Files } from '#store/files/files.ts'

/** Keeps in `to` whatever `from` keeps: how many that is, and how many were not there yet. One whose bytes are not those of its name is left to `check`. */
export async function copyFiles(
  from: Files,
  to: Files,
  told?: (done: number) => void,
  signal?: AbortSignal,
): Promise<{ readonly files: number; readonly copied: number }> {
  let files = 0
  let copied = 0
  for await (const { sha256 } of from.list()) {
    if (signal?.aborted === true) break
    files += 1
    told?.(files)
    if (await to.has(sha256)) continue
    await to.keep(from.open(sha256))
    copied += 1
  }
  return { files, copied }
}
