import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import { type Cluster, isBusy } from './cluster.ts'
import { LONG } from './indexes.ts'
import { at, listAt, numberAt, reasonOf, textAt } from './json.ts'

/** Bytes of one request, and of all that are under way. */
const MOST_BYTES = 6_000_000
const MOST_UNDER_WAY = 2
/** Waits (ms) before what a busy cluster has not taken is sent again. */
const PAUSES = [100, 300, 1000, 3000, 5000, 10_000, 10_000]

/** Something to write, by its identifier; without a version it is kept as it came first. */
export interface Line {
  readonly id: string
  readonly version?: number
  readonly fields: Readonly<Record<string, unknown>>
}

const written = ({ id, version, fields }: Line): string => {
  const head =
    version === undefined ? { create: { _id: id } } : { index: { _id: id, version, version_type: 'external' } }
  return `${JSON.stringify(head)}\n${JSON.stringify(fields)}\n`
}

/** Writes to an index: so much at once, and what was not taken again. An older version never wins, and that is no fault. Tells how many changed. */
export async function writeLines(cluster: Cluster, index: string, lines: readonly Line[]): Promise<number> {
  const requests = portions(lines.map(written))
  let changed = 0
  const work = async () => {
    for (let next = requests.shift(); next !== undefined; next = requests.shift()) {
      const some = await writePortion(cluster, index, next)
      changed += some
    }
  }
  await Promise.all(Array.from({ length: MOST_UNDER_WAY }, work))
  return changed
}

function portions(lines: readonly string[]): string[][] {
  const all: string[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const line of lines) {
    if (size + line.length > MOST_BYTES) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(line)
    size += line.length
  }
  return all
}

async function writePortion(cluster: Cluster, index: string, given: readonly string[]): Promise<number> {
  let lines = given
  let changed = 0
  for (const pause of [...PAUSES, undefined]) {
    const { status, body } = await cluster.ask({
      method: 'POST',
      path: `/${index}/_bulk`,
      lines: lines.join(''),
      patience: LONG,
    })
    if (status >= 300) throw new Error(`The search engine refused to write: ${reasonOf(body)}`)
    const items = listAt(body, 'items').map((item) => at(item, 'index') ?? at(item, 'create'))
    changed += items.filter((item) => isWritten(numberAt(item, 'status'))).length
    const refused = items.find((item) => isRefused(numberAt(item, 'status')))
    if (refused !== undefined)
      throw new Error(`The search engine refused ${textAt(refused, '_id')}: ${reasonOf(refused)}`)
    lines = lines.filter((_, n) => isBusy(numberAt(items[n], 'status')))
    if (lines.length === 0) return changed
    if (pause !== undefined) await sleep(pause)
  }
  throw new Refusal('unavailable', 'The search engine takes nothing more just now. The index goes on where it stopped.')
}

const isWritten = (status: number): boolean => status === 200 || status === 201
/** 409: there is a newer version, or a word already. */
const isRefused = (status: number): boolean => !isWritten(status) && status !== 409 && !isBusy(status)
