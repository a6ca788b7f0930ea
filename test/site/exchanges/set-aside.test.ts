import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from '#exchange/exchange.ts'
import { lostPoints, mayQuote, unplacedInWords } from '#exchange/unplaced.ts'
import { THE_EDITORS } from '#store/store.ts'
import { type OpenSite, openSite } from '../open-site.ts'
import { wordsOf } from '../tags.ts'

const given: Exchange = {
  kind: 'exchange',
  id: 'two-courts' as Exchange['id'],
  title: 'Two courts',
  parties: [
    { id: 'north', label: 'North' },
    { id: 'south', label: 'South' },
  ],
  moves: [
    {
      sign: 'A1',
      from: ['north'],
      to: ['south'],
      attested: 'documented',
      steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-04' }] }],
      points: [
        { id: 'A1', act: 'ask' },
        { id: 'A2', act: 'toString', content: 'that it waits' },
      ],
    },
    {
      sign: 'B2',
      from: ['south'],
      to: ['north'],
      attested: 'documented',
      steps: [
        { step: 'dispatched', claims: [{ edtf: '1949-01-05' }] },
        { step: 'arrived', claims: [{ edtf: '1949-01-06' }] },
      ],
      points: [],
    },
    { sign: 'B3', from: ['south'], to: ['north'], attested: 'documented', points: [] },
  ],
  access: { kind: 'public' },
  unplaced: [
    { label: 'B2, a, content', value: 'South will think of it' },
    { label: 'A1, A1, answers', value: '{"point":"Z9","stance":"accept"}' },
    {
      label: 'A1, A1, evidence',
      value: '{"passage":{"document":"shut","text":"t1","block":"p1","exact":"Quartzite"}}',
    },
  ],
}

let open: OpenSite
beforeAll(async () => {
  open = await openSite({}, [given])
})
afterAll(() => open.close())

const AT = '/exchanges/two-courts'

test('what was set aside is told on the page, in words, and in the twin', async () => {
  const words = wordsOf(await open.page(AT))
  expect(words).toContain('Set aside')
  expect(words).toContain('South will think of it')
  expect(words).toContain('point: Z9, stance: accept')
  const { unplaced } = await (await open.get(`${AT}.json`)).json()
  expect(unplaced).toHaveLength(3)
})

test('what may quote a closed document is told without its words, but to editors', async () => {
  for (const path of [AT, `${AT}.json`, `${AT}.json?view=north`, `${AT}/moves`])
    expect(await (await open.get(path)).text()).not.toContain('Quartzite')
  const [held] = (await open.store.as(THE_EDITORS).get('exchange', ['two-courts'])).values()
  expect(held?.unplaced).toEqual(given.unplaced)
})

test('through a party’s eyes nothing is told that was set aside', async () => {
  expect(wordsOf(await open.page(`${AT}?view=north`))).not.toContain('South will think of it')
  expect((await (await open.get(`${AT}.json?view=north`)).json()).unplaced).toBeUndefined()
})

test('of a move whose points were set aside the sentence says so, and of one without any that they are not known', async () => {
  const words = wordsOf(await open.page(AT))
  expect(words).toContain(
    'B2: 5 January, South to North. Content set aside when it was brought in. In hand: arrived 6 January.',
  )
  expect(words).toContain('B3: day not known, South to North. Content not known. In hand: not known.')
  expect(words).toContain('A1: 4 January, North to South. Asks')
  expect(words).toContain('One reply is awaited.')
})

test('an act that every object has is a word like another', async () => {
  expect(wordsOf(await open.page(AT))).toContain('toString')
})

test('values in words; what only begins like JSON is itself', () => {
  expect(unplacedInWords({ label: 'x', value: '[1) and so on' })).toBe('[1) and so on')
  expect(mayQuote({ label: 'K2, a, wording', value: 'x' })).toBe(true)
  expect(mayQuote({ label: 'moves.0.points.0.evidence.0.passage.word', value: 'x' })).toBe(true)
  expect(lostPoints(given, 'B')).toBe(false)
})
