import { join } from 'node:path'
import { Refusal } from '#value/refusal.ts'
import type { Config } from './config.ts'
import { openPostgresStore } from './store/postgres/open.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import type { Store } from './store/store.ts'

/** The embedded engine's file in the archive's folder. */
export const DATABASE = 'archive.sqlite'

/** Where an archive has its records. */
export type StorePlace = Pick<Config, 'folder' | 'store' | 'replica' | 'storePassword'>

/** No more of the settings than a thread needs that opens the store for itself. */
export function storeOf({ folder, store, replica, storePassword }: StorePlace): StorePlace {
  return {
    folder,
    ...(store === undefined ? {} : { store }),
    ...(replica === undefined ? {} : { replica }),
    ...(storePassword === undefined ? {} : { storePassword }),
  }
}

export interface Opening {
  /** The folder of which that is a copy, for this user may only read it. */
  readonly onlyRead?: string
  /** Whether an archive may be on its way there. */
  readonly isArriving?: boolean
  /** Refused with `conflict` where there is an archive already. */
  readonly isNew?: boolean
  /** Refused with `not-found` where there is none, and nothing is made. */
  readonly isThere?: boolean
}

/** The store that the settings name: a database of PostgreSQL, or the file in the archive's folder. */
export async function openStore(place: StorePlace, opening: Opening = {}): Promise<Store> {
  const now = () => new Date()
  const { folder, store, replica, storePassword: password } = place
  if (store === undefined && replica !== undefined)
    throw new Refusal(
      'invalid',
      'CHANCERY_REPLICA (replica) follows a store on PostgreSQL, and none is named: set CHANCERY_STORE (store) too, or leave it out.',
    )
  if (store === undefined) return openSqliteStore({ file: join(folder, DATABASE), now, ...opening })
  return openPostgresStore({
    ...opening,
    address: store,
    now,
    ...(replica === undefined ? {} : { replica }),
    ...(password === undefined ? {} : { password }),
  })
}
