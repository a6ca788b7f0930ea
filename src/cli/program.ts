import { Command, CommanderError, Option } from 'commander'
import { addAccess } from './access.ts'
import { addBackup } from './backup.ts'
import { addCheck } from './check.ts'
import { addCite } from './cite.ts'
import type { Context } from './context.ts'
import { openContext } from './context.ts'
import { addCorrect } from './correct.ts'
import { addDemo } from './demo.ts'
import { addDump } from './dump.ts'
import { addExchange } from './exchange.ts'
import { EXIT, explain } from './exit-code.ts'
import { addExport } from './export.ts'
import { addHarvest } from './harvest.ts'
import { addHistory } from './history.ts'
import { addImport } from './import.ts'
import { addInit } from './init.ts'
import { addJobs } from './jobs.ts'
import { addList } from './list.ts'
import { addMove } from './move.ts'
import { addReindex } from './reindex.ts'
import { addReports } from './reports.ts'
import { addRestore } from './restore.ts'
import { addSearch } from './search.ts'
import { addServe } from './serve.ts'
import { addShow } from './show.ts'
import { addStart } from './start.ts'
import { addSuggestions } from './suggestions.ts'
import type { Surroundings } from './terminal.ts'
import { addUnanswered } from './unanswered.ts'
import { addWithdraw } from './withdraw.ts'
import { words } from './words.ts'

const COMMANDS: readonly ((program: Command, context: Context) => void)[] = [
  addInit,
  addImport,
  addHarvest,
  addServe,
  addList,
  addShow,
  addCite,
  addSearch,
  addExchange,
  addUnanswered,
  addSuggestions,
  addCorrect,
  addAccess,
  addWithdraw,
  addHistory,
  addReindex,
  addReports,
  addJobs,
  addCheck,
  addExport,
  addDump,
  addBackup,
  addRestore,
  addMove,
  addDemo,
  addStart,
]

const archiveFlag = () => new Option('--archive <folder>', 'the folder of the archive').argParser(words)

/** Reads a command line and carries it out. Gives the exit code; prints one line where something is wrong. */
export async function program(surroundings: Surroundings, words: readonly string[]): Promise<number> {
  const context = openContext(surroundings)
  // Whoever reads a pipe may stop reading (`| head`): then there is nobody left to print for.
  surroundings.stdout.on?.('error', (cause) => {
    if ('code' in cause && cause.code === 'EPIPE') process.exit(EXIT.done)
    const { line, code } = explain(cause)
    context.terminal.say(line)
    process.exit(code)
  })
  const command = new Command('chancery')
    .description('A digital archive of historical documents: bring them in, keep them, find them, read them.')
    .version(context.version, '-V, --version')
    .addOption(archiveFlag().env('CHANCERY_ARCHIVE').default('archive'))
    .addOption(new Option('--json', 'print data as JSON').default(false))
    .exitOverride()
    .showHelpAfterError('(chancery --help lists the commands, chancery COMMAND --help explains one)')
    .configureOutput({
      writeOut: (text) => void surroundings.stdout.write(text),
      writeErr: (text) => void surroundings.stderr.write(text),
    })
  for (const add of COMMANDS) add(command, context)
  // Both flags are taken before and after the command's name: nobody remembers which.
  for (const { sub, name } of command.commands.flatMap((each) => [
    { sub: each, name: each.name() },
    ...each.commands.map((below) => ({ sub: below, name: `${each.name()} ${below.name()}` })),
  ]))
    sub
      .exitOverride()
      .addOption(archiveFlag())
      .addOption(new Option('--json', 'print data as JSON'))
      .showHelpAfterError(`(chancery ${name} --help explains)`)
      .configureOutput(command.configureOutput())
  try {
    await command.parseAsync([...words], { from: 'user' })
    return context.code
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage
    const { line, code } = explain(thrown)
    context.terminal.progress.end()
    context.terminal.say(line)
    return code
  } finally {
    await context.close()
  }
}
