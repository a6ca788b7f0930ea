import type { Command } from 'commander'
import { setAccess } from '#curation/set-access.ts'
import type { Access } from '#document/access.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { remindOfDumps } from './dump.ts'
import { findRecord } from './find-record.ts'
import { eachWords, words } from './words.ts'

interface AccessFlags {
  readonly until?: string
  readonly group?: readonly string[]
  readonly note?: string
}

export function addAccess(program: Command, context: Context): void {
  program
    .command('access')
    .description('show or set who may read a record')
    .argument('<number>', 'its record number')
    .argument('[access]', 'public, embargoed or restricted')
    .option('--until <day>', 'of an embargo: the day it ends (2031-01-01)')
    .option('--group <name...>', 'groups that may read it meanwhile', eachWords)
    .option('--note <why>', 'why', words)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery access 112659\n  chancery access 112659 embargoed --until 2031-01-01\n  chancery access 112659 restricted --group readers',
    )
    .action(async (given: string, word: string | undefined, flags: AccessFlags, command: Command) => {
      const access = readAccess(word, flags)
      const archive = await context.open(command)
      const id = await findRecord(archive, given)
      if (access !== undefined)
        await setAccess(archive.store, id, () => access, {
          by: context.by,
          note: flags.note ?? `Access set to ${word}`,
        })
      if (access !== undefined && access.kind !== 'public') await remindOfDumps(context, archive)
      const stands = (await archive.as(THE_EDITORS).records.get('document', [id])).get(id)?.access
      if (context.json(command)) context.terminal.json({ id, access: stands })
      else context.terminal.print(`${id}: ${stands === undefined ? 'not known' : accessInWords(stands)}`)
    })
}

/** A day of the calendar, as 2031-01-01; 2031-02-30 is none. */
const isDay = (given: string) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(given) &&
  !Number.isNaN(Date.parse(given)) &&
  new Date(given).toISOString().startsWith(given)

function readAccess(word: string | undefined, { until, group = [], note }: AccessFlags): Access | undefined {
  const given = [until, group[0], note].find((flag) => flag !== undefined)
  if (word === undefined && given !== undefined)
    throw new Refusal('invalid', `Say which access “${given}” is for: public, embargoed or restricted.`)
  if (word === undefined) return undefined
  if (until !== undefined && word !== 'embargoed') throw new Refusal('invalid', '--until is for an embargo.')
  if (word === 'public' && group.length > 0) throw new Refusal('invalid', 'What is public needs no --group.')
  if (word === 'public') return { kind: 'public' }
  const taken = group.find((name) => name === 'public' || name === 'editors')
  if (taken !== undefined) throw new Refusal('invalid', `“${taken}” cannot be a group's name.`)
  if (word === 'restricted') {
    if (group.length === 0) throw new Refusal('invalid', 'Say who may read it, with --group NAME.')
    return { kind: 'restricted', groups: group }
  }
  if (word !== 'embargoed')
    throw new Refusal(
      'invalid',
      `“${word}” is none of public, embargoed, restricted. To withdraw a record: chancery withdraw.`,
    )
  if (until === undefined || !isDay(until))
    throw new Refusal('invalid', 'Say when the embargo ends, with --until YEAR-MONTH-DAY.')
  return { kind: 'embargoed', until, ...(group.length === 0 ? {} : { groups: group }) }
}

/** Who may read, as it is told to an editor. */
export function accessInWords(access: Access): string {
  if (access.kind === 'public') return 'public'
  if (access.kind === 'withdrawn') return `withdrawn on ${access.day}: ${access.reason}`
  const groups = access.groups ?? []
  const readers = groups.length === 0 ? 'editors only' : `editors and ${groups.join(', ')}`
  return access.kind === 'embargoed' ? `embargoed until ${access.until}, ${readers}` : `restricted to ${readers}`
}
