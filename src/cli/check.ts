import type { Command } from 'commander'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'

export function addCheck(program: Command, context: Context): void {
  program
    .command('check')
    .description('verify the database, the checksums of the files, the links, and the index against the store')
    .addHelpText('after', '\nExample:\n  chancery check && chancery backup /mnt/backup/letters')
    .action(async (_: unknown, command: Command) => {
      const archive = await context.open(command)
      await bringIndexUp(archive, context)
      const leftovers = await archive.files.clearLeftovers()
      if (leftovers > 0)
        context.terminal.say(`Removed ${counted(leftovers, 'file')} that a crash had left half-written.`)
      const found = await Array.fromAsync(archive.check())
      const faults = found.filter(({ isUnresolved }) => isUnresolved !== true)
      const unresolved = found.flatMap(({ where, message, isUnresolved }) => (isUnresolved ? [{ where, message }] : []))
      if (faults.length > 0) context.code = EXIT.wantsALook
      if (context.json(command)) return context.terminal.json({ faults, unresolved })
      for (const { where, message } of faults) context.terminal.print(`${where}: ${message}`)
      if (unresolved.length > 0) {
        context.terminal.print('Evidence whose words are not where it says, for an editor to settle:')
        for (const { where, message } of unresolved) context.terminal.print(`  ${where}: ${message}`)
      }
      const { documents, agents, collections } = await archive.counts()
      context.terminal.print(
        faults.length === 0
          ? `All is well: ${counted(documents, 'document')}, ${counted(agents, 'agent')}, ${counted(collections, 'collection')}.`
          : `${counted(faults.length, 'fault')} found.`,
      )
    })
}
