import { expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { namesByRule } from '../../src/site/pages/person/names-by-rule.ts'
import { openSite } from './open-site.ts'

const NAMES: readonly Name[] = [
  { text: 'Mao Zedong', kind: 'preferred', system: 'pinyin' },
  { text: 'Mao Tse-tung', kind: 'variant', system: 'wade-giles' },
  { text: '毛泽东', kind: 'variant', lang: 'zh' },
  { text: 'Филиппов', kind: 'cover', lang: 'ru' },
  { text: 'Filippov', kind: 'cover' },
  { text: 'Флиппов', kind: 'misspelt', lang: 'ru' },
]

test('only what is not attested, once, with its rule and the name it was made of', () => {
  const made = namesByRule(NAMES).map(({ text, source, script, madeOf }) => [text, source, script, madeOf?.text])
  expect(made).toEqual([
    ['Мао Цзэдун', 'Palladius', 'Cyrillic', 'Mao Zedong'],
    ['Mao Tsé-toung', 'French transcription', 'Latin', 'Mao Zedong'],
    ['Mao Tsö-tong', 'French transcription', 'Latin', 'Mao Zedong'],
    ['Filippow', 'German transcription', 'Latin', 'Филиппов'],
  ])
})

test('on the page they stand apart, after the attested, in slate', async () => {
  const open = await openSite()
  const html = await open.page('/people/stalin')
  await open.close()
  const at = html.indexOf('Made by rule, for searching only')
  expect(html.slice(0, at)).toContain('Сталин')
  expect(html.slice(0, at)).not.toContain('Staline')
  expect(html.slice(at)).toMatch(
    /<tr role="row" class="made"><th role="rowheader" scope="row" lang="ru-Latn">Staline<\/th><td role="cell">from <span lang="ru">Сталин<\/span><\/td><td role="cell">Latin<\/td>/u,
  )
})
