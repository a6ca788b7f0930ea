import type { Command } from 'commander'
import type { Archive } from '#archive.ts'
import type { Context } from './context.ts'
import { wholeNumber } from './whole-number.ts'

export interface ServeFlags {
  readonly host: string
  readonly port: number
}

export function addServe(program: Command, context: Context): void {
  listening(program.command('serve').description('serve the archive as a site'))
    .addHelpText(
      'after',
      '\nExamples:\n  chancery serve\n  chancery serve --archive letters --port 8081\n\nBehind a proxy it listens on loopback alone (docs/operating.md).',
    )
    .action(async (flags: ServeFlags, command: Command) =>
      serve(await context.open(command, { isThere: false }), flags, context),
    )
}

export const listening = (command: Command): Command =>
  command
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <n>', 'the port to listen on', wholeNumber(0, 65_535), 8080)

/** Serves until it is interrupted, and follows the change log and carries out jobs meanwhile. */
export async function serve(archive: Archive, { host, port }: ServeFlags, context: Context): Promise<void> {
  const problem = (part: string, words: string) => (message: string) =>
    context.terminal.say(
      archive.config.log === 'json'
        ? JSON.stringify({ at: new Date().toISOString(), level: 'warning', part, message })
        : `chancery: ${words}: ${message}`,
    )
  archive.store.tellOfRivals?.(problem('store', 'the store'))
  await archive.store.replica?.meet(problem('replica', 'the replica'))
  const { address, closed } = await context.surroundings.serveSite(archive, {
    host,
    port,
    signal: context.interrupted,
  })
  const following = archive.follow(context.interrupted, problem('index', 'the search index'))
  const working = archive.work(context.interrupted, problem('jobs', 'jobs'))
  context.terminal.print(`${archive.config.name} is at ${address}  (Ctrl-C ends it)`)
  await Promise.all([closed, following, working])
}
