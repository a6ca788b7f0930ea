import { type ChildProcess, spawn } from 'node:child_process'

/** How one run of the program ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Environment = Readonly<Record<string, string>>

/** Whom the system is to take it for. */
export interface Somebody {
  readonly uid?: number
  readonly gid?: number
}

/** Starts the program as a user does. */
export function start(
  words: readonly string[],
  input?: string,
  environment: Environment = {},
  as: Somebody = {},
): ChildProcess {
  const child = spawn(process.execPath, ['bin/chancery.js', ...words], {
    ...as,
    env: { ...process.env, CHANCERY_USER: 'test', ...environment },
  })
  child.stdin?.end(input)
  return child
}

/** Runs the program to its end. */
export async function chancery(words: readonly string[], input?: string, environment?: Environment): Promise<Ended> {
  const child = start(words, input, environment)
  let out = ''
  let err = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}
