import type { Command } from 'commander'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { findings, printFindings, verdictOn } from './print-faults.ts'

export function addCheck(program: Command, context: Context): void {
  program
    .command('check')
    .description('verify the database, the checksums of the files, the links, and the index against the store')
    .addHelpText('after', '\nExample:\n  chancery check && chancery backup /mnt/backup/letters')
    .action(async (_: unknown, command: Command) => {
      const archive = await context.open(command)
      await unlessAway(bringIndexUp(archive, context))
      const leftovers = (await unlessAway(archive.files.clearLeftovers())) ?? 0
      if (leftovers > 0)
        context.terminal.say(`Removed ${counted(leftovers, 'file')} that a crash had left half-written.`)
      const found = await findings(archive.check())
      for (const told of await archive.citing.left()) context.terminal.say(told)
      if (found.faults.length > 0) context.code = EXIT.wantsALook
      if (context.json(command)) return context.terminal.json(found)
      printFindings(found, context.terminal)
      const { documents, agents, collections } = await archive.counts()
      const held = `${counted(documents, 'document')}, ${counted(agents, 'agent')}, ${counted(collections, 'collection')}`
      context.terminal.print(`${verdictOn(found, held)}.`)
    })
}

/** Nothing where what it needs is away, of which the check tells. */
async function unlessAway<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'unavailable') return undefined
    throw cause
  }
}
