import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Refusal } from '#value/refusal.ts'
import { isBusy } from '../sqlite/errors.ts'
import { Turnstile } from '../sqlite/turnstile.ts'
import type { DumpPlace } from './files.ts'
import { makeFolder } from './make-folder.ts'
import { writeWhole } from './write-whole.ts'

const LIST = 'index.json'
const TURN = 'turn'

/** Dumps in a folder, which is made with the first: each file under its name, the list beside them as `index.json`. */
export const dumpFolder = (folder: string): DumpPlace => ({
  async turn() {
    await makeFolder(folder)
    const turnstile = new Turnstile(join(folder, TURN))
    try {
      turnstile.enter()
    } catch (cause) {
      turnstile.close()
      if (!isBusy(cause)) throw cause
      throw new Refusal('busy', `Another dump is being made in ${folder}. Wait until it has ended, and try again.`, {
        cause,
      })
    }
    return { end: () => turnstile.close() }
  },
  async workshop() {
    await makeFolder(folder)
    return folder
  },
  place: (name, path) => rename(path, join(folder, name)),
  async open(name, { size }, { first, last }) {
    const handle = await open(join(folder, name))
    if ((await handle.stat()).size !== size) {
      await handle.close()
      return undefined
    }
    // Read to its end or broken off, the stream closes the file.
    const stream = Readable.toWeb(handle.createReadStream({ start: first, end: last }))
    return stream as ReadableStream<Uint8Array> // what a file gives without an encoding is bytes
  },
  list: () =>
    readFile(join(folder, LIST), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined
      throw cause
    }),
  writeList: (text) => writeWhole(join(folder, LIST), text),
})
