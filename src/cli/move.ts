import { cpSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Command } from 'commander'
import type { Config } from '#config.ts'
import { moveArchive, openMoved } from '#dissemination/move-archive.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { isThere, PLACES } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { findings, printFindings, verdictOn } from './print-faults.ts'
import { takeSettings } from './settings-file.ts'
import { words } from './words.ts'

interface MoveFlags {
  readonly from: string
  readonly to: string
  readonly anew: boolean
  readonly index: boolean
}

export function addMove(program: Command, context: Context): void {
  program
    .command('move')
    .description('move an archive whole to other engines or another folder; what moves stays as it is')
    .requiredOption('--from <folder>', 'the folder of the archive; its chancery.yaml says where that is kept', words)
    .requiredOption(
      '--to <folder>',
      'the folder that it is to have; its chancery.yaml says where it is to be kept',
      words,
    )
    .option('--anew', 'throw away what an earlier move that broke off has left there', false)
    .option('--no-index', 'leave the index to the server, or to the next search')
    .addHelpText(
      'after',
      '\nExample:\n  echo "store: postgres://chancery@db.example/letters" > cluster/chancery.yaml\n  chancery move --from letters --to cluster',
    )
    .action(async (flags: MoveFlags, command: Command) => {
      const { terminal } = context
      for (const name of PLACES)
        if (context.surroundings.environment[name] !== undefined)
          terminal.say(`${name} counts for nothing here: what chancery.yaml in each folder says does.`)
      const [from, to] = [context.settingsIn(folderOf(flags.from)), context.settingsIn(folderOf(flags.to))]
      if (!isThere(from)) throw new Refusal('not-found', `There is no archive in ${from.folder}.`)
      refuseItself(from, to)
      const source = await context.openAt(from, { isThere: true })
      const target = await context.openAt(to, { isArriving: true })
      const moved = await moveArchive(source, target, { anew: flags.anew, ...telling(context) })
      terminal.progress.end()
      if (!moved.finished) {
        terminal.say('Interrupted. What has arrived stays there; run the same command again to go on.')
        context.code = EXIT.interrupted
        return
      }
      await takeAlong(from.folder, to.folder, context)
      const found = await findings(target.check({ index: false }))
      if (flags.index) {
        await bringIndexUp(target, context, context.interrupted)
        if (context.interrupted.aborted) {
          terminal.say(
            'Interrupted while indexing. All else is there; run the same command again to go on, or with --no-index to leave that to the server.',
          )
          context.code = EXIT.interrupted
          return
        }
      }
      // Last of all, so that whatever breaks off before it is gone on with by the same command.
      await openMoved(target)
      if (found.faults.length > 0) context.code = EXIT.wantsALook
      const { finished: _, ...counts } = moved
      if (context.json(command)) terminal.json({ from: from.folder, to: to.folder, ...counts, ...found })
      else {
        printFindings(found, terminal)
        terminal.print(
          `Moved to ${to.folder}: ${counted(moved.records, 'record')} in ${counted(moved.versions, 'version')}, ${counted(moved.changes, 'change')}, ${counted(moved.files, 'file')} (${moved.copied} new). All ${counted(moved.rows, 'row')} are the same in both. ${verdictOn(found)}.`,
        )
      }
    })
}

/** A folder may be named by the file of its settings. */
const folderOf = (given: string) => (basename(given) === 'chancery.yaml' ? dirname(given) : given)

function refuseItself(from: Config, to: Config): void {
  if (from.folder !== to.folder && (from.store === undefined || from.store !== to.store)) return
  throw new Refusal('conflict', 'An archive is not moved into itself: name another folder, and another database there.')
}

function telling({ terminal, interrupted }: Context) {
  // What arrived in an earlier move says nothing of how fast this one is.
  let earlier = 0
  const show = (what: string, done: number, rows: number, of: number) =>
    terminal.progress.show(what, done - earlier, 2 * of - earlier, `${rows} of ${of} rows`)
  return {
    signal: interrupted,
    told: (done: number, of: number) => show('moving', done, done, of),
    comparing: (done: number, of: number) => show('comparing', of + done, done, of),
    resumed(rows: number) {
      earlier = rows
      terminal.say(`Going on where an earlier move broke off: ${counted(rows, 'row')} have arrived.`)
    },
    copying: (files: number) => terminal.progress.show('copying files', files, undefined, counted(files, 'file')),
  }
}

/** Styles; how far harvests have come; and the settings that the new folder does not have, but for where things are kept. */
async function takeAlong(from: string, to: string, { terminal }: Context): Promise<void> {
  for (const name of ['styles', 'harvests'])
    if (existsSync(join(from, name)) && !existsSync(join(to, name)))
      cpSync(join(from, name), join(to, name), { recursive: true })
  const { taken, other } = await takeSettings(from, to, ['store', 'replica', 'files', 'search'])
  if (taken.length > 0) terminal.say(`Settings that were taken along: ${taken.join(', ')}.`)
  if (other.length > 0)
    terminal.say(
      `Settings of which the new chancery.yaml says something else, and which are as it says: ${other.join(', ')}.`,
    )
}
