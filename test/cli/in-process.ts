import { Readable } from 'node:stream'
import { openArchive } from '#archive.ts'
import { program } from '#cli/program.ts'
import { serveSite } from '#site/serve.ts'
import type { Ended } from './chancery.ts'

/** Runs a command in this process: much sooner than the program, and the same but for signals and pipes. */
export async function inProcess(
  words: readonly string[],
  input?: string,
  environment: Readonly<Record<string, string>> = {},
  open = openArchive,
): Promise<Ended> {
  const said = { out: '', err: '' }
  const into = (stream: 'out' | 'err') => ({
    write(text: string) {
      said[stream] += text
    },
  })
  const surroundings = {
    openArchive: open,
    serveSite,
    environment: { CHANCERY_USER: 'test', ...environment },
    stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
    stdout: into('out'),
    stderr: into('err'),
  }
  return { code: await program(surroundings, words), ...said }
}
