import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { toNamesEntry } from '#search/to-index-entry.ts'
import { entry, find, put } from '../contract/search-samples.ts'
import { agent } from '../contract/store-samples.ts'

const PEOPLE = '../shared/people/frus-people.json'
const shape = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string(), alternates: z.array(z.string()), variants: z.array(z.string()) }),
  ),
})

test.skipIf(!existsSync(PEOPLE))(
  'a linked person is found by every printed form of the name (../shared/people, if it is there)',
  async () => {
    const { people } = shape.parse(JSON.parse(readFileSync(PEOPLE, 'utf8')))
    const folder = mkdtempSync(join(tmpdir(), 'chancery-names-'))
    const indexing = openSqliteIndexing({ folder })
    const searching = openSqliteSearching({ folder, workers: 1 })
    const missed: string[] = []
    let asked = 0
    try {
      await indexing.take(
        people.flatMap(({ id, name, alternates, variants }, n) => {
          const forms = [...new Set([name, ...alternates, ...variants])]
          const names = forms.map((text, m) => ({
            text,
            kind: m === 0 ? ('preferred' as const) : ('variant' as const),
          }))
          const linked = agent(`p${id}`, { names })
          const documents = put(entry(`of-${id}`, { title: 'A memorandum', senders: [`p${id}`], persons: [`p${id}`] }))
          return [{ names: toNamesEntry(linked, n + 1) }, ...documents]
        }),
        1,
      )
      for (const { id, name, alternates, variants } of people)
        for (const form of new Set([name, ...alternates, ...variants])) {
          asked += 1
          const { hits } = await find({ searching }, form, { size: 10 })
          if (!hits.some((hit) => hit.id === `of-${id}`)) missed.push(form)
        }
    } finally {
      await searching.close()
      await indexing.close()
      rmSync(folder, { recursive: true })
    }
    expect(asked).toBeGreaterThan(500)
    expect(missed).toEqual([])
  },
)
