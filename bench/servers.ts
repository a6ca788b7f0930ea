import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf } from './process.ts'

/** A server of a large archive, as test/engines starts it, alone for the benchmark. */
export interface Server {
  readonly address: string
  /** Seconds of the processor that it has taken since it was started. */
  cpu(): number
  stop(): void
}

/** PostgreSQL keeps what it was told at a power cut; the nodes of OpenSearch compile as they would elsewhere, and have 1 GB each. */
const AS_ELSEWHERE = {
  CHANCERY_ENGINES_WAIT: '400',
  PG_DURABLE: '1',
  OPENSEARCH_HEAP: '1g',
  OPENSEARCH_JVM_OPTS: '-XX:+UseG1GC',
}

/** `nodes`: whose seconds count. */
function start(engine: 'postgres' | 'opensearch', says: string, nodes: (node: string) => boolean): Server {
  const state = mkdtempSync(join(tmpdir(), 'chancery-bench-servers-'))
  const env = { ...process.env, ...AS_ELSEWHERE, CHANCERY_ENGINES_STATE: state }
  const stop = () => {
    process.off('exit', stop)
    execFileSync(`test/engines/${engine}/stop.sh`, ['--delete'], { env })
    rmSync(state, { recursive: true, force: true })
  }
  process.once('exit', stop)
  // Whoever ends the benchmark ends what it has started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const said = execFileSync(`test/engines/${engine}/start.sh`, { env, encoding: 'utf8' })
  const address = new RegExp(`^${says}=(?<address>.*)$`, 'mu').exec(said)?.groups?.address ?? ''
  const pids = readdirSync(join(state, engine))
    .filter((file) => file.endsWith('.pid') && nodes(file))
    .map((file) => Number(readFileSync(join(state, engine, file), 'utf8')))
  return {
    address,
    cpu: () =>
      pids
        .flatMap((pid) => [cpuOf(pid, true), ...childrenOf(pid).map((child) => cpuOf(child))])
        .reduce((sum, one) => sum + one, 0),
    stop,
  }
}

/** A primary, with a replica that follows it and does not count. */
export const startPostgres = () => start('postgres', 'CHANCERY_TEST_POSTGRES', (node) => node.startsWith('primary'))
/** Three nodes, all of which count. */
export const startOpensearch = () => start('opensearch', 'CHANCERY_TEST_OPENSEARCH', () => true)

/** A server of PostgreSQL is a process for each connection: those that live, beside those that it has seen end. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}
