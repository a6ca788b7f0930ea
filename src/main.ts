import { openArchive } from './archive.ts'
import { program } from './cli/program.ts'
import { serveSite } from './site/serve.ts'

/** Runs one command and gives the exit code (docs/command-line.md). */
export function run(words: readonly string[]): Promise<number> {
  return program(
    {
      openArchive,
      serveSite,
      environment: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
    },
    words,
  )
}
