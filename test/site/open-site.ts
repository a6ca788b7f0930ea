import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { findingAs } from '#archive.ts'
import { openCiting } from '#dissemination/citing/open-citing.ts'
import type { Held } from '#holding/held.ts'
import { bringIndexUp } from '#jobs/bring-index-up.ts'
import type { Indexing, Searching } from '#search/search.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { makeSite } from '#site/site.ts'
import type { Opened } from '#site/site-context.ts'
import { dumpFolder } from '#store/files/dump-folder.ts'
import type { DumpPlace, Files } from '#store/files/files.ts'
import { openFolderFiles } from '#store/files/folder.ts'
import { openSqliteStore } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { CABLE, HELD, SUGGESTIONS, WITHDRAWN } from './holdings.ts'

export interface OpenSite {
  readonly site: Hono
  readonly archive: Opened
  readonly store: Store
  readonly log: string[]
  /** The folder of citation styles, which is not there at first. */
  readonly styles: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  page(path: string): Promise<string>
  /** Brings the index up with what was written since. */
  index(): Promise<void>
  close(): Promise<void>
}

/** How it is set. */
export const config = {
  name: 'Chancery',
  description: 'Telegrams of January 1949, and what was said about them.',
  base: 'https://chancery.example',
  contact: 'editors@chancery.example',
  language: 'en',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  folder: '/nowhere',
}

/** What keeps the archive, where that is not an engine of its own in a folder of its own. */
export interface Engines {
  readonly store?: Store
  readonly files?: Files
  readonly dumps?: DumpPlace
  readonly index?: { readonly indexing: Indexing; readonly searching: Searching }
  /** Somebody else has filled it. */
  readonly isFilled?: true
}

/** Puts the small archive of `holdings.ts` into a store, with a correction and a withdrawal, and what came `last`. */
export async function fill(store: Store, last: readonly Held[] = []): Promise<void> {
  const bring = (some: readonly Held[]) =>
    store.write(async (tx) => {
      for (const held of some) await tx.put(held, { by: 'import', note: 'Brought in.' })
    })
  await bring(HELD)
  await store.write((tx) =>
    tx.put(
      { ...CABLE, title: CABLE.title, classification: { marking: 'Top Secret' } },
      { by: 'editor', note: 'The marking was left out.', correction: true },
    ),
  )
  await store.write((tx) =>
    tx.put(
      { ...WITHDRAWN, access: { kind: 'withdrawn', reason: 'Its owner asked for it.', day: '2026-11-24' } },
      { by: 'editor', note: 'Withdrawn.' },
    ),
  )
  await bring(last)
  await store.write(async (tx) => {
    for (const suggestion of SUGGESTIONS) await tx.suggestAnew(suggestion.document, [suggestion])
  })
}

/** The clock of its store: a minute goes by with every look. */
export function aMinuteALook(): () => Date {
  let minute = 0
  return () => new Date(Date.UTC(2026, 10, 24, 12, minute++))
}

/** That archive and its site, in process. */
export async function openSite(
  more: Partial<typeof config> = {},
  last: readonly Held[] = [],
  engines: Engines = {},
): Promise<OpenSite> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-site-'))
  const store = engines.store ?? (await openSqliteStore({ file: join(folder, 'archive.sqlite'), now: aMinuteALook() }))
  if (engines.isFilled !== true) await fill(store, last)
  const { indexing, searching } = engines.index ?? {
    indexing: openSqliteIndexing({ folder: join(folder, 'index') }),
    searching: openSqliteSearching({ folder: join(folder, 'index'), workers: 1 }),
  }
  const index = () => bringIndexUp(store, indexing, new AbortController().signal)
  await index()
  const archive: Opened = {
    config: { ...config, folder, ...more },
    store,
    files: engines.files ?? (await openFolderFiles(join(folder, 'files'))),
    dumps: engines.dumps ?? dumpFolder(join(folder, 'dumps')),
    searching,
    citing: openCiting({ folder: join(folder, 'styles') }),
    as: (reader, lagging) => {
      const records = store.as(reader, lagging)
      return { records, finding: findingAs(searching, reader, records) }
    },
  }
  const log: string[] = []
  const site = makeSite(archive, { log: (line) => log.push(line), now: () => new Date('2026-11-25T12:00:00Z') })
  const get = async (path: string, headers: Record<string, string> = {}) => site.request(path, { headers })
  return {
    site,
    archive,
    store,
    log,
    styles: join(folder, 'styles'),
    get,
    page: async (path) => (await get(path)).text(),
    index,
    close: async () => {
      await archive.citing.close()
      await searching.close()
      await indexing.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
