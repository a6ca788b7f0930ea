import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** Fields of /proc/PID/stat after the name, which may hold anything (proc_pid_stat(5)); none where the process has ended. */
function statOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return []
    throw cause
  }
}

const hundredths = (stat: readonly string[], from: number) => Number(stat[from] ?? 0) + Number(stat[from + 1] ?? 0)

/** Seconds of the processor that a server of PostgreSQL on this machine has taken (Linux), those of its processes that have ended too; 0 where it is elsewhere. */
export async function cpuOfServer(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const first = statOf(String(rows[0]?.pid))[1]
  if (first === undefined) return 0
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(statOf)
    .filter((stat) => stat[1] === first)
  const ended = hundredths(statOf(first), 13)
  return (ended + hundredths(statOf(first), 11) + living.reduce((sum, stat) => sum + hundredths(stat, 11), 0)) / 100
}
