import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dumpFolder } from '#store/files/dump-folder.ts'
import { givesDumpsOut } from '../../contract/dump-place.ts'

givesDumpsOut({
  name: 'A folder',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-dumps-'))
    const at = join(folder, 'dumps')
    return { place: dumpFolder(at), again: dumpFolder(at), close: () => rm(folder, { recursive: true }) }
  },
})
