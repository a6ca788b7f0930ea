import type { Command } from 'commander'
import type { Context } from './context.ts'

/** Says under what number work was handed in. */
export function sayQueued(job: number, command: Command, context: Context): void {
  if (context.json(command)) context.terminal.json({ job })
  else context.terminal.print(`Job ${job}: a server of this archive takes it up (chancery jobs ${job}).`)
}
