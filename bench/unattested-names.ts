import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndexEntry } from '#search/index-entry.ts'
import { readQuery } from '#search/read-query.ts'
import type { IndexWrite } from '#search/search.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { toNamesEntry } from '#search/to-index-entry.ts'
import { historicalPersons } from './historical-names.ts'
import { peopleToLink, printedForms } from './known-names.ts'

/** Of the printed forms of persons' names, how many find a document that is linked to them where only the head form is attested: by titles, initials, rules and near spellings. */
export async function unattestedForms(): Promise<Share> {
  const persons = peopleToLink()
  const writes = persons.map((held, n) =>
    held.kind === 'agent'
      ? { names: toNamesEntry({ ...held, names: held.names.slice(0, 1) }, n + 1) }
      : { put: entryOf(held, held.participants ?? [], n + 1) },
  )
  const questions = printedForms().flatMap(({ memorandum, forms }) =>
    forms.slice(1).map((form) => ({ form, wanted: String(memorandum) })),
  )
  return await shareFound(writes, questions)
}

/** The same of well-known persons: forms in other romanisations and scripts, of whom one or two forms are attested. */
export async function otherNames(): Promise<Share> {
  const persons = historicalPersons()
  const writes = persons.flatMap(({ agent }, n): IndexWrite[] => {
    const letter = entryOf({ id: `of-${agent.id}`, title: 'A letter' }, [{ agent: agent.id }], n + 1)
    return [{ names: toNamesEntry(agent, n + 1) }, { put: letter }]
  })
  const questions = persons.flatMap(({ agent, asked }) => asked.map((form) => ({ form, wanted: `of-${agent.id}` })))
  return await shareFound(writes, questions)
}

interface Share {
  readonly asked: number
  readonly found: number
  readonly missed: readonly string[]
}

async function shareFound(
  writes: readonly IndexWrite[],
  questions: readonly { readonly form: string; readonly wanted: string }[],
): Promise<Share> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-unattested-'))
  const indexing = openSqliteIndexing({ folder })
  const searching = openSqliteSearching({ folder, workers: 1 })
  const missed: string[] = []
  try {
    await indexing.take(writes, writes.length)
    for (const { form, wanted } of questions) {
      const { query, filters } = readQuery(form)
      const { hits } = await searching.search({ query, filters, clearance: ['public'], size: 10 })
      if (!hits.some(({ id }) => id === wanted)) missed.push(form)
    }
  } finally {
    await searching.close()
    await indexing.close()
    await rm(folder, { recursive: true })
  }
  return { asked: questions.length, found: questions.length - missed.length, missed }
}

function entryOf(
  { id, title }: Pick<IndexEntry, 'id' | 'title'>,
  participants: readonly { readonly agent?: string }[],
  stamp: number,
): IndexEntry {
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
