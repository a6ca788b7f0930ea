import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OaiError } from '#formats/oai-pmh/error.ts'
import { readMoment, writeMoment } from '#formats/oai-pmh/moment.ts'
import { readRequest } from '#formats/oai-pmh/request.ts'
import { type ListStand, readToken, writeToken } from '#formats/oai-pmh/token.ts'

const read = (given: string) => {
  try {
    return readRequest(new URLSearchParams(given))
  } catch (cause) {
    if (cause instanceof OaiError) return cause.code
    throw cause
  }
}

test.each([
  ['verb=Identify', { verb: 'Identify', arguments: {} }],
  ['verb=ListSets&resumptionToken=x', { verb: 'ListSets', arguments: { resumptionToken: 'x' } }],
  ['metadataPrefix=tei&verb=ListRecords', { verb: 'ListRecords', arguments: { metadataPrefix: 'tei' } }],
  [
    'verb=GetRecord&identifier=oai:a.b:1&metadataPrefix=x',
    { verb: 'GetRecord', arguments: { identifier: 'oai:a.b:1', metadataPrefix: 'x' } },
  ],
  [
    'verb=ListIdentifiers&metadataPrefix=x&from=2026-01-01&until=2026-01-01&set=a:b',
    {
      verb: 'ListIdentifiers',
      arguments: { metadataPrefix: 'x', from: '2026-01-01', until: '2026-01-01', set: 'a:b' },
    },
  ],
  ['', 'badVerb'],
  ['verb=', 'badVerb'],
  ['verb=identify', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&x=1', 'badArgument'],
  ['verb=Identify&resumptionToken=x', 'badArgument'],
  ['verb=ListSets&resumptionToken=x&resumptionToken=x', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=a b', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&metadataPrefix=tei', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&resumptionToken=x', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&set=a::b', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&from=2026-02-30', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&from=2026-01-02&until=2026-01-01', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&from=2026-01-02&until=2026-01-03T00:00:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=tei&identifier=oai:a:1', 'badArgument'],
  ['verb=GetRecord&identifier=1&metadataPrefix=tei', 'badArgument'],
  ['verb=GetRecord&identifier=oai:a:%251&metadataPrefix=tei', 'badArgument'],
  ['verb=GetRecord&identifier=oai:a:1', 'badArgument'],
])('reads %j', (given, expected) => {
  expect(read(given)).toEqual(expected)
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-1-1',
  '0000-01-01',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T00:00Z',
  '+12026-01-01',
  'yesterday',
  '2026',
])('%s is no moment', (given) => {
  expect(readMoment(given)).toBeUndefined()
})

test('a day is all of it, a second likewise', () => {
  expect(readMoment('2024-02-29')).toEqual({
    begins: new Date('2024-02-29T00:00:00Z'),
    ends: new Date('2024-03-01T00:00:00Z'),
    granularity: 'day',
  })
  expect(readMoment('2024-12-31T23:59:59Z')?.ends).toEqual(new Date('2025-01-01T00:00:00Z'))
  expect(writeMoment(new Date('2024-12-31T23:59:59.999Z'))).toBe('2024-12-31T23:59:59Z')
})

test('a token is read as it was written, and no other string is one', () => {
  const whole = fc.nat(1e12)
  const stands = fc
    .record({
      prefix: fc.constantFrom('oai_dc', 'tei'),
      set: fc.stringMatching(/^[\w-]{0,64}$/),
      numbers: fc.tuple(whole, whole, whole, whole, whole),
    })
    .map(({ prefix, set, numbers: [after, last, newest, given, size] }): ListStand => {
      const stand = {
        prefix,
        set,
        after,
        last: after + 1 + last,
        newest: after + 1 + last + newest,
        given,
        size: given + 1 + size,
      }
      return stand
    })
  fc.assert(
    fc.property(stands, (stand) => {
      expect(readToken(writeToken(stand), stand.newest)).toEqual(stand)
      expect(() => readToken(writeToken(stand), stand.newest - 1)).toThrow(OaiError)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (given) => {
      expect(() => readToken(given, 1e15)).toThrow(OaiError)
    }),
  )
  for (const given of [
    'oai_dc..5.5.5.0.9',
    'oai_dc..1.9.5.0.9',
    'oai_dc..1.5.5.9.9',
    'oai_dc..-1.5.5.0.9',
    'OAI..1.5.5.0.9',
    'oai_dc..1.5.5.0.9 ',
  ])
    expect(() => readToken(given, 10)).toThrow(OaiError)
})
