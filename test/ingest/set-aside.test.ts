import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { filesAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { whyAside } from '#ingest/set-aside.ts'
import { plainly, temporaryArchive } from '../temporary-archive.ts'

test.each([
  'README',
  'README.md',
  'readme.txt',
  'LICENSE',
  'Licence.txt',
  'LICENSE-CC-BY',
  'LICENSE-TEI.md',
  'COPYING',
  'PROVENANCE.md',
  'CHANGELOG.rst',
  'letters.yaml',
  'map.yml',
])('%s only tells of the files beside it', (name) => {
  expect(whyAside(name)).toEqual(expect.any(String))
})

test.each([
  'letter.md',
  'License-to-trade.txt',
  'readme.xml',
  'license.csv',
  'README-1949.txt',
  'licences.txt',
  'a.txt',
])('%s is read', (name) => {
  expect(whyAside(name)).toBeUndefined()
})

test('in a folder they are left aside and told; named, they are read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-aside-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'below'))
  writeFileSync(join(folder, 'letter.txt'), 'Letter\n\nWords of it.\n')
  writeFileSync(join(folder, 'below', 'README.md'), '# What this is\n\nLetters.\n')
  await using archive = await temporaryArchive()
  const report = await ingest(archive, filesAt([folder]), plainly)
  expect(report).toMatchObject({ read: 1, new: 1, refused: 0, errors: 0 })
  expect(report.shown).toContainEqual(
    expect.objectContaining({
      severity: 'note',
      at: 'below/README.md',
      message: expect.stringMatching(/^left aside/u),
    }),
  )
  expect(await ingest(archive, filesAt([join(folder, 'below', 'README.md')]), plainly)).toMatchObject({ new: 1 })
})
