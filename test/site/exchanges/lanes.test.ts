import { expect, test } from 'vitest'
import type { Exchange } from '#exchange/exchange.ts'
import { askedExchange } from '#site/pages/exchanges/asked-exchange.ts'
import { sightOf } from '#site/pages/exchanges/exchange-props.ts'
import { labelOf, SIZE, widthOf } from '#site/pages/exchanges/label-lines.ts'
import { laneOrder } from '#site/pages/exchanges/lane-order.ts'
import { narrowPicture, type Picture, widePicture } from '#site/pages/exchanges/lanes.ts'
import { seenExchange } from '#site/pages/exchanges/seen-exchange.ts'
import { nanjing } from '../../exchange/nanjing.ts'
import { ischl, sample } from '../../exchange/sample.ts'
import { generated } from './generated.ts'

function pictureOf(exchange: Exchange, query: string, make = widePicture): Picture {
  const asked = askedExchange(new URLSearchParams(query), exchange)
  return make(sightOf(seenExchange(exchange, asked), asked))
}
const drawn = (picture: Picture, sign: string) => {
  const move = picture.moves.find((each) => each.sign === sign)
  if (move === undefined) throw new Error(`${sign} is not drawn`)
  return move
}
const signs = (picture: Picture) => picture.moves.map(({ sign }) => sign)

const whole = pictureOf(nanjing, 'asof=1949-01-14')

test('lanes stand so that the moves have the least way to go', () => {
  expect(laneOrder(nanjing)).toEqual(['ccp', 'moscow', 'washington', 'nanjing', 'paris', 'london'])
})

test('of many parties, no two lanes could be changed for shorter ways', () => {
  const parties = Array.from({ length: 24 }, (_, n) => ({ id: `p${n}`, label: `P${n}` }))
  const moves = parties.map((_, n) => ({
    sign: `${n}`,
    from: [`p${(n * 7) % 24}`],
    to: [`p${(n * 11 + 5) % 24}`],
    copies: [`p${(n * 5 + 1) % 24}`],
    attested: 'documented' as const,
    points: [],
  }))
  const way = (order: readonly string[]) =>
    moves
      .flatMap(({ from, to, copies }) => [...to, ...copies].map((end) => [from[0] ?? '', end] as const))
      .reduce((sum, [one, end]) => sum + Math.abs(order.indexOf(one) - order.indexOf(end)), 0)
  const order = laneOrder({ parties, moves })
  expect(order.toSorted()).toEqual(parties.map(({ id }) => id).toSorted())
  for (let a = 0; a < order.length; a++)
    for (let b = a + 1; b < order.length; b++)
      expect(way(order.with(a, order[b] ?? '').with(b, order[a] ?? ''))).toBeGreaterThanOrEqual(way(order))
})

test('on a phone the head of the last lane stands within the picture', () => {
  const parties = nanjing.parties.map((party) => (party.id === 'london' ? { ...party, label: 'Beer-Hofmann' } : party))
  const { lanes, width, isSlanted } = pictureOf({ ...nanjing, parties }, '', narrowPicture)
  expect([isSlanted, lanes.at(-1)?.label]).toEqual([true, 'Beer-Hofmann'])
  expect((lanes.at(-1)?.x ?? 0) + 66).toBeLessThanOrEqual(width)
})

test('time runs downward', () => {
  const heights = ['N', '1', '2', '3', '6', 'S', 'I', 'UK'].map((sign) => drawn(whole, sign).y)
  expect(heights).toEqual(heights.toSorted((a, b) => a - b))
})

test('an arrow ends at its lane where the day of receipt is known, and breaks up short of it where not', () => {
  expect(drawn(whole, '3').shafts[0]?.heads).toHaveLength(1)
  expect(drawn(whole, '1').shafts[0]).toMatchObject({ heads: [] })
  expect(drawn(whole, '1').shafts[0]?.fading).toBeDefined()
})

test('what was presented one day and arrived another goes in two stages', () => {
  const shafts = drawn(whole, 'N').shafts
  expect(shafts.filter(({ bar }) => bar !== undefined)).toHaveLength(1)
  expect(drawn(whole, 'N').stages.map(({ step }) => step)).toEqual(['presented', 'arrived'])
})

test('what is known from reports alone is dashed', () => {
  expect(whole.moves.filter(({ isReported }) => isReported).map(({ sign }) => sign)).toEqual([
    'N',
    'F1',
    'FO',
    '6',
    'UK',
    'F2',
  ])
})

test('two that crossed on one day are seen to cross', () => {
  expect(drawn(whole, '4').y).toBe(drawn(whole, '5').y)
  expect(whole.rings).toMatchObject([{ how: 'possibly', isOff: false }])
})

test('of all sides, what was sent after the day is fainter', () => {
  expect(whole.moves.filter(({ isOff }) => isOff).map(({ sign }) => sign)).toEqual(['6', 'S', 'I'])
})

test('a day that is implied leads down to the move that implies it', () => {
  expect(drawn(whole, '1').implied).toHaveLength(1)
  expect(drawn(whole, '3').implied).toEqual([])
})

test('through a party’s eyes nothing is drawn that it could not know', () => {
  const seen = pictureOf(nanjing, 'asof=1949-01-13&view=moscow')
  expect(signs(seen)).toEqual(['N', '1', '2', 'FO', '3'])
  expect(drawn(seen, '2').implied).toEqual([])
  expect(seen.lanes.filter(({ isEye }) => isEye).map(({ id }) => id)).toEqual(['moscow'])
})

test.each([
  ['fold=ccp', ['N', 'F1', 'FO', 'US', 'S', 'I', 'UK', 'F2']],
  ['from=1949-01-13&to=1949-01-14', ['3', '4', 'P', '5', 'UK', 'F2']],
])('%s leaves out the rest', (query, left) => {
  const part = pictureOf(nanjing, query)
  expect(signs(part)).toEqual(left)
  expect(part.notDrawn).toBe(nanjing.moves.length - left.length)
})

test.each([
  [12, 100],
  [12, 300],
  [3, 300],
])('%i parties and %i moves: every disc within the picture, none upon another of its lane', (parties, count) => {
  for (const make of [widePicture, narrowPicture]) {
    const picture = pictureOf(generated(parties, count), '', make)
    expect(picture.moves).toHaveLength(count)
    for (const { x, y } of picture.moves) {
      expect(x > 0 && x < picture.width && y > 0 && y < picture.height).toBe(true)
    }
    const places = picture.moves.map(({ x, y }) => `${x} ${y}`)
    const pairs = picture.rings.length
    expect(places.length - new Set(places).size).toBeLessThanOrEqual(pairs)
  }
})

test('a label is cut with an ellipsis where it has no room', () => {
  const { lines, isCut } = labelOf([{ text: 'Asks', as: 'act' }, { text: ' one two three four five six seven' }], 60, 2)
  expect(isCut).toBe(true)
  expect(lines).toHaveLength(2)
  expect(lines.at(-1)?.at(-1)?.text.endsWith(' …')).toBe(true)
})

test('heads stand straight where they have room', () => {
  expect(pictureOf(ischl, '').isSlanted).toBe(false)
  expect(pictureOf(generated(12, 20), '', narrowPicture).isSlanted).toBe(true)
})

test('no label reaches the line of what is carried out, nor the words under two that cross', () => {
  const picture = pictureOf(sample, 'asof=1949-01-14')
  const [line] = picture.carries.filter(({ words }) => words === 'carries out 3')
  const agrees = drawn(picture, '4')
  const widths = (agrees.label?.lines ?? []).map((runs) =>
    runs.reduce((sum, { text, as }) => sum + widthOf(text, as === 'act', SIZE), 0),
  )
  expect((agrees.label?.x ?? 0) + Math.max(...widths)).toBeLessThan((line?.at.x ?? 0) + 5)
  const [ring] = picture.rings
  expect(drawn(picture, 'P').y - 12).toBeGreaterThan((ring?.y ?? 0) + 36)
})
