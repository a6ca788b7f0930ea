import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { keepsTheStore } from '../contract/store.ts'
import { clearPlaces, lentPlace, NEEDED, SERVER, takePlacesBack } from './postgres-server.ts'

afterEach(() => takePlacesBack())
afterAll(clearPlaces)

const open: Parameters<typeof keepsTheStore>[0]['open'] = (address, options) =>
  openPostgresStore({ address, now: () => new Date('2026-11-25T12:00:00Z'), connections: 4, ...options })

describe.skipIf(SERVER === undefined)(`a server (${NEEDED})`, () => {
  keepsTheStore({
    name: 'PostgreSQL',
    place: () => lentPlace(open),
    leave: takePlacesBack,
    open,
    program: fileURLToPath(new URL('./write-to-postgres.ts', import.meta.url)),
    backup: 'pg_dump',
  })
})
