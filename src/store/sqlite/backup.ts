import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { makeFolder } from '../files/make-folder.ts'
import { Connection } from './connection.ts'
import { clear } from './errors.ts'

// 8 MB at a time: between them the thread does other work.
const PAGES = 2048

/** Copies the database as it is at this moment, while others write; the copy is proved whole before it has its name. Its folder is made where there is none. */
export async function backup(
  from: string,
  to: string,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  const aside = `${to}.part`
  await refuseExisting(to)
  await makeFolder(dirname(to))
  await rm(aside, { force: true })
  // A connection of its own, within one transaction: without it the copy would begin again whenever somebody writes.
  const source = new Connection(from, { patient: true })
  try {
    source.exec('begin')
    source.database.prepare('select count(*) from audience').get()
    await source.database.backup(aside, {
      progress({ totalPages, remainingPages }) {
        progress?.(totalPages - remainingPages, totalPages)
        return PAGES
      },
    })
    prove(aside)
    await sync(aside)
    await rename(aside, to)
  } catch (cause) {
    await rm(aside, { force: true })
    throw clear(to, cause)
  } finally {
    source.close()
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await stat(file).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (there !== undefined) throw new Refusal('conflict', `${file} is there already. Give the copy another name.`)
}

/** One file, complete in itself, that says of itself that it is whole. */
function prove(file: string): void {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = delete')
    const found = copy.pragma('integrity_check', { simple: true })
    if (found !== 'ok')
      throw new Refusal('unavailable', `The copy is not whole (${String(found)}); nothing was kept of it.`)
  } finally {
    copy.close()
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}
