import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import { lookupKeys, matchAgent, type When } from '#authority/match.ts'
import type { Name } from '#authority/name.ts'
import { nameKeys } from '#authority/name-key.ts'
import { identifierFrom } from '#value/identifier.ts'

type Form = string | Partial<Name>

/** A person whose first form is the preferred one. */
function person(id: string, forms: readonly Form[], existence?: string): Agent {
  return {
    kind: 'agent',
    id: identifierFrom(id),
    entityType: 'person',
    names: forms.map((form, index) => ({
      text: '',
      kind: index === 0 ? 'preferred' : 'variant',
      ...(typeof form === 'string' ? { text: form } : form),
    })),
    ...(existence === undefined ? {} : { existence }),
    status: { kind: 'reviewed' },
  }
}

const stalin = person(
  'stalin',
  [
    'Stalin, Joseph',
    'Stalin',
    'Iosif Vissarionovich Stalin',
    { text: 'Filippov', kind: 'cover', from: '1948', to: '1950' },
  ],
  '1878/1953',
)
const mao = person('mao', ['Mao Zedong', 'Mao Tse-tung', '毛泽东'], '1893/1976')
const zakharov = person('zakharov', [
  'Zakharov, Matvei',
  { text: 'Matveyev', kind: 'cover', from: '1950-06', to: '1950-10' },
])
const razuvayev = person('razuvayev', [
  'Razuvayev, Vladimir',
  { text: 'Matveyev', kind: 'cover', from: '1950-11', to: '1953' },
])
const kuznetsov = person('kuznetsov', ['Kuznetsov, Fyodor', 'Kuznetsov'])
const wardSenior = person('ward-sr', ['Samuel Ward', 'Samuel Ward, Sr.'], '1725/1776')
const wardJunior = person('ward-jr', ['Ward, Samuel, Jr.'], '1756/1832')
const all = [stalin, mao, zakharov, razuvayev, kuznetsov, wardSenior, wardJunior]

function found(asNamed: string, when?: When, candidates = all): string[] {
  const match = matchAgent(asNamed, candidates, when)
  if ('agent' in match) return [match.agent.id]
  return 'several' in match ? match.several.map(({ id }) => id) : []
}

test.each<[string, string[]]>([
  ['Stalin', ['stalin']],
  ['Joseph Stalin', ['stalin']],
  ['I.V. Stalin', ['stalin']],
  ['Comrade Stalin', ['stalin']],
  ['Stalin, J.', ['stalin']],
  ['Stalin, Vasily', []],
  ['Filippov', ['stalin']],
  ['Filippov [Stalin]', ['stalin']],
  ['Feng Xi (Stalin)', ['stalin']],
  ['Filippov [Trotsky]', []],
  ['Stalin [Kuznetsov]', ['stalin', 'kuznetsov']],
  ['Cde. Mao Zedong', ['mao']],
  ['Mao Tse—tung (Mao Zedong)', ['mao']],
  ['Mao Tsetung', ['mao']],
  ['毛泽东同志', ['mao']],
  ['Mao', []],
  ['Matveyev (Razuvayev)', ['razuvayev']],
  ['Razuvayev', []],
  ['Matveyev [Vladimir Razuvayev]', ['razuvayev']],
  ['Samuel Ward', ['ward-sr']],
  ['Samuel Ward Jr', ['ward-jr']],
  ['', []],
])('%s is %j', (asNamed, ids) => expect(found(asNamed)).toEqual(ids))

test('the same words in another order are another person; the surname may stand first or last', () => {
  const father = person('father', ['William Samuel Johnson'])
  const nagy = person('nagy', ['Nagy Imre Lajos'])
  expect(found('Samuel William Johnson', undefined, [father])).toEqual([])
  expect(found('Johnson, William Samuel', undefined, [father])).toEqual(['father'])
  expect(found('Imre Lajos Nagy', undefined, [nagy])).toEqual(['nagy'])
})

test('a period puts its bearer first, and excludes only where it is closed', () => {
  const july = { earliest: '1950-07-01', latest: '1950-07-01' }
  const december = { earliest: '1950-12-05', latest: '1950-12-05' }
  expect(found('Matveyev', july)).toEqual(['zakharov', 'razuvayev'])
  expect(found('Matveyev', december)).toEqual(['razuvayev', 'zakharov'])
  const closed = [zakharov, razuvayev].map((agent) => ({
    ...agent,
    names: agent.names.map((name) => ({ ...name, closed: true })),
  }))
  expect(found('Matveyev', july, closed)).toEqual(['zakharov'])
})

test('nobody writes before birth or after death; a merged authority is not chosen', () => {
  expect(found('Stalin', { earliest: '1956-02-25', latest: '1956-02-25' })).toEqual([])
  expect(found('Samuel Ward', { earliest: '1780-01-01', latest: '1780-12-31' })).toEqual(['ward-jr'])
  expect(found('Stalin', undefined, [{ ...stalin, status: { kind: 'merged', into: 'x' } }])).toEqual([])
})

test('no string makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Za-z .,[()\]\-']{0,30}$/u)),
      (asNamed) => {
        expect(Array.isArray(found(asNamed))).toBe(true)
        expect(lookupKeys(asNamed).every((key) => key !== '')).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

interface Printed {
  readonly id: string
  readonly name: string
  readonly alternates: readonly string[]
  readonly variants: readonly string[]
  readonly birth: string
  readonly death: string
}

const FRUS = '../shared/people/frus-people.json'

describe.skipIf(!existsSync(FRUS))('persons as FRUS prints them (skipped where ../shared/people is absent)', () => {
  const read: unknown = existsSync(FRUS) ? JSON.parse(readFileSync(FRUS, 'utf8')) : {}
  const printed = (Object.values(read as object).find(Array.isArray) ?? []) as Printed[]

  /** How many printed forms lead to their person alone, fetched by key as the store does it. */
  function count(agents: readonly Agent[]) {
    const byKey = Map.groupBy(
      agents.flatMap((agent) => agent.names.flatMap(({ text }) => nameKeys(text)).map((key) => ({ key, agent }))),
      ({ key }) => key,
    )
    const counts = { forms: 0, right: 0, several: 0, none: 0, wrong: 0 }
    const amiss: string[] = []
    for (const { id, variants } of printed) {
      for (const form of variants) {
        const candidates = lookupKeys(form).flatMap((key) => byKey.get(key)?.map(({ agent }) => agent) ?? [])
        const ids = found(form, undefined, candidates)
        counts.forms++
        const how = ids.length > 1 ? 'several' : ids.length === 0 ? 'none' : ids[0] === id ? 'right' : 'wrong'
        counts[how]++
        if (how === 'wrong' || how === 'several') amiss.push(`${form} (${id}): ${ids.join(', ')}`)
      }
    }
    return { ...counts, amiss }
  }

  test('by all their printed forms', () => {
    const counts = count(
      printed.map(({ id, name, alternates, variants }) => person(id, [name, ...alternates, ...variants])),
    )
    console.info('all forms known:', printed.length, counts)
    expect(counts.wrong).toBe(0)
    expect(counts.right / counts.forms).toBeGreaterThan(0.98)
  })

  test('by their heading alone', () => {
    const counts = count(printed.map(({ id, name, alternates }) => person(id, [name, ...alternates])))
    console.info('only the heading known:', counts)
    expect(counts.wrong / counts.forms).toBeLessThan(0.005)
    expect(counts.right / counts.forms).toBeGreaterThan(0.7)
  })
})
