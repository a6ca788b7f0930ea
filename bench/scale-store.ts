import { createWriteStream, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { corpus } from './corpus.ts'
import { chancery, type Run, type Settings, serving } from './process.ts'
import { askInTurn, type Spread } from './requests.ts'
import { startOpensearch, startPostgres } from './servers.ts'

const PAGES = 400
const line = (what: string, figure: string) => console.log(`  ${what.padEnd(36)} ${figure}`)
const spread = ({ median, p95, p99 }: Spread) =>
  `p50 ${median.toFixed(2)}  p95 ${p95.toFixed(2)}  p99 ${p99.toFixed(2)} ms`

/** The store: how fast documents are brought in and their index is built from it, how fast their pages are read, how large it is. */
export async function scaleStore(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const file = join(folder, 'corpus.jsonl')
  const [postgres, opensearch] = [startPostgres(), startOpensearch()]
  const embedded = ['--archive', join(folder, 'embedded')]
  const big = ['--archive', join(folder, 'big')]
  const set: Settings = { CHANCERY_STORE: postgres.address, CHANCERY_SEARCH: opensearch.address }
  try {
    await pipeline(corpus({ count, seed: 1949 }).lines, createWriteStream(file))
    await chancery(['init', ...embedded])
    await chancery(['init', ...big], set)
    const each = ({ seconds, cpu }: Run, server?: number) =>
      `${Math.round(count / seconds)} documents/s, ${((1000 * cpu) / count).toFixed(2)} s${server === undefined ? '' : ` and ${((1000 * server) / count).toFixed(2)} s`} of the processor / 1,000`
    const acts = ['import', 'reindex'] as const
    for (const act of acts) {
      const words = act === 'import' ? ['import', file, '--no-index'] : ['reindex']
      line(`${act}, embedded`, each(await chancery([...words, ...embedded])))
      const server = act === 'import' ? postgres : opensearch
      const before = server.cpu()
      const run = await chancery([...words, ...big], set)
      line(`${act}, in the program and its server`, each(run, server.cpu() - before))
    }
    line(
      'bytes a document',
      `${Math.round(statSync(join(folder, 'embedded/archive.sqlite')).size / count)} | ${Math.round((await sizeOf(postgres.address)) / count)}`,
    )
    await readPages(count, [await serving(embedded), await serving(big, set)])
  } finally {
    for (const server of [postgres, opensearch]) server.stop()
    await rm(folder, { recursive: true })
  }
}

async function sizeOf(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
  await client.end()
  return Number(rows[0]?.size)
}

/** Each page for the first time, from both in turn. */
async function readPages(count: number, servers: readonly Awaited<ReturnType<typeof serving>>[]): Promise<void> {
  try {
    const pages = (at: number, of: number) =>
      servers.map(({ base }) =>
        Array.from({ length: of }, (_, n) => `${base}/documents/bench-${Math.floor(((n + at) * count) / of)}`),
      )
    await askInTurn(pages(0.25, 50))
    const told = await askInTurn(pages(0.5, PAGES))
    line('record page, first rendering', told.map(spread).join(' | '))
  } finally {
    for (const server of servers) await server.stop()
  }
}
