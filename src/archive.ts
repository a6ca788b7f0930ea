import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import { changesLeft } from './changes-left.ts'
import type { Config } from './config.ts'
import { type BackedUp, backUp } from './dissemination/back-up.ts'
import type { Citing } from './dissemination/citing/citing.ts'
import { openCiting } from './dissemination/citing/open-citing.ts'
import { copyFiles } from './dissemination/copy-files.ts'
import { type Finding, findingAs } from './finding.ts'
import { type IndexEngine, type IndexPlace, indexEngine, indexPlaceOf } from './index-engine.ts'
import { bringIndexUp, isOfAnotherPast, rebuildIndex } from './jobs/bring-index-up.ts'
import { checkArchive } from './jobs/check-archive.ts'
import { askBucket, dumpsOf, openFiles } from './open-files.ts'
import { DATABASE, type Opening, openStore, type StorePlace, storeOf } from './open-store.ts'
import type { Searching } from './search/search.ts'
import type { DumpPlace, Files } from './store/files/files.ts'
import { openFolderFiles } from './store/files/folder.ts'
import { makeFolder } from './store/files/make-folder.ts'
import { copyUnwritable } from './store/sqlite/copy.ts'
import {
  type Counts,
  type Fault,
  type Lagging,
  type Reader,
  type Reading,
  type Seq,
  type Store,
  THE_EDITORS,
} from './store/store.ts'
import { keepThread } from './thread.ts'
import { openWorkplace } from './workplace.ts'

/** The archive as one reader may see it: records from the store, hits from the index. */
export interface ArchiveAs {
  readonly records: Reading
  readonly finding: Finding
}

export { changesLeft } from './changes-left.ts'
export { type Finding, findingAs } from './finding.ts'

type Told = (done: number, of: number) => void

interface IndexHearing {
  /** Breaks it off; what has been indexed stays. */
  readonly signal?: AbortSignal
  readonly told?: Told
  /** The index is damaged, or of another version, and is built anew. */
  readonly rebuilding?: () => void
}

/** An open archive. */
export interface Archive {
  readonly config: Config
  readonly store: Store
  readonly files: Files
  readonly dumps: DumpPlace
  readonly searching: Searching
  /** With the house's own style, and those in the archive's folder `styles/`. */
  readonly citing: Citing
  /** `lagging`: as of `Store.as`. */
  as(reader: Reader, lagging?: Lagging): ArchiveAs
  /** Resolves when the index agrees with the store up to `seq`: it follows the change log here if no other process does. */
  indexed(seq: Seq, hearing?: IndexHearing): Promise<void>
  /** Builds the index anew. Refused with `busy` while another process holds its lease. Gives the number of entries. */
  reindex(signal: AbortSignal, told?: Told): Promise<number>
  /** Follows the change log in a thread of its own until `signal` aborts; waits its turn where another process does so. */
  follow(signal: AbortSignal, problem: (message: string) => void): Promise<void>
  /** Takes up jobs in a thread of its own until `signal` aborts; one that is under way then is handed back. */
  work(signal: AbortSignal, problem: (message: string) => void): Promise<void>
  /** Everything that is wrong: in the database, the files, the links, the index. */
  check(options?: { readonly index: boolean }): AsyncIterable<Fault>
  /** A consistent copy in another folder, while others read and write. */
  backup(folder: string, told?: Told): Promise<BackedUp>
  /** Keeps the files of a backup, where they are kept in a place of their own. */
  takeFiles(backup: string): Promise<void>
  counts(): Promise<Counts>
  /** Carries an act out on a copy of the archive that is thrown away afterwards: nothing here is written. */
  rehearse<T>(act: (copy: Pick<Archive, 'store' | 'files'>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What the thread that follows is told, and tells. */
export type FollowerOrders = StorePlace & IndexPlace
export type FollowerNews = 'rebuilding' | 'up-to-date' | 'lost'

/** What is to be found where an archive is opened. */
export type Expected = Pick<Opening, 'isArriving' | 'isNew' | 'isThere'>

/**
 * Opens an archive, and makes it where there is none. Nothing else has an effect before this is called; `close` closes all of it. One that is on its way there
 * from elsewhere is refused, unless `isArriving`; any that is there already where it is to be new (`isNew`); and none where it has to be there (`isThere`).
 */
export async function openArchive(config: Config, expected: Expected = {}): Promise<Archive> {
  const { folder } = config
  // Where an archive has to be there, and is not, no folder is made for it either.
  if (expected.isThere === true && config.store !== undefined && !existsSync(folder))
    await (await openStore(config, expected)).close()
  if (expected.isNew === true) await askEngines(config)
  const files = await openFiles(config)
  await makeFolder(folder)
  const place = await openWorkplace(folder, DATABASE, copyUnwritable)
  const store = await openStore(
    { ...config, folder: place.folder },
    { ...expected, ...(place.isCopy ? { onlyRead: folder } : {}) },
  )
  const engine = await indexEngine({ ...config, folder: place.folder })
  const { searching } = engine
  const citing = openCiting({ folder: join(folder, 'styles') })
  return {
    config,
    store,
    files,
    dumps: dumpsOf(config),
    searching,
    citing,
    as: (reader, lagging) => {
      const records = store.as(reader, lagging)
      return { records, finding: findingAs(searching, reader, records) }
    },
    indexed: (seq, hearing) => indexed(store, engine, seq, hearing),
    reindex: (signal, told) => reindex(store, engine, place.isCopy && config.search === undefined, signal, told),
    follow: (signal, problem) => follow({ ...config, folder: place.folder }, signal, problem),
    work: async (signal, problem) => {
      // Whoever may only read the archive carries nothing out.
      if (!place.isCopy) await work(config, signal, problem)
    },
    check: (of = { index: true }) => checkArchive(store, files, of.index ? () => engine.openIndexing() : undefined),
    backup: async (to, told) =>
      await backUp(
        { folder, store, files, settings: 'chancery.yaml' },
        { folder: resolve(to), database: DATABASE, files: () => openFolderFiles(join(to, 'files')) },
        told,
      ),
    takeFiles: async (from) => {
      await copyFiles(await openFolderFiles(join(from, 'files')), files)
    },
    counts: () => store.as(THE_EDITORS).counts(),
    rehearse: (act) => rehearse(store, act),
    async close() {
      await citing.close()
      await searching.close()
      await store.close()
      await place.leave()
    },
  }
}

/** Before anything is made: where the bucket or the cluster does not answer, or is none, that is refused. */
async function askEngines(config: Config): Promise<void> {
  await askBucket(config)
  if (config.search === undefined) return
  const { searching } = await indexEngine(config)
  await searching.status().finally(() => searching.close())
}

async function rehearse<T>(store: Store, act: (copy: Pick<Archive, 'store' | 'files'>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-rehearsal-'))
  try {
    const files = await openFolderFiles(folder)
    return await store.rehearse((copy) => act({ store: copy, files }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** How often (ms) somebody who waits for another process's index looks again. */
const LOOK_AGAIN = 200

async function indexed(
  store: Store,
  { searching, openIndexing, takeLease }: IndexEngine,
  seq: Seq,
  { told, signal = new AbortController().signal, ...hearing }: IndexHearing = {},
): Promise<void> {
  const tell = tellTaken(store, seq, told)
  while (!signal.aborted) {
    const { cursor } = await searching.status()
    if (cursor >= seq && !(await isOfAnotherPast(store, cursor))) return
    await tell(cursor)
    const lease = await takeLease()
    if (lease === undefined) {
      await sleep(LOOK_AGAIN)
      continue
    }
    try {
      const indexing = await openIndexing()
      try {
        await bringIndexUp(store, indexing, signal, { ...hearing, told: tell })
      } finally {
        await indexing.close()
      }
    } finally {
      await lease.release()
    }
    return
  }
}

/** Tells of a cursor how many changes have been taken, and of how many: up to `head`, from the lowest that it has stood at. */
function tellTaken(store: Store, head: Seq, told: Told | undefined): (cursor: Seq) => Promise<void> {
  if (told === undefined) return async () => undefined
  const left = changesLeft(store)
  let all = 0
  return async (cursor) => {
    const remaining = await left(cursor, head)
    all = Math.max(all, remaining)
    told(all - remaining, all)
  }
}

async function reindex(
  store: Store,
  { searching, openIndexing, takeLease }: IndexEngine,
  isCopy: boolean,
  signal: AbortSignal,
  told?: Told,
): Promise<number> {
  if (isCopy) throw new Refusal('unavailable', 'The index may only be read by this user, and cannot be built anew.')
  const lease = await takeLease()
  if (lease === undefined)
    throw new Refusal(
      'busy',
      'Another process holds the index: a server, or an import. Stop it, or wait for it, and try again.',
    )
  try {
    const indexing = await openIndexing()
    try {
      const tell = tellTaken(store, await store.head(), told)
      await tell(0)
      await rebuildIndex(store, indexing, signal, tell)
    } finally {
      await indexing.close()
    }
  } finally {
    await lease.release()
  }
  return (await searching.status()).entries
}

const REBUILDING = 'it is damaged, of another version, or of another past, and is built anew'
const LOST = 'its lease was lost: another process took it, or its folder was removed. It is asked for again'

const follow = (config: FollowerOrders, signal: AbortSignal, problem: (message: string) => void): Promise<void> =>
  keepThread(
    {
      name: 'follow-worker',
      orders: { ...storeOf(config), ...indexPlaceOf(config) } satisfies FollowerOrders,
      news: (news) => {
        if (news === ('rebuilding' satisfies FollowerNews)) problem(REBUILDING)
        if (news === ('lost' satisfies FollowerNews)) problem(LOST)
      },
      died: (message) => problem(`it does not follow the records: ${message}`),
    },
    signal,
  )

const work = (config: Config, signal: AbortSignal, problem: (message: string) => void): Promise<void> =>
  keepThread(
    {
      name: 'job-worker',
      orders: config,
      news: (message) => problem(String(message)),
      died: (message) => problem(`none is taken up: ${message}`),
    },
    signal,
  )
