/**
 * How well search finds what somebody looks for: judged queries over real records, and every attested form of the names of linked people.
 *
 *   npm run bench -- relevance          prints the share of queries answered first and among ten, and the mean of 1/place (MRR)
 *   npm run bench -- relevance misses   and the queries that were not answered first, with their place
 *
 * The records are those in ../shared where it is there, and the samples.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Archive, openArchive } from '#archive.ts'
import { readConfig } from '#config.ts'
import { filesAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import { readQuery } from '#search/read-query.ts'
import { toIndexEntry } from '#search/to-index-entry.ts'
import { falseFriends } from './false-friends.ts'
import { type Judged, knownItems } from './known-items.ts'
import { judgedNames, peopleToLink } from './known-names.ts'
import { otherNames, unattestedForms } from './unattested-names.ts'

const SOURCES: readonly (readonly [path: string, mapping?: string])[] = [
  ['samples/january-1949.jsonl'],
  ['../shared/seed/cable-1949-01-10-112659.txt'],
  ['../shared/tei/letters'],
  ['../shared/cmif/spener/letters.xml'],
  ['../shared/delegates/letters-of-delegates-1774.csv', 'samples/mappings/delegates.yaml'],
]

async function fill(archive: Archive): Promise<void> {
  for (const [path, mapping] of SOURCES.filter(([path]) => existsSync(path))) {
    await ingest(archive, filesAt([path]), {
      overwrite: false,
      by: 'bench',
      now: () => new Date(),
      signal: new AbortController().signal,
      ...(mapping === undefined ? {} : { mapping: parse(readFileSync(mapping, 'utf8')) }),
    })
  }
  const people = peopleToLink()
  for (let at = 0; at < people.length; at += 100)
    await archive.store.write(async (tx) => {
      for (const held of people.slice(at, at + 100)) await tx.put(held, { by: 'bench', note: 'to be found by name' })
    })
  await archive.indexed(await archive.store.head())
}

/** Where the first record that is wanted stands, counted from 1; 0: not among the first hundred. */
async function placeOf(archive: Archive, { query: typed, wanted }: Judged): Promise<number> {
  const { notes: _, ...read } = readQuery(typed)
  const { hits } = await archive.as({ groups: [] }).finding.search({ ...read, size: 100 })
  return hits.findIndex(({ id }) => wanted.has(id)) + 1
}

async function measure(archive: Archive, judged: readonly Judged[], misses: boolean): Promise<void> {
  const kinds = Map.groupBy(judged, ({ kind }) => kind)
  const all: number[] = []
  const row = (name: string, places: readonly number[]) => {
    const share = (within: number) => places.filter((place) => place > 0 && place <= within).length / places.length
    const mrr = places.reduce((sum, place) => sum + (place === 0 ? 0 : 1 / place), 0) / places.length
    const cells = [String(places.length), share(1).toFixed(3), share(10).toFixed(3), mrr.toFixed(3)]
    console.log(`  ${name.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`)
  }
  console.log(`\n  ${''.padEnd(44)}${['queries', 'first', 'in ten', 'MRR'].map((cell) => cell.padStart(9)).join('')}`)
  for (const [kind, some] of kinds) {
    const places: number[] = []
    for (const one of some) {
      const place = await placeOf(archive, one)
      places.push(place)
      if (misses && place !== 1)
        console.log(`    ${place || '–'}  ${one.query}  → ${[...one.wanted].slice(0, 3).join(' ')}`)
    }
    row(kind, places)
    all.push(...places)
  }
  row('all', all)
}

async function entriesOf(archive: Archive): Promise<IndexEntry[]> {
  const { records } = archive.as({ groups: [] })
  const entries: IndexEntry[] = []
  let after: string | undefined
  do {
    const { items, next } = await records.list('document', { limit: 200, ...(after === undefined ? {} : { after }) })
    const described = await records.describe(items.map(({ id }) => id))
    entries.push(...described.map((one) => toIndexEntry(one)))
    after = next
  } while (after !== undefined)
  return entries
}

export async function measureRelevance(misses: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-relevance-'))
  const archive = await openArchive(readConfig(folder, {}))
  try {
    const missing = SOURCES.filter(([path]) => !existsSync(path))
    if (missing.length > 0) console.log(`Without ${missing.map(([path]) => path).join(', ')}: on what is there alone.`)
    await fill(archive)
    const entries = await entriesOf(archive)
    const letters = entries.filter(({ title }) => !title.startsWith('Memorandum no. '))
    console.log(`Relevance, over ${entries.length} records`)
    await measure(archive, knownItems(letters), misses)
    await measure(archive, await judgedNames(archive.as({ groups: [] }).records, entries), misses)
    for (const [of, measured] of [
      ['printed forms of persons of whom only the head form is attested', unattestedForms()],
      ['well-known names in other romanisations, scripts and orders', otherNames()],
    ] as const) {
      const { asked, found, missed } = await measured
      if (asked > 0) console.log(`\n  ${of}: ${found} of ${asked} among ten (${(found / asked).toFixed(3)})`)
      if (misses) console.log(`    not: ${missed.join(' · ')}`)
    }
    const { persons, made, found } = falseFriends()
    console.log(`\n  forms made by rule of ${persons} persons that are a name of another: ${found.length} of ${made}`)
    if (misses) for (const { form, of, isOf } of found) console.log(`    ${form} (${of}): ${isOf}`)
  } finally {
    await archive.close()
    await rm(folder, { recursive: true })
  }
}
