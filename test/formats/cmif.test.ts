import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cmif } from '#formats/cmif/read.ts'
import { draftsOf, issuesOf, readAll } from './read-all.ts'

const FILE = '../shared/cmif/spener/letters.xml'

test.skipIf(!existsSync(FILE))('the published Spener file (skipped where ../shared/cmif is not here)', async () => {
  const readings = await readAll(cmif, 'letters.xml', new Uint8Array(readFileSync(FILE)))
  const drafts = draftsOf(readings)
  const keys = new Set(drafts.map(({ key }) => key?.value))
  const undated = drafts.flatMap(({ dates = [] }) => dates).filter(({ edtf }) => edtf === undefined)
  console.log(
    `${drafts.length} letters, ${keys.size} keys, ${undated.length} dates without EDTF, ${issuesOf(readings).length} issues`,
  )
  expect(drafts).toHaveLength(2435)
  expect(keys.size).toBe(2435)
  expect(undated).toEqual([])
  expect(readings.filter(({ kind }) => kind === 'collection')).toHaveLength(13)
  expect(
    drafts.every(({ witnesses = [], collections = [] }) => witnesses.length === 1 && collections.length === 1),
  ).toBe(true)
  expect(issuesOf(readings)).toMatchObject([
    { severity: 'warning', field: 'key', message: expect.stringContaining('comes twice') },
  ])
})

test('a text beside the descriptions is told', async () => {
  const file =
    '<TEI><teiHeader><profileDesc><correspDesc key="1"/></profileDesc></teiHeader><text><body><div><p>Words.</p></div></body></text></TEI>'
  expect(issuesOf(await readAll(cmif, 'a.xml', file))).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('--format tei') },
  ])
})
