import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the engines work: the archive's own folder; or, where this user may only read that, a copy of the databases, which goes at the end. */
export interface Workplace {
  readonly folder: string
  readonly isCopy: boolean
  leave(): Promise<void>
}

export async function openWorkplace(
  folder: string,
  database: string,
  copy: (from: string, to: string) => Promise<void>,
): Promise<Workplace> {
  const file = join(folder, database)
  if (!existsSync(file) || ((await isWritable(folder)) && (await isWritable(file))))
    return { folder, isCopy: false, leave: async () => {} }
  const aside = await mkdtemp(join(tmpdir(), 'chancery-reading-'))
  // Also where the process ends at once: at Ctrl-C, or when nobody reads on.
  const atEnd = () => rmSync(aside, { recursive: true, force: true })
  process.once('exit', atEnd)
  const leave = async () => {
    process.off('exit', atEnd)
    await rm(aside, { recursive: true, force: true })
  }
  try {
    await copy(file, join(aside, database))
    await copyIndex(join(folder, 'index'), join(aside, 'index'), copy)
  } catch (cause) {
    await leave()
    throw cause
  }
  return { folder: aside, isCopy: true, leave }
}

/** The index in use, so that searching need not build one. */
async function copyIndex(from: string, to: string, copy: (from: string, to: string) => Promise<void>): Promise<void> {
  if (!existsSync(join(from, 'current'))) return
  const current = readFileSync(join(from, 'current'), 'utf8')
  if (!existsSync(join(from, current.trim()))) return
  mkdirSync(to)
  await copy(join(from, current.trim()), join(to, current.trim()))
  writeFileSync(join(to, 'current'), current)
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^(?:EACCES|EPERM|EROFS)$/u.test(String(cause.code))) return false
    throw cause
  }
}
