import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { corpus } from './corpus.ts'
import { cpuOfServer } from './postgres-cpu.ts'
import { chancery, type Run, told } from './process.ts'

const line = (what: string, figure: string) => console.log(`  ${what.padEnd(48)} ${figure}`)

/** What it costs to bring an archive into PostgreSQL, to move one there, and to move it back: `npm run bench -- move 100000`. */
export async function benchMove(sizes: readonly number[]): Promise<void> {
  const server = process.env.CHANCERY_TEST_POSTGRES
  if (server === undefined)
    return console.log('Left out: CHANCERY_TEST_POSTGRES names no server (test/engines/postgres/start.sh starts one).')
  for (const count of sizes.length > 0 ? sizes : [10_000]) await measure(server, count)
}

async function measure(server: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const schemas = ['imported', 'moved'].map((name) => `bench_${name}_${randomUUID().slice(0, 8)}`)
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const file = join(folder, 'corpus.jsonl')
    const { lines, words } = corpus({ count, seed: 1949 })
    await pipeline(lines, createWriteStream(file))
    const { size } = await stat(file)
    console.log(
      `\n${count.toLocaleString('en')} documents, ${Math.round(words() / count)} words each, ${Math.round(size / 1e6)} MB of JSON Lines`,
    )
    const place = async (name: string, schema?: string) => {
      await mkdir(join(folder, name))
      const settings = schema === undefined ? '{}' : `store: ${server}?schema=${schema}`
      await writeFile(join(folder, name, 'chancery.yaml'), `${settings}\n`)
      return join(folder, name)
    }
    const here = await place('here')
    const [imported, moved, back] = [
      await place('imported', schemas[0]),
      await place('moved', schemas[1]),
      await place('back'),
    ]
    const run = async (what: string, words: readonly string[]) => {
      const before = await cpuOfServer(client)
      const ended = await told([...words, '--json'])
      tell(what, count, ended, (await cpuOfServer(client)) - before)
      return ended.out
    }
    for (const archive of [here, imported]) await chancery(['init', '--archive', archive])
    await run('import into SQLite', ['import', file, '--no-index', '--archive', here])
    await run('import into PostgreSQL', ['import', file, '--no-index', '--archive', imported])
    const { rows } = JSON.parse(
      await run('move to PostgreSQL, compared and checked', ['move', '--from', here, '--to', moved, '--no-index']),
    ) as { rows: number }
    line('', `${rows.toLocaleString('en')} rows`)
    await run('move back to SQLite', ['move', '--from', moved, '--to', back, '--no-index'])
  } finally {
    for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`)
    await client.end()
    await rm(folder, { recursive: true })
  }
}

const tell = (what: string, count: number, { seconds, cpu, peak }: Run, server: number) =>
  line(
    what,
    `${seconds.toFixed(1)} s, ${Math.round(count / seconds)} documents/s; CPU ${cpu.toFixed(1)} s, of the server ${server.toFixed(1)} s; peak ${peak} MB`,
  )
