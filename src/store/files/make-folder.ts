import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '#value/refusal.ts'

/**
 * Makes a folder, and those above it that are missing, from above: what `mkdir` does with `recursive` never ends where a folder that is there says
 * of its new children that it is not, as /proc does. Refused as `unavailable` where that cannot be.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(dirname(folder))
  try {
    await mkdir(folder)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    // Another process made it meanwhile.
    if (code === 'EEXIST') return
    const why = typeof code === 'string' ? (WHY.get(code) ?? code) : String(cause)
    throw new Refusal('unavailable', `The folder ${folder} cannot be made: ${why}.`, { cause })
  }
}

const WHY = new Map([
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the disk may only be read'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'what stands above it is a file'],
  ['ENOENT', 'the folder above it takes none'],
  ['ENAMETOOLONG', 'its name is too long'],
])
