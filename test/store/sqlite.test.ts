import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { keepsTheStore } from '../contract/store.ts'

const places: string[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await rm(place, { recursive: true })
})

keepsTheStore({
  name: 'SQLite',
  async place() {
    const place = await mkdtemp(join(tmpdir(), 'chancery-store-'))
    places.push(place)
    return place
  },
  open: (place, options) =>
    openSqliteStore({ file: join(place, 'archive.sqlite'), now: () => new Date('2026-11-25T12:00:00Z'), ...options }),
  program: fileURLToPath(new URL('./write-from-elsewhere.ts', import.meta.url)),
})
