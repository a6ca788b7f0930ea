import { fileURLToPath } from 'node:url'
import { afterEach, describe } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { keepsTheStore } from '../contract/store.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from './postgres-server.ts'

afterEach(clearPlaces)

describe.skipIf(SERVER === undefined)(`a server (${NEEDED})`, () => {
  keepsTheStore({
    name: 'PostgreSQL',
    place: async () => newPlace(),
    open: (address, options) =>
      openPostgresStore({ address, now: () => new Date('2026-11-25T12:00:00Z'), connections: 4, ...options }),
    program: fileURLToPath(new URL('./write-to-postgres.ts', import.meta.url)),
    backup: 'pg_dump',
  })
})
