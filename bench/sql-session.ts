import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whom a database server runs as that refuses to be root. */
const NOBODY = 65534
const isRoot = process.getuid?.() === 0
export const asNobody: SpawnOptions = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
export const giveToNobody = (folder: string): void => {
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
}

/** Where a program is: on the path, or where Debian keeps it. */
export function whereIs(program: string): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', ...versions]
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file))
}

/** What is counted of the hits, and how many of each. */
export const COUNTED = [
  ['sender', 8],
  ['recipient', 8],
  ['archive', 32],
  ['genre', 8],
  ['language', 6],
  ['year', 500],
] as const

/** Runs a program to its end. */
export function run(program: string, words: readonly string[], options: SpawnOptions = {}): void {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8', ...options, stdio: 'pipe' })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${String(stderr).slice(-500)}`)
}

/** A server that ends by a signal when it is stopped, and also where the benchmark breaks off. */
export function startServer(program: string, words: readonly string[], ending: NodeJS.Signals): () => Promise<void> {
  const server = spawn(program, words, { ...asNobody, stdio: 'ignore' })
  const end = () => server.kill(ending)
  process.once('exit', end)
  return async () => {
    const ended = new Promise((resolve) => server.on('exit', resolve))
    process.off('exit', end)
    end()
    await ended
  }
}

/** A client of a database that is asked one thing after another. */
export class SqlSession {
  private readonly client: ChildProcessWithoutNullStreams
  private said = ''
  private asked = 0
  private heard: () => void = () => undefined

  constructor(program: string, words: readonly string[]) {
    this.client = spawn(program, words, { stdio: 'pipe' })
    this.client.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.said += text
      this.heard()
    })
    this.client.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.failed ??= text
      this.heard()
    })
    this.client.on('exit', (code) => {
      this.failed ??= `the client ended with ${code}`
      this.heard()
    })
  }
  private failed: string | undefined

  /** Asks, and resolves with what was answered when all of it has come. */
  async ask(statements: string): Promise<string> {
    this.asked += 1
    const end = `answered-${this.asked}`
    this.said = ''
    this.client.stdin.write(`${statements}\nSELECT '${end}';\n`)
    while (!this.said.includes(end)) {
      if (this.failed !== undefined) throw new Error(this.failed)
      await new Promise<void>((resolve) => {
        this.heard = resolve
      })
    }
    return this.said
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.client.on('exit', resolve))
    this.client.stdin.end()
    await ended
  }
}
