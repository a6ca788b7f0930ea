import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { corpus } from './corpus.ts'
import { type Run, told } from './process.ts'

const line = (what: string, figure: string) => console.log(`  ${what.padEnd(24)} ${figure}`)

const FORMS = ['jsonl', 'csv', 'tei', 'cmif', 'bibtex', 'ntriples']

/** The dumps of an archive, each form alone and then all at once, each by a run of the program. */
export async function benchDumps(counts: readonly number[]): Promise<void> {
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) await measure(count)
}

async function measure(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const file = join(folder, 'corpus.jsonl')
  const archive = ['--archive', join(folder, 'archive'), '--json']
  try {
    console.log(`\nDumps of ${count.toLocaleString('en')} documents`)
    await pipeline(corpus({ count, seed: 1949 }).lines, createWriteStream(file))
    await told(['init', ...archive])
    await told(['import', file, '--no-index', ...archive])
    for (const form of FORMS) tell(form, await told(['dump', '--format', form, ...archive]))
    tell('all at once', await told(['dump', ...archive]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function tell(form: string, { seconds, cpu, peak, out }: Run & { readonly out: string }): void {
  const { files } = JSON.parse(out) as { readonly files: readonly { format: string; records: number; size: number }[] }
  const of = files.filter(({ format }) => format === form || form === 'all at once')
  const sum = (what: 'records' | 'size') => of.reduce((total, one) => total + one[what], 0)
  line(
    form,
    `${Math.round(sum('records') / seconds)} records/s, ${sum('records')} in ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of the processor), ${Math.round(sum('size') / 1e6)} MB, peak memory ${peak} MB`,
  )
}
