import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger } from '#exchange/ledger.ts'
import { generated } from '../test/site/exchanges/generated.ts'
import { chancery, serving } from './process.ts'
import { askOneByOne, type Spread, spreadOf } from './requests.ts'

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const spread = ({ median, p95, p99 }: Spread) => `median ${ms(median)}, p95 ${ms(p95)}, p99 ${ms(p99)}`
const line = (what: string, figure: string) => console.log(`  ${what.padEnd(56)} ${figure}`)

const day = (n: number) => new Date(Date.UTC(1949, 0, 1 + n)).toISOString().slice(0, 10)
const PARTIES = 6

/** Exchanges as they are reckoned and as they are asked for: a ledger over 1,000 moves, the pages of 300 and of 3,000, what is unanswered in very many. */
export async function benchExchanges(): Promise<void> {
  console.log('\nExchanges')
  reckon()
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const archive = ['--archive', join(folder, 'archive')]
  try {
    await write(join(folder, 'exchanges.jsonl'))
    await chancery(['init', ...archive])
    await chancery(['import', join(folder, 'exchanges.jsonl'), '--no-index', ...archive])
    const server = await serving(archive)
    try {
      await ask(server.base)
    } finally {
      line('server, peak memory', `${await server.stop()} MB`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Each day once: nothing is asked for twice, and nothing is kept. */
function reckon(): void {
  const exchange = generated(PARTIES, 1_000)
  for (const [what, view] of [
    ['ledger over 1,000 moves', undefined],
    ['the same through the eyes of one party', 'p0'],
  ] as const) {
    const times = Array.from({ length: 200 }, (_, n) => {
      const began = performance.now()
      ledger(exchange, day(400 + n), view)
      return performance.now() - began
    })
    line(`${what}, the first in a new process`, ms(times[0] ?? 0))
    line(`${what}, other days`, spread(spreadOf(times.slice(20))))
  }
}

const ASKING = 20_000
const EXCHANGES = 1_000

async function write(file: string): Promise<void> {
  const out = createWriteStream(file)
  const put = (record: object) => out.write(`${JSON.stringify(record)}\n`)
  put({ ...generated(PARTIES, 300), id: 'long' })
  put({ ...generated(12, 100), id: 'wide' })
  put({ ...generated(PARTIES, 3_000), id: 'longest' })
  for (let n = 0; n < EXCHANGES; n += 1) put({ ...generated(3, 12), id: `small-${n}` })
  for (let n = 0; n < ASKING; n += 1) {
    const record = { kind: 'document', held: 'title-only', access: { kind: 'public' } }
    const dated = (at: number) => [{ role: 'sent', edtf: day(at), basis: 'stated' }]
    const asks = [{ to: 'the minister', passage: 'When?' }]
    put({ ...record, id: `asks-${n}`, title: `Letter ${n}`, dates: dated(n % 3_000), asks })
    // Nineteen in twenty have their answer: the list looks past them.
    const relations = [{ kind: 'replies-to', to: { document: `asks-${n}` } }]
    if (n % 20 !== 0)
      put({ ...record, id: `reply-${n}`, title: `Reply ${n}`, dates: dated((n % 3_000) + 5), relations })
  }
  await new Promise<void>((resolve) => out.end(resolve))
}

async function ask(base: string): Promise<void> {
  const many = (path: string, count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => `${base}${path}?asof=${day(from + n)}`)
  for (const [what, path] of [
    ['page of 300 moves', '/exchanges/long'],
    ['page of 12 parties and 100 moves', '/exchanges/wide'],
    ['first 500 of 3,000 moves', '/exchanges/longest'],
  ] as const) {
    line(`${what}, the first of the server`, ms((await askOneByOne(many(path, 1))).median))
    await askOneByOne(many(path, 15, 1))
    line(`${what}, each day for the first time`, spread(await askOneByOne(many(path, 120, 16))))
    line(`${what}, one day again`, spread(await askOneByOne(many(path, 1).concat(many(path, 1), many(path, 1)))))
  }
  const what = `unanswered among ${EXCHANGES.toLocaleString('en')} exchanges and ${ASKING.toLocaleString('en')} that ask`
  line(`${what}, first`, ms((await askOneByOne(many('/unanswered', 1, 2_000))).median))
  line(`${what}, other days`, spread(await askOneByOne(many('/unanswered', 60, 1_000))))
  line(`${what}, feed`, spread(await askOneByOne(many('/unanswered.atom', 20, 1_000))))
}
