import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { documentsIn, misquotedIn, setAsideMisquoted } from '#exchange/evidence.ts'
import type { Evidence, Exchange } from '#exchange/exchange.ts'
import { nanjing } from './nanjing.ts'
import { sample, samples } from './sample.ts'

const held = new Map(
  samples.filter((one): one is Document => one.kind === 'document').map((one): [string, Document] => [one.id, one]),
)
const quoting = (exact: string, more: object = {}): Evidence => ({
  passage: { document: '112659' as never, text: 't1', block: 'p1', exact, ...more },
  of: 'regest',
})
/** The point 1a rests on this. */
const resting = (evidence: Evidence): Exchange => ({
  ...nanjing,
  moves: nanjing.moves.map((move) => ({
    ...move,
    points: move.points.map((point) => (point.id === '1a' ? { ...point, evidence: [evidence] } : point)),
  })),
})

test('every quotation of the sample stands where it says', () => {
  expect(documentsIn(sample).size).toBeGreaterThan(10)
  expect([...documentsIn(sample)].filter((id) => !held.has(id))).toEqual([])
  expect(setAsideMisquoted(sample, held)).toEqual({ exchange: sample, issues: [] })
})

test.each<[string, Evidence, string, boolean]>([
  ['words that are not there', quoting('Stalin agrees at once'), 'does not stand in 112659, t1, p1.', false],
  ['words of another block', quoting('The visit to Moscow had best wait'), 'p1, but in p2.', false],
  ['a text that is not there', quoting('Stalin', { text: 't9' }), 'has no text t9', false],
  ['a document that is not held', quoting('Stalin', { document: '999999' }), '999999 is not held', true],
  ['words that stand twice', quoting('the'), 'times in 112659, t1, p1: prefix and suffix', true],
])('%s', (_name, evidence, message, isKept) => {
  const { exchange, issues } = setAsideMisquoted(resting(evidence), held)
  expect(issues).toMatchObject([
    { severity: 'warning', at: '1, 1a', field: 'evidence', message: expect.stringContaining(message) },
  ])
  expect(exchange.moves.flatMap(({ points }) => points).find(({ id }) => id === '1a')?.evidence).toEqual(
    isKept ? [evidence] : [],
  )
  expect(exchange.unplaced).toEqual(
    isKept ? undefined : [{ label: '1, 1a, evidence', value: JSON.stringify(evidence) }],
  )
  expect(setAsideMisquoted(exchange, held).exchange).toEqual(exchange)
})

test('a citation is nobody’s to look up', () => {
  expect(setAsideMisquoted(resting({ citation: { asGiven: 'A book, p. 1' } }), held).issues).toEqual([])
})

test('a citation that quotes a document held here without saying where is told wherever quotations are looked up', () => {
  const exchange = resting({ citation: { asGiven: '112659 t1 “a request from Nanjing”' } })
  expect(misquotedIn(exchange, held, true)).toMatchObject([
    { where: '1, 1a', document: '112659', message: expect.stringContaining('names text and block') },
  ])
  expect(misquotedIn(exchange, new Map(), true)).toEqual([])
})

test.each([
  '112659 t1 p1 «a request»',
  '112659, “a request”',
  'see 112659 t1 p1 “a request”',
  '112659 t1 p1 ‘a request’',
  '112659\u00a0t1 p1 “a request”',
  '112659\u200b “a request”',
  '“a request” (112659)',
  'the cable wilson:112659, „a request“',
  'WILSON:112659: "a request"',
  'In NANJING-CABLE: 「a request」',
])('%s is no citation', (asGiven) => {
  const cable = {
    ...held.get('112659'),
    id: '112659',
    aliases: ['wilson:112659', 'Nanjing-Cable'],
  } as unknown as Document
  const all = new Map([['112659', cable]])
  const named = asGiven.startsWith('In ') ? asGiven.slice(3) : asGiven
  expect(setAsideMisquoted(resting({ citation: { asGiven: named } }), all).exchange.unplaced).toHaveLength(1)
})

test.each([
  '112659 t1',
  'Mao’s words in 112659 and Stalin’s',
  'A book, “A chapter”, p. 1949',
  'A book, “A chapter”, x112659',
])('%s stays a citation', (asGiven) => {
  const all = new Map([...held, ['1949', { ...held.get('112659'), id: '1949' } as unknown as Document]])
  expect(setAsideMisquoted(resting({ citation: { asGiven } }), all).issues).toEqual([])
})

test('evidence of steps and silences is looked up too', () => {
  const wrong = quoting('Stalin agrees at once')
  const exchange: Exchange = {
    ...nanjing,
    moves: nanjing.moves.map((move) =>
      move.sign === '2' ? { ...move, steps: [{ step: 'dispatched', claims: [{ evidence: [wrong] }] }] } : move,
    ),
    silences: [{ owedBy: 'paris', to: 'N', denies: 'sent', asOf: 'never', evidence: [wrong] }],
  }
  expect(setAsideMisquoted(exchange, held).issues.map(({ at }) => at)).toEqual(['2', 'silence of paris on N'])
})
