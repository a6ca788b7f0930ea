import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCiting } from '#dissemination/citing/open-citing.ts'
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
  await expect(citing.cite(items, { style: 'broken', form: 'note' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^The style “broken” cannot be used: /u),
  })
  expect(await citing.cite(items, { form: 'short' })).toHaveLength(3)
})
