import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '#document/document.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import { readQuery } from '#search/read-query.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { toNamesEntry } from '#search/to-index-entry.ts'
import { peopleToLink, printedForms } from './known-names.ts'

/** Of the printed forms of persons' names, how many find a document that is linked to them where only the head form is attested: by titles, initials, rules and near spellings. */
export async function unattestedForms(): Promise<{ readonly asked: number; readonly found: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-unattested-'))
  const indexing = openSqliteIndexing({ folder })
  const searching = openSqliteSearching({ folder, workers: 1 })
  let [asked, found] = [0, 0]
  try {
    const writes = peopleToLink().map((held, n) =>
      held.kind === 'agent'
        ? { names: toNamesEntry({ ...held, names: held.names.slice(0, 1) }, n + 1) }
        : { put: entryOf(held, n + 1) },
    )
    await indexing.take(writes, writes.length)
    for (const { memorandum, forms } of printedForms()) {
      for (const form of forms.slice(1)) {
        const { hits } = await searching.search({ query: readQuery(form).query, clearance: ['public'], size: 10 })
        asked += 1
        if (hits.some(({ id }) => id === memorandum)) found += 1
      }
    }
  } finally {
    await searching.close()
    await indexing.close()
    await rm(folder, { recursive: true })
  }
  return { asked, found }
}

function entryOf({ id, title, participants = [] }: Document, stamp: number): IndexEntry {
  const senders = participants.flatMap(({ agent }) => agent ?? [])
  const nothing = {
    texts: [],
    names: [],
    archives: [],
    languages: [],
    collections: [],
    subjects: [],
    numbers: [],
    has: [],
    references: [],
  }
  return { ...nothing, id, title, stamp, added: stamp, access: ['public'], senders, recipients: [], persons: senders }
}
