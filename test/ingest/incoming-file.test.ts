import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { filesAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { plainly, temporaryArchive } from '../temporary-archive.ts'

test('a link in a folder is told and not followed; hidden files are passed over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-links-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'letter.txt'), 'Letter\n\nWords of it.\n')
  writeFileSync(join(folder, '.hidden.txt'), 'Hidden\n\nWords.\n')
  symlinkSync(join(folder, '.hidden.txt'), join(folder, 'to-it.txt'))
  await using archive = await temporaryArchive()
  const report = await ingest(archive, await Array.fromAsync(filesAt([folder])), plainly)
  expect(report).toMatchObject({ new: 1, refused: 1 })
  expect(report.shown.filter(({ severity }) => severity === 'error')).toMatchObject([
    { at: 'to-it.txt', message: expect.stringContaining('links are not followed') },
  ])
})
