import { openPostgresStore } from '#store/postgres/open.ts'
import { writeFrom } from './write-from.ts'

await writeFrom((address) => openPostgresStore({ address, now: () => new Date() }))
