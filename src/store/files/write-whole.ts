import { randomUUID } from 'node:crypto'
import { chmod, chown, open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Writes a file aside, to the disk, and puts it in the place of the one that had its name: a crash or a full disk leaves that one. Whose it was and who may
 * read it stays; where the name is a link, what it leads to is written, be it there yet or not.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const at = await ifThere(realpath(file))
  const place = at ?? (await endOf(file))
  const aside = `${place}.${randomUUID()}.unfinished`
  try {
    await writeFile(aside, text, { flush: true })
    if (at !== undefined) await asBefore(aside, at)
    await rename(aside, place)
  } catch (cause) {
    await rm(aside, { force: true })
    throw cause
  }
  if (process.platform === 'win32') return
  const folder = await open(dirname(place))
  await folder.sync().finally(() => folder.close())
}

/** Where what is not there yet is to be. */
async function endOf(file: string): Promise<string> {
  const to = await ifThere(readlink(file))
  return to === undefined ? file : endOf(resolve(await realpath(dirname(file)), to))
}

async function asBefore(aside: string, file: string): Promise<void> {
  const { mode, uid, gid } = await stat(file)
  await chmod(aside, mode)
  // Nobody else may give files away.
  if (process.getuid?.() === 0) await chown(aside, uid, gid)
}

async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}
