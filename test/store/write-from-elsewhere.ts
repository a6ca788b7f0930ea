import { join } from 'node:path'
import { openSqliteStore } from '#store/sqlite/open.ts'
import { writeFrom } from './write-from.ts'

await writeFrom((place) => openSqliteStore({ file: join(place, 'archive.sqlite'), now: () => new Date() }))
