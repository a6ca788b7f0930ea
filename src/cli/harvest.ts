import { join } from 'node:path'
import type { Command } from 'commander'
import type { Archive } from '#archive.ts'
import { withdraw } from '#curation/withdraw.ts'
import { type Harvest, harvest } from '#ingest/harvest/harvest.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { remindOfDumps } from './dump.ts'
import { EXIT } from './exit-code.ts'
import { printReport } from './print-report.ts'
import { words } from './words.ts'

interface HarvestFlags {
  readonly set?: string
  readonly from?: string
  readonly all: boolean
  readonly source?: string
  readonly overwrite: boolean
  readonly withdrawDeleted: boolean
  readonly index: boolean
  readonly issues: boolean
}

/** The folder beside the database that keeps how far each harvest has come. */
const STANDS = 'harvests'
/** Records that are deleted there and stand here, printed one by one. */
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
    .option('--withdraw-deleted', 'withdraw here what is deleted there, unless an editor has changed it since', false)
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
      const { report, next } = done
      const withdrawn = flags.withdrawDeleted ? await withdrawStanding(archive, context, done, url) : []
      if (context.json(command)) terminal.json({ ...done, withdrawn })
      else {
        printReport(report, terminal, { issues: flags.issues, dryRun: false })
        printDeleted(context, done, withdrawn)
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

/** Those that came from there and are as they came: each is an act of its own, whose reason readers see. */
async function withdrawStanding(
  archive: Archive,
  context: Context,
  { standing }: Harvest,
  url: string,
): Promise<readonly string[]> {
  const withdrawn: string[] = []
  for (const { id } of standing.filter(({ isEdited }) => !isEdited)) {
    const reason = `Deleted where it was taken from, ${new URL(url).host}.`
    const done = await withdraw(archive.store, id, reason, context.by, context.today())
    if (done === 'changed') withdrawn.push(id)
  }
  if (withdrawn.length > 0) await remindOfDumps(context, archive)
  return withdrawn
}

function printDeleted({ terminal }: Context, { deleted, standing }: Harvest, withdrawn: readonly string[]): void {
  if (deleted.length === 0) return
  if (withdrawn.length > 0) terminal.print(`${counted(withdrawn.length, 'record')} withdrawn: deleted there.`)
  const gone = new Set(withdrawn)
  const left = standing.filter(({ id }) => !gone.has(id))
  terminal.print(`${counted(deleted.length, 'record')} deleted there; ${left.length} of them stand here as they are.`)
  for (const { identifier, id, isEdited } of left.slice(0, SHOWN))
    terminal.print(`  ${id} (${identifier}${isEdited ? ', changed here since' : ''})`)
  if (left.length > SHOWN) terminal.print(`  and ${left.length - SHOWN} more (--json lists them)`)
}

function addressOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol))
    throw new Refusal('invalid', `“${given}” is no address: it begins with http:// or https://.`)
  url.hash = ''
  return url.href
}
