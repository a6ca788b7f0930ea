import { describe, expect, test } from 'vitest'
import { ingest } from '#ingest/ingest.ts'
import { THE_EDITORS } from '#store/store.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

describe('one identifier, however it is written, is one authority', () => {
  const rows = (person: string, place: string) =>
    `key,title,sender,sender id,sender place,sender place id\n${person}${place},Letter,Anna Roe,${person},Lindau,${place}\n`
  const held = async (inputs: readonly string[]) => {
    await using archive = await temporaryArchive()
    for (const [n, input] of inputs.entries()) await ingest(archive, [file(`${n}.csv`, input)], plainly)
    const count = async (kind: 'agent' | 'place') =>
      (await archive.store.as(THE_EDITORS).list(kind, { limit: 500 })).items.length
    return { agents: await count('agent'), places: await count('place') }
  }

  test('in one run and in the next', async () => {
    const inputs = [
      rows('http://d-nb.info/gnd/1234', 'http://www.geonames.org/2875228') +
        rows('https://d-nb.info/gnd/1234/about', 'https://sws.geonames.org/2875228/').replace(/^.*\n/u, ''),
      rows('gnd:1234', 'https://www.geonames.org/2875228/lindau.html')
        .replace('Anna Roe', 'Roe')
        .replace('Lindau', 'Lindovia'),
    ]
    expect(await held(inputs)).toEqual({ agents: 1, places: 1 })
  })

  test('another number is another person, and another place', async () => {
    expect(
      await held([
        rows('http://d-nb.info/gnd/1234', 'http://www.geonames.org/2875228'),
        rows('https://d-nb.info/gnd/5678', 'https://www.geonames.org/2875229'),
      ]),
    ).toEqual({ agents: 2, places: 2 })
  })
})
