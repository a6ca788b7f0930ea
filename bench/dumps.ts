import { type Asked, withCorpus } from './corpus-archive.ts'
import { type Run, told } from './process.ts'

const line = (what: string, figure: string) => console.log(`  ${what.padEnd(24)} ${figure}`)

const FORMS = ['jsonl', 'csv', 'tei', 'cmif', 'bibtex', 'ntriples']

/** The dumps of an archive, each form alone and then all at once, each by a run of the program. */
export async function benchDumps({ counts, kept }: Asked): Promise<void> {
  for (const count of counts) {
    console.log(`\nDumps of ${count.toLocaleString('en')} documents`)
    await withCorpus(count, kept, async (archive) => {
      for (const form of FORMS) tell(form, await told(['dump', '--format', form, ...archive, '--json']))
      tell('all at once', await told(['dump', ...archive, '--json']))
    })
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
