import { copyFile, open, readdir, realpath, rename, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Files } from '#store/files/files.ts'
import type { Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { copyFiles } from './copy-files.ts'

export interface BackedUp {
  readonly folder: string
  /** Files in the copy, and those of them that were not in an earlier copy there. */
  readonly files: number
  readonly copied: number
}

/** What is copied: an archive, with its folder and the name of its settings there. */
export interface BackedUpFrom {
  readonly folder: string
  readonly store: Store
  readonly files: Files
  readonly settings: string
}

/** Where a copy goes: its folder, the name of the database file in it, and the files kept there, which are opened once it is known that it may go there. */
export interface Backup {
  readonly folder: string
  readonly database: string
  files(): Promise<Files>
}

/**
 * A consistent copy while others read and write: first the database as of one moment, then the files, which only ever become more; so
 * whatever the copied database names is there. The database takes its place by a rename, so that an interrupted copy leaves the earlier one whole.
 * Refused where the folder holds something else, or lies in the archive's own.
 */
export async function backUp(
  archive: BackedUpFrom,
  to: Backup,
  progress?: (done: number, of: number) => void,
): Promise<BackedUp> {
  await refuseWithin(archive.folder, to)
  await refuseForeign(to)
  const aside = join(to.folder, `${to.database}.unfinished`)
  // First, for not every store is copied here.
  await archive.store.backup(aside, progress)
  const { files, copied } = await copyFiles(archive.files, await to.files())
  const settings = join(archive.folder, archive.settings)
  if (await exists(settings)) await copyFile(settings, join(to.folder, archive.settings))
  await rename(aside, join(to.folder, to.database))
  await sync(to.folder)
  return { folder: to.folder, files, copied }
}

async function refuseWithin(archive: string, { folder }: Backup): Promise<void> {
  const way = relative(await realpath(archive), await nearestReal(folder))
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
    throw new Refusal(
      'conflict',
      `${folder} lies in the archive itself, and would be lost with it. Name a folder elsewhere, best on another disk.`,
    )
}

/** The path without links, as far as it exists. */
async function nearestReal(path: string): Promise<string> {
  return (await exists(path)) ? await realpath(path) : join(await nearestReal(dirname(path)), basename(path))
}

/** A folder that is not empty and no earlier copy is somebody's: nothing is written there. */
async function refuseForeign({ folder, database }: Backup): Promise<void> {
  const there = (await exists(folder)) ? (await readdir(folder)).filter((name) => name !== 'files') : []
  if (there.length > 0 && !there.some((name) => name.startsWith(database))) {
    throw new Refusal('conflict', `${folder} is not empty, and holds no earlier backup. Name a new folder.`)
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false
      throw cause
    },
  )
}

/** The folder's own entries reach the disk too (fsync of a directory; Windows has none). */
async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
