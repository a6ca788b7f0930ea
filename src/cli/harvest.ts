import { join } from 'node:path'
import type { Command } from 'commander'
import { harvest } from '#ingest/harvest/harvest.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { printReport } from './print-report.ts'
import { words } from './words.ts'

interface HarvestFlags {
  readonly set?: string
  readonly from?: string
  readonly all: boolean
  readonly source?: string
  readonly overwrite: boolean
  readonly index: boolean
  readonly issues: boolean
}

/** The folder beside the database that keeps how far each harvest has come. */
const STANDS = 'harvests'
/** Deleted records that are printed one by one. */
const SHOWN = 20

export function addHarvest(program: Command, context: Context): void {
  program
    .command('harvest')
    .description('bring documents in from another archive that speaks OAI-PMH 2.0, and keep up with it')
    .argument('<url>', 'its address for harvesters: https://letters.example/oai')
    .option('--set <set>', 'one of its sets alone', words)
    .option('--from <moment>', 'what was changed there since a day or second (2026-11-25, 2026-11-25T12:00:00Z)', words)
    .option('--all', 'everything, whatever was harvested before', false)
    .option('--source <name>', 'what the records come from (default: the address)', words)
    .option('--overwrite', 'take theirs, also where an editor has changed the record since', false)
    .option('--no-index', 'leave the index to the server, or to the next search')
    .option('--issues', 'print every issue, not the first of each kind', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery harvest https://letters.example/oai --set january-1949\n  chancery harvest https://letters.example/oai          (again: what was changed since)',
    )
    .action(async (given: string, flags: HarvestFlags, command: Command) => {
      const { terminal } = context
      const url = addressOf(given)
      const archive = await context.open(command)
      const options = {
        ...(flags.set === undefined ? {} : { set: flags.set }),
        ...(flags.from === undefined ? {} : { from: flags.from }),
        ...(flags.source === undefined ? {} : { source: flags.source }),
        all: flags.all,
        overwrite: flags.overwrite,
        folder: join(archive.config.folder, STANDS),
        by: context.by,
        now: () => new Date(),
        signal: context.interrupted,
        waiting: () => terminal.say('Another process is writing to this archive: waiting for it, up to a minute.'),
        patience: (seconds: number) => terminal.say(`The other archive is busy and asks to wait ${seconds} s.`),
        told: (records: number, of: number | undefined) =>
          terminal.progress.show('harvesting', records, of, `${records} records`),
      }
      const done = await harvest(archive, url, options)
      terminal.progress.end()
      const { report, deleted, next } = done
      if (context.json(command)) terminal.json(done)
      else {
        printReport(report, terminal, { issues: flags.issues, dryRun: false })
        if (deleted.length > 0)
          terminal.print(`${counted(deleted.length, 'record')} deleted there; what is here of them stands as it is:`)
        for (const one of deleted.slice(0, SHOWN)) terminal.print(`  ${one}`)
        if (deleted.length > SHOWN) terminal.print(`  and ${deleted.length - SHOWN} more (--json lists them)`)
        if (next !== undefined) terminal.print(`The next harvest begins at ${next}.`)
      }
      if (!report.finished) {
        terminal.say('Interrupted. What was reported is kept; run the same command again to go on.')
        context.code = EXIT.interrupted
        return
      }
      if (report.refused > 0 || report.errors > 0 || !done.complete) context.code = EXIT.wantsALook
      if (flags.index) await bringIndexUp(archive, context, context.interrupted)
    })
}

function addressOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol))
    throw new Refusal('invalid', `“${given}” is no address: it begins with http:// or https://.`)
  url.hash = ''
  return url.href
}
