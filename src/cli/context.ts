import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Archive, Expected } from '#archive.ts'
import { type Config, readConfig } from '#config.ts'
import { Refusal } from '#value/refusal.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { openTerminal, type Surroundings, type Terminal } from './terminal.ts'

/** What a command works with. */
export interface Context {
  readonly surroundings: Surroundings
  readonly terminal: Terminal
  readonly version: string
  /** Who acts: `CHANCERY_USER`, else the name of the account. */
  readonly by: string
  /** Today here, `2026-11-25`. */
  today(): string
  /** Aborts at the first Ctrl-C; a second one ends the process at once. So does the first where nobody has asked for this. */
  readonly interrupted: AbortSignal
  code: ExitCode
  config(command: Command): Config
  /** The settings in a folder, whatever the environment says of where an archive is kept. */
  settingsIn(folder: string): Config
  /**
   * Opens the archive that the command names; refused where there is none. It is closed when the command ends. A server makes the tables in a database that
   * has none (`isThere: false`).
   */
  open(command: Command, expected?: Expected): Promise<Archive>
  /** Opens an archive by its settings, and makes it where there is none; it is closed likewise. */
  openAt(settings: Config, expected?: Expected): Promise<Archive>
  json(command: Command): boolean
  close(): Promise<void>
}

/** The file that makes a folder an archive. */
export const ARCHIVE_FILE = 'archive.sqlite'

export function openContext(surroundings: Surroundings): Context {
  const terminal = openTerminal(surroundings.stdout, surroundings.stderr)
  const abort = new AbortController()
  const opened: Archive[] = []
  let heeded = false
  const onSignal = () => {
    if (!heeded || abort.signal.aborted) process.exit(EXIT.interrupted)
    abort.abort()
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  const config = (command: Command) => {
    return readConfig(nearest(command, 'archive') ?? 'archive', surroundings.environment)
  }
  const openAt: Context['openAt'] = async (settings, expected) => {
    const archive = await surroundings.openArchive(settings, expected)
    opened.push(archive)
    return archive
  }
  return {
    surroundings,
    terminal,
    version: readVersion(),
    by: surroundings.environment.CHANCERY_USER?.trim() || userInfo().username,
    today: () => new Date().toISOString().slice(0, 10),
    get interrupted() {
      heeded = true
      return abort.signal
    },
    code: EXIT.done,
    config,
    settingsIn: (folder) => readConfig(folder, withoutPlaces(surroundings.environment)),
    async open(command, expected = { isThere: true }) {
      const settings = config(command)
      if (!isThere(settings)) {
        throw new Refusal(
          'not-found',
          `There is no archive in ${settings.folder}. Make one with "chancery init", or say where it is with --archive.`,
        )
      }
      return await openAt(settings, expected)
    },
    openAt,
    json: (command) => nearest(command, 'json') === true,
    async close() {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
      for (const archive of opened) await archive.close()
    },
  }
}

/** By these the environment says where an archive is kept. */
export const PLACES = ['CHANCERY_STORE', 'CHANCERY_REPLICA', 'CHANCERY_FILES', 'CHANCERY_SEARCH'] as const

const withoutPlaces = (environment: Surroundings['environment']): Surroundings['environment'] => ({
  ...environment,
  ...Object.fromEntries(PLACES.map((name) => [name, undefined])),
})

/** Whether there is an archive to be opened; where a database keeps it, that is for the database to say. */
export const isThere = ({ folder, store }: Config): boolean =>
  store !== undefined || existsSync(join(folder, ARCHIVE_FILE))

/** A flag that may stand before or after the command's name; the last one wins. */
function nearest(command: Command, flag: 'archive'): string | undefined
function nearest(command: Command, flag: 'json'): boolean | undefined
function nearest(command: Command, flag: string): unknown {
  for (let at: Command | null = command; at !== null; at = at.parent) {
    const own: unknown = at.getOptionValue(flag)
    if (own !== undefined && own !== false) return own
  }
  return undefined
}

/** The version of the package, from its own file, which stands one folder above both `src/` and `dist/`. */
function readVersion(): string {
  for (const up of ['../package.json', '../../package.json']) {
    const url = new URL(up, import.meta.url)
    if (existsSync(url)) {
      const { version } = JSON.parse(readFileSync(url, 'utf8')) as { version?: unknown }
      if (typeof version === 'string') return version
    }
  }
  return 'unknown'
}
