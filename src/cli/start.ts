import type { Command } from 'commander'
import { type Context, isThere } from './context.ts'
import { makeDemo } from './demo.ts'
import { listening, type ServeFlags, serve } from './serve.ts'

/** What `npm start` runs. */
export function addStart(program: Command, context: Context): void {
  listening(
    program.command('start').description('serve the archive, with the sample collection in it if there is none yet'),
  ).action(async (flags: ServeFlags, command: Command) => {
    if (!isThere(context.config(command))) await makeDemo(command, context)
    await serve(await context.open(command, { isThere: false }), flags, context)
  })
}
