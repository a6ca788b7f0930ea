import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import { identifierFrom } from '#value/identifier.ts'
import { type OpenSite, openSite } from '../open-site.ts'
import { wordsOf, wrongTags } from '../tags.ts'

type Text = NonNullable<Document['texts']>[number]

const holding = (name: string, words: string, text: Partial<Text> = {}, more: Partial<Document> = {}): Document => ({
  kind: 'document',
  id: identifierFrom(name),
  title: `Draft ${name}`,
  held: 'text',
  access: { kind: 'public' },
  texts: [{ id: 't1', kind: 'transcript', lang: 'fr', body: `<p xml:id="p1">${words}</p>`, ...text }],
  ...more,
})
const wording = (name: string, exact: string): readonly Evidence[] => [
  { passage: { document: identifierFrom(name), text: 't1', block: 'p1', exact } },
]

const FIRST = 'Nous sommes prêts à traiter de la paix.'
const COUNTER = 'Nous sommes prêts à traiter d’une trêve, et sans délai.'
const LAST = 'Dès ce jour nous sommes prêts à traiter d’une trêve.'
const SHUT = 'Nous exigeons la forteresse.'
const english = { kind: 'translation', lang: 'en' } as const
const translated = (by: string) => ({ credits: [{ role: 'translated' as const, name: by }] })

const DOCUMENTS = [
  holding('worded-1', FIRST),
  holding('worded-2', COUNTER),
  holding('worded-3', 'Tells that a truce was agreed.', { kind: 'regest', lang: 'en' }),
  holding('worded-4', LAST),
  holding('worded-closed', SHUT, {}, { access: { kind: 'restricted', groups: ['family'] } }),
  holding('worded-by-a', 'We are ready to treat of peace.', english, translated('A')),
  holding('worded-by-b', 'We are ready to treat of a truce.', english, translated('B')),
]

const move = (sign: string, day: string, point: Omit<Point, 'id'>, from = 'north', to = 'south'): Move => ({
  sign,
  from: [from],
  to: [to],
  steps: [{ step: 'dispatched', claims: [{ edtf: `1894-07-${day}` }] }],
  attested: 'documented',
  points: [{ id: sign, ...point }],
})

const exchange = (id: string, words: readonly (readonly Evidence[])[]): Exchange => {
  const [first = [], counter = [], told = [], last = []] = words
  return {
    kind: 'exchange',
    id: identifierFrom(id),
    title: 'A truce',
    parties: ['north', 'south', 'east'].map((party) => ({ id: party, label: party })),
    moves: [
      move('1', '01', { act: 'ask-assent', content: 'puts a draft forward', wording: first }),
      move(
        '2',
        '02',
        { act: 'answer', answers: [{ point: '1', stance: 'counter' }], wording: counter },
        'south',
        'north',
      ),
      move('3', '03', { act: 'answer', answers: [{ point: '2', stance: 'accept-in-part' }], wording: told }),
      move('4', '04', { act: 'propose', carriesOut: ['2'], wording: last }, 'north', 'east'),
    ],
    access: { kind: 'public' },
  }
}

const REGEST = wording('worded-3', 'Tells that a truce was agreed.')
const EXCHANGES = [
  exchange('worded', [wording('worded-1', FIRST), wording('worded-2', COUNTER), REGEST, wording('worded-4', LAST)]),
  exchange('worded-shut', [
    wording('worded-1', FIRST),
    wording('worded-closed', SHUT),
    REGEST,
    wording('worded-4', LAST),
  ]),
  exchange('worded-gone', [wording('worded-1', FIRST), wording('worded-2', 'Words of an earlier reading.')]),
  exchange('worded-in-two-hands', [
    wording('worded-by-a', 'We are ready to treat of peace.'),
    wording('worded-by-b', 'We are ready to treat of a truce.'),
  ]),
  exchange('worded-in-regests', [REGEST, REGEST]),
]

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, [...DOCUMENTS, ...EXCHANGES])
})
afterAll(() => open.close())

const section = (html: string) => /<section class="wordings".*?<h2>The drafts/su.exec(html)?.[0] ?? ''
const pageOf = async (name: string) => section(await open.page(`/exchanges/${name}/drafts/1`))

test('every run of the last text bears the draft in which it first stood', async () => {
  const html = await pageOf('worded')
  const runs = [...html.matchAll(/<span class="from" lang="en">(?<from>\S+) <\/span>(?<words>[^<]*)/gu)]
  expect(runs.map(({ groups }) => [groups?.from, groups?.words])).toEqual([
    ['4', 'Dès ce jour nous '],
    ['1', 'sommes prêts à traiter '],
    ['2', 'd’une trêve.'],
  ])
  expect([...html.matchAll(/<del>(?<words>.*?)<\/del>/gu)].map(({ groups }) => groups?.words)).toEqual([
    'Nous ',
    'de la paix.',
    'Nous ',
    ', et sans délai.',
  ])
  expect(wordsOf(html)).toContain('Compared in French, the language of composition.')
  expect(wordsOf(html)).toContain('3 is not compared: told in a regest; regests are never compared.')
  expect(html).toContain('<p lang="fr">')
  expect(wrongTags(await open.page('/exchanges/worded/drafts/1'))).toEqual([])
})

test('the twin says the same', async () => {
  const { words, apart } = await (await open.get('/exchanges/worded/drafts/1.json')).json()
  expect(words.hand).toEqual({ lang: 'fr', translators: [] })
  expect(words.last.runs.map(({ first }: { first: string }) => first)).toEqual(['4', '1', '2'])
  expect(words.earlier[0]).toEqual({
    point: '1',
    runs: [
      { words: 'Nous ', isSame: false },
      { words: 'sommes prêts à traiter ', isSame: true },
      { words: 'de la paix.', isSame: false },
    ],
  })
  expect(apart).toEqual([{ point: '3', why: 'regest' }])
})

test('words of what is closed show nowhere, nor are they compared', async () => {
  for (const path of ['/exchanges/worded-shut/drafts/1', '/exchanges/worded-shut/drafts/1.json'])
    expect(await open.page(path)).not.toMatch(/forteresse|exigeons|worded-closed/u)
  expect(wordsOf(await pageOf('worded-shut'))).toContain('2 is not compared: the wording is not held, or not open.')
})

test.each([
  ['worded-gone', '2 is not compared: the words are no longer found at their place.'],
  ['worded-in-two-hands', 'no two wordings are in the language of composition, or by one translator.'],
  ['worded-in-regests', '1 and 2 are not compared: told in a regest; regests are never compared.'],
])('%s: %s', async (name, said) => {
  const html = await pageOf(name)
  expect(wordsOf(html)).toContain(said)
  expect(html).not.toMatch(/<del>|<ins>/u)
})

test('where only translations of several hands are held, the terms are headed so', async () => {
  const heading = '<h2>Compared in translation</h2>'
  expect(await open.page('/exchanges/worded-in-two-hands/drafts/1')).toContain(heading)
  expect(await open.page('/exchanges/worded/drafts/1')).not.toContain(heading)
  expect(await open.page('/exchanges/worded-in-regests/drafts/1')).not.toContain(heading)
})
