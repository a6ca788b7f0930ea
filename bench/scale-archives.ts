import { createWriteStream, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { at, numberAt } from '#search/opensearch/json.ts'
import { corpus } from './corpus.ts'
import { chancery, type Settings } from './process.ts'
import { rate, tell } from './scale-table.ts'
import { bytesIn } from './search.ts'
import { type Server, startOpensearch, startPostgres } from './servers.ts'
import { asLines, translated } from './translated.ts'

/** Two archives of the same documents: one in a folder, one on the engines of large archives. */
export interface Both {
  readonly count: number
  readonly folder: string
  readonly postgres: Server
  readonly opensearch: Server
  /** The address of the index in the cluster. */
  readonly index: string
  /** What the program is told of each. */
  readonly embedded: readonly string[]
  readonly big: readonly string[]
  readonly set: Settings
}

export async function openBoth(count: number): Promise<Both> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const [postgres, opensearch] = [startPostgres(), startOpensearch()]
  const index = `${opensearch.address}/bench?shards=3&replicas=1`
  return {
    ...{ count, folder, postgres, opensearch, index },
    embedded: ['--archive', join(folder, 'embedded')],
    big: ['--archive', join(folder, 'big')],
    set: { CHANCERY_STORE: postgres.address, CHANCERY_SEARCH: index },
  }
}

export async function closeBoth({ folder, postgres, opensearch }: Both): Promise<void> {
  for (const server of [postgres, opensearch]) server.stop()
  await rm(folder, { recursive: true })
}

/** Has one thing done by the program with both, one after the other. */
async function act(both: Both, what: string, words: readonly string[], server: Server): Promise<void> {
  const embedded = await chancery([...words, ...both.embedded])
  const before = server.cpu()
  const big = await chancery([...words, ...both.big], both.set)
  tell(what, rate(both.count, embedded), rate(both.count, { ...big, server: server.cpu() - before }))
}

export async function importBoth(both: Both): Promise<void> {
  const { count, folder, embedded, big, set, postgres } = both
  const file = join(folder, 'corpus.jsonl')
  await pipeline(asLines(translated(corpus({ count, seed: 1949 }).records)), createWriteStream(file))
  await chancery(['init', ...embedded])
  await chancery(['init', ...big], set)
  await act(both, 'import, SQLite | PostgreSQL', ['import', file, '--no-index'], postgres)
  await rm(file)
  const each = (bytes: number) => `${Math.round(bytes / count)} bytes a document`
  tell('', each(statSync(join(folder, 'embedded/archive.sqlite')).size), each(await sizeOf(postgres.address)))
}

async function sizeOf(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
  await client.end()
  return Number(rows[0]?.size)
}

/** With analysis, from the store, and one copy of everything in the cluster. */
export async function indexBoth(both: Both): Promise<void> {
  await act(both, 'index, with analysis', ['reindex'], both.opensearch)
  const { count, folder, index } = both
  const cluster = await Cluster.at(readClusterAddress(index), {})
  const { body } = await cluster.ask({ method: 'GET', path: '/bench-index-*/_stats/store' })
  await cluster.close()
  const each = (which: 'primaries' | 'total') =>
    Math.round(numberAt(at(body, '_all', which), 'store', 'size_in_bytes') / count)
  const embedded = Math.round(bytesIn(join(folder, 'embedded/index')) / count)
  tell('', `${embedded} bytes a document`, `${each('primaries')} bytes, with the copy ${each('total')}`)
}

/** The archive of one machine moves to a database, is compared and checked; without the index. */
export async function moveBoth({ count, folder, embedded, postgres }: Both): Promise<void> {
  const moved = join(folder, 'moved')
  await mkdir(moved)
  await writeFile(join(moved, 'chancery.yaml'), `store: ${postgres.address}?schema=moved\n`)
  const before = postgres.cpu()
  const run = await chancery(['move', '--from', embedded[1] ?? '', '--to', moved, '--no-index'])
  tell(
    'move to PostgreSQL, compared',
    '',
    `${run.seconds.toFixed(1)} s, ${rate(count, { ...run, server: postgres.cpu() - before })}`,
  )
}
