import { existsSync } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { makeFolder } from '#store/files/make-folder.ts'
import { Refusal } from '#value/refusal.ts'
import { ARCHIVE_FILE, type Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { findings, printFindings } from './print-faults.ts'

export function addRestore(program: Command, context: Context): void {
  program
    .command('restore')
    .description('make an archive from a backup; an archive that is there is never overwritten')
    .argument('<backup>', 'the folder that "chancery backup" wrote')
    .addHelpText('after', '\nExample:\n  chancery restore /mnt/backup/letters --archive letters-again')
    .action(async (backup: string, _: unknown, command: Command) => {
      if (!existsSync(join(backup, ARCHIVE_FILE))) throw new Refusal('not-found', `There is no backup in ${backup}.`)
      if (existsSync(join(backup, `${ARCHIVE_FILE}-wal`)))
        throw new Refusal(
          'conflict',
          `${backup} is an archive that somebody may be writing to, and no backup. Copy it with "chancery backup".`,
        )
      const { folder, store } = context.config(command)
      if (store !== undefined)
        throw new Refusal(
          'conflict',
          'A backup becomes an archive in a folder, and the settings name a database instead (CHANCERY_STORE). Leave that out.',
        )
      const there = existsSync(folder) ? await readdir(folder) : []
      if (there.length > 0)
        throw new Refusal(
          'conflict',
          `${folder} is not empty, and nothing is ever overwritten. Name a new folder with --archive.`,
        )
      if (!relative(resolve(backup), resolve(folder)).startsWith('..'))
        throw new Refusal('conflict', `${folder} lies in the backup itself. Name a folder elsewhere with --archive.`)
      await makeFolder(folder)
      const files = join(backup, 'files')
      await cp(backup, folder, { recursive: true, force: false, filter: (path) => path !== files && isOfBackup(path) })
      // Only now the settings of the backup are there, which may say where files are kept.
      const isInFolder = context.config(command).files === undefined
      if (isInFolder && existsSync(files)) await cp(files, join(folder, 'files'), { recursive: true, force: false })
      const archive = await context.open(command)
      if (!isInFolder) await archive.takeFiles(backup)
      const found = await findings(archive.check({ index: false }))
      if (found.faults.length > 0) context.code = EXIT.wantsALook
      if (context.json(command)) return context.terminal.json({ archive: folder, ...found })
      printFindings(found, context.terminal)
      context.terminal.print(
        found.faults.length === 0
          ? `Restored to ${folder}, and verified.`
          : `Restored to ${folder}, with ${counted(found.faults.length, 'fault')}.`,
      )
    })
}

/** What a later backup has left unfinished is no part of the one before it. */
const isOfBackup = (path: string) => !basename(path).startsWith(`${ARCHIVE_FILE}.`)
