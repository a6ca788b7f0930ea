import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CitingQueue } from '#dissemination/citing/citing-queue.ts'
import { openCiting } from '#dissemination/citing/open-citing.ts'
import { StyleWorker } from '#dissemination/citing/style-thread.ts'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { toCslItem } from '#formats/csl/item.ts'
import { PUBLISHER, SAMPLES } from '../formats/csl/citing-samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-styles-'))
const styles = join(folder, 'styles')
const citing = openCiting({ folder: styles })
afterAll(async () => {
  await citing.close()
  rmSync(folder, { recursive: true })
})
const items = SAMPLES.slice(0, 3).map((described) => toCslItem(described, PUBLISHER))

test('without a folder of styles there is the house’s own', async () => {
  expect(await citing.styles()).toMatchObject([{ id: 'archival-note', title: 'Archival note' }])
  const cited = await citing.cite(items, { form: 'note' })
  expect(cited.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
})

test('a style that is put in counts at once, as does a changed one; what is none is not listed', async () => {
  mkdirSync(styles)
  const put = (name: string, text: string) => writeFileSync(join(styles, name), text)
  put('ours.csl', CHANCERY_STYLE.replace('<title>Archival note', '<title>Ours').replaceAll('value="to"', 'value="an"'))
  put(
    'broken.csl',
    '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Broken</title></info><citation/></style>',
  )
  put('notes.csl', 'no style')
  put('.hidden.csl', CHANCERY_STYLE)
  for (const name of ['Ours (2).csl', 'UPPER.CSL', 'archival-note.csl']) put(name, CHANCERY_STYLE)
  expect((await citing.styles()).map(({ id }) => id)).toEqual(['archival-note', 'broken', 'ours'])
  expect((await citing.cite(items, { style: 'ours', form: 'note' }))[0]?.text).toContain(' an ')
  put('ours.csl', CHANCERY_STYLE.replaceAll('value="to"', 'value="à"'))
  expect((await citing.cite(items, { style: 'ours', form: 'note' }))[0]?.text).toContain(' à ')
})

test('a style that is not there, or cannot be used, is refused in words; the thread lives on', async () => {
  await expect(citing.cite(items, { style: '../../etc/passwd', form: 'note' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(citing.cite(items, { style: 'ors', form: 'note' })).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('There are: archival-note, '),
  })
  await expect(citing.cite(items, { style: 'notes', form: 'note' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^styles\/notes\.csl is no style: /u),
  })
  await expect(citing.cite(items, { style: 'Ours (2)', form: 'note' })).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringMatching(/ styles\/Ours \(2\)\.csl cannot be used by that name: /u),
  })
  expect(await citing.left()).toEqual([
    expect.stringMatching(/^styles\/Ours \(2\)\.csl cannot be used by that name: letters/u),
    expect.stringMatching(/^styles\/UPPER\.CSL .* does not end in “\.csl”, in small letters/u),
    expect.stringMatching(/^styles\/archival-note\.csl is not used: the archive's own style/u),
    expect.stringMatching(/^styles\/notes\.csl is no style/u),
  ])
  await expect(citing.cite(items, { style: 'broken', form: 'note' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^The style “broken” cannot be used: /u),
  })
  expect(await citing.cite(items, { form: 'short' })).toHaveLength(3)
})

test('what lies in the folder and is no file, or leads nowhere, takes nothing from the others', async () => {
  symlinkSync(join(styles, 'nowhere'), join(styles, 'broken-link.csl'))
  mkdirSync(join(styles, 'folder.csl'))
  expect((await citing.styles()).map(({ id }) => id).toSorted()).toEqual(['archival-note', 'broken', 'ours'])
  expect(await citing.cite(items, { form: 'note' })).toHaveLength(3)
})

test('a style without citations prints none', async () => {
  const without = CHANCERY_STYLE.replace(/<citation[\s\S]*<\/citation>/u, '<citation><layout/></citation>')
  writeFileSync(join(styles, 'silent.csl'), without)
  expect(await citing.cite(items, { style: 'silent', form: 'note' })).toEqual([])
  expect(await citing.cite(items, { style: 'silent', form: 'bibliography' })).toHaveLength(3)
})

/** Macros of which each calls the one before it twice. */
const ENDLESS = CHANCERY_STYLE.replace(
  '<citation',
  `${Array.from({ length: 30 }, (_, n) => `<macro name="m${n}">${n === 0 ? '<text value="a"/>' : `<text macro="m${n - 1}"/>`.repeat(2)}</macro>`).join('')}<citation`,
).replace(/(?<=<citation[^>]*>\s*<layout[^>]*>)/u, '<text macro="m29"/>')

test('a style that never ends is given up, and the questions behind it are answered', async () => {
  const queue = new CitingQueue({ time: 3000 })
  const asked = (source: string) => queue.ask({ source, items, form: 'note' })
  const [endless, after] = await Promise.all([asked(ENDLESS), asked(CHANCERY_STYLE)])
  expect(endless).toEqual({ fault: expect.stringMatching(/too long|memory/u) })
  expect(after).toMatchObject({ cited: [{}, {}, {}] })
  expect(await asked(ENDLESS)).toEqual(endless)
  await queue.close()
})

test('a style that holds more than a thread may is told so', async () => {
  const nested = '<choose><if variable="issue"><text variable="volume"/></if></choose>'
  const source = CHANCERY_STYLE.replace(
    /(?<=<citation[^>]*>\s*<layout[^>]*>)/u,
    `<choose><if variable="volume">${nested.repeat(3500)}</if></choose>`,
  )
  const thread = new StyleWorker(12)
  expect(await thread.ask({ source, items, form: 'note' }, 20_000)).toEqual({ tooMuch: 'it takes too much memory' })
  await thread.end()
})
