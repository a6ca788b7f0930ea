import type { Readable } from 'node:stream'
import type { Archive, Expected } from '#archive.ts'
import type { Config } from '#config.ts'

/** What the command line is given by `main.ts`: streams, the environment, and the two things that it may not reach by itself. */
export interface Surroundings {
  openArchive(config: Config, expected?: Expected): Promise<Archive>
  serveSite(
    archive: Archive,
    options: ServeOptions,
  ): Promise<{ readonly address: string; readonly closed: Promise<void> }>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable
  readonly stdout: Output
  readonly stderr: Output
}

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly signal: AbortSignal
}

export interface Output {
  write(text: string): unknown
  on?(event: 'error', listener: (cause: Error) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Results go to standard output, everything else to standard error. */
export interface Terminal {
  print(line: string): void
  /** A table of columns, the widest cell of each setting its width; the last one is cut where the terminal ends. */
  table(rows: readonly (readonly string[])[]): void
  json(value: unknown): void
  say(line: string): void
  readonly progress: Progress
}

/** A bar on a terminal; a plain line every few seconds elsewhere. */
export interface Progress {
  /** `of` is absent where the end is not known. Counted in records or bytes; `rate` is printed as it is given. */
  show(what: string, done: number, of: number | undefined, note: string): void
  end(): void
}

export function openTerminal(stdout: Output, stderr: Output): Terminal {
  const say = (line: string) => stderr.write(`${line}\n`)
  const print = (line: string) => stdout.write(`${line}\n`)
  return {
    print,
    say,
    json: (value) => print(JSON.stringify(value, null, 2)),
    table: (rows) => {
      const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
      const room = stdout.isTTY === true ? (stdout.columns ?? 120) : Number.POSITIVE_INFINITY
      for (const row of rows) {
        const line = row
          .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
          .join('  ')
        print([...line].length > room ? `${[...line].slice(0, room - 1).join('')}…` : line)
      }
    },
    progress: stderr.isTTY === true ? bar(stderr) : plainLines(say),
  }
}

const WIDTH = 28
const EVERY = 100 // ms between two pictures of the bar: more is flicker
const PLAIN_EVERY = 5000 // ms between two lines in a log

function bar(stderr: Output): Progress {
  const clock = startedAt()
  let last = 0
  let shown = false
  return {
    show(what, done, of, note) {
      const now = performance.now()
      if (now - last < EVERY) return
      last = now
      shown = true
      const filled = of === undefined || of === 0 ? 0 : Math.min(WIDTH, Math.round((WIDTH * done) / of))
      const picture =
        of === undefined
          ? ''
          : ` ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor((100 * done) / Math.max(1, of))} %`
      stderr.write(`\r\u001B[K${what}${picture}  ${note}${timeLeft(clock, done, of)}`)
    },
    end() {
      if (shown) stderr.write('\r\u001B[K')
      shown = false
    },
  }
}

function plainLines(say: (line: string) => void): Progress {
  const clock = startedAt()
  let last = performance.now()
  return {
    show(what, done, of, note) {
      if (performance.now() - last < PLAIN_EVERY) return
      last = performance.now()
      say(
        `${what}${of === undefined ? '' : `: ${Math.floor((100 * done) / Math.max(1, of))} %`}  ${note}${timeLeft(clock, done, of)}`,
      )
    },
    end() {},
  }
}

const startedAt = () => performance.now()

/** Time left by the rate so far; nothing in the first second, when it would be a guess. */
function timeLeft(started: number, done: number, of: number | undefined): string {
  const gone = performance.now() - started
  if (of === undefined || done === 0 || gone < 1000) return ''
  const left = Math.ceil((gone * (of - done)) / done / 1000)
  return left < 90 ? `, ${left} s left` : `, ${Math.ceil(left / 60)} min left`
}
