import { moveStore } from '#store/move.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'

// Moves a database into another, and is killed when so many pages have arrived: see move.test.ts.
const [from = '', to = '', pages = ''] = process.argv.slice(2)
const now = () => new Date()
const open = (place: string, isArriving: boolean) =>
  place.startsWith('postgres:')
    ? openPostgresStore({ address: place, now, isArriving })
    : openSqliteStore({ file: place, now, isArriving })
let arrived = 0
await moveStore(await open(from, false), await open(to, true), {
  anew: false,
  signal: new AbortController().signal,
  told() {
    arrived += 1
    if (arrived === Number(pages)) process.kill(process.pid, 'SIGKILL')
  },
  comparing() {},
  resumed: (rows) => process.stdout.write(`${rows}`),
})
process.exit(0)
