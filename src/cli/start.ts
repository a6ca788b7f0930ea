import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ARCHIVE_FILE, type Context } from './context.ts'
import { makeDemo } from './demo.ts'
import { listening, type ServeFlags, serve } from './serve.ts'

/** What `npm start` runs. */
export function addStart(program: Command, context: Context): void {
  listening(
    program.command('start').description('serve the archive, with the sample collection in it if there is none yet'),
  ).action(async (flags: ServeFlags, command: Command) => {
    if (!existsSync(join(context.config(command).folder, ARCHIVE_FILE))) await makeDemo(command, context)
    await serve(await context.open(command), flags, context)
  })
}
