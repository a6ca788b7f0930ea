import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a run took: wall seconds, seconds of the processor, and the most memory it held, in MB. */
export interface Run {
  readonly seconds: number
  readonly cpu: number
  readonly peak: number
}

/** What is set for a run beside what is set here. */
export type Settings = Readonly<Record<string, string>>

const start = (words: readonly string[], stdout: 'ignore' | 'pipe', set: Settings = {}) =>
  spawn(process.execPath, ['bin/chancery.js', ...words], {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, ...set },
  })

/** Resident memory of a living process in MB, by the kernel's own account (Linux): the most it held, or what it holds now; 0 elsewhere. */
function memoryOf({ pid }: ChildProcess, measure: 'VmHWM' | 'VmRSS'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${measure}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0) / 1024)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return 0 // it has ended
    throw cause
  }
}

/** Seconds of the processor that a living process has taken, its threads' too (Linux: hundredths); 0 elsewhere. `ended`: with its children that have ended. */
export function cpuOf(pid: number | undefined, ended = false): number {
  try {
    // The name in brackets may hold anything; utime and stime are the 14th and 15th (proc_pid_stat(5)), those of its children follow.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ')
    return after.slice(11, ended ? 15 : 13).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return 0 // it has ended
    throw cause
  }
}

/** Runs one command to its end. */
export const chancery = async (words: readonly string[], set?: Settings): Promise<Run> =>
  await ended(words, start(words, 'ignore', set))

/** The same, with what it prints. */
export async function told(words: readonly string[]): Promise<Run & { readonly out: string }> {
  const child = start(words, 'pipe')
  let out = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  return { ...(await ended(words, child)), out }
}

async function ended(words: readonly string[], child: ChildProcess): Promise<Run> {
  const began = performance.now()
  let peak = 0
  let cpu = 0
  const look = setInterval(() => {
    peak = Math.max(peak, memoryOf(child, 'VmHWM'))
    cpu = Math.max(cpu, cpuOf(child.pid))
  }, 100)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(look)
  if (code !== 0) throw new Error(`chancery ${words.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, cpu, peak }
}

export interface Served {
  readonly base: string
  /** ms from the start of the process to its first answer. */
  readonly startedIn: number
  cpu(): number
  /** MB. */
  resident(): number
  /** Gives the most memory that it held, in MB. */
  stop(): Promise<number>
}

/** A server on a free port. */
export async function serving(archive: readonly string[], set?: Settings): Promise<Served> {
  const began = performance.now()
  const child = start(['serve', '--port', '0', ...archive], 'pipe', set)
  const base = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text) => {
      said += text
      const [address] = /http:\/\/\S+/u.exec(said) ?? []
      if (address !== undefined) resolve(address)
    })
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}`)))
  })
  await (await fetch(base)).text()
  const startedIn = performance.now() - began
  return {
    base,
    startedIn,
    cpu: () => cpuOf(child.pid),
    resident: () => memoryOf(child, 'VmRSS'),
    async stop() {
      const peak = memoryOf(child, 'VmHWM')
      child.kill('SIGTERM')
      await new Promise((resolve) => child.on('exit', resolve))
      return peak
    },
  }
}
