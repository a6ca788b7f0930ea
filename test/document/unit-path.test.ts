import { expect, test } from 'vitest'
import { parseReference } from '#document/archival-reference.ts'
import { unitPath, unitPaths } from '#document/unit-path.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'

const path = (given: string, repository?: string) => unitPath(parseReference(given, '', repository).reference)

test.each([
  ['APRF, f. 45, op. 1, d. 330, pp. 95-96', 'aprf/f45/op1/d330'],
  ['АП РФ. Ф. 45. Оп. 1. Д. 330. Л. 95–96', 'aprf/f45/op1/d330'],
  ['AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80', 'avprf/f059a/op5a/pa11/d5'],
  ['PRC FMA 118-01082-04, 60', 'prc-fma/118-01082-04'],
  ['Diplomatic Archives of Japan, File A’0392', 'damofaj/a-0392'],
  ['TNA, FO 371/75735, f. 12', 'tna/fo-371/75735'],
  ['BArch, B 136/59748, 403-410', 'barch/b-136/59748'],
  ['Städtisches Archiv Köln, Bestand Außenpolitik, Box 3', 'stadtisches-archiv-koln/aussenpolitik/box3'],
])('%s stands at %s', (given, address) => expect(path(given)).toBe(address))

test('has no address where the repository or the file is not told', () => {
  expect(path('893.00/1–849: Telegram')).toBeUndefined()
  expect(path('APRF')).toBeUndefined()
})

test('a level with a name that every object has is a level', () => {
  const levels = [{ level: 'constructor', label: 'constructor', value: '5', key: '5' }]
  const reference = {
    asGiven: 'x',
    leaves: [],
    repository: identifierFrom<AgentId>('aprf'),
    levels,
    status: 'present',
  } as const
  expect(unitPaths(reference).at(-1)).toEqual({ path: 'aprf/5', label: '5', level: 'constructor' })
})

test('keys in other scripts, and very long ones, stay apart', () => {
  const archive = 'Shanghai Municipal Archive'
  expect(path('外交', archive)).not.toBe(path('内政', archive))
  expect(path('外交', archive)).toMatch(/^shanghai-municipal-archive\/[a-z0-9-]+$/u)
  const long = `Papers ${'very '.repeat(30)}long 1`
  expect(path(long, archive)?.length).toBeLessThan(100)
  expect(path(long, archive)).not.toBe(path(long.replace('1', '2'), archive))
})

test('names every unit on the way, each with one label however it was written', () => {
  const units = unitPaths(parseReference('APRF, Fond 45, Opis 1, Delo 330, List 5', '').reference)
  expect(units).toEqual([
    { path: 'aprf', label: 'APRF', level: 'repository' },
    { path: 'aprf/f45', label: 'f. 45', level: 'fond' },
    { path: 'aprf/f45/op1', label: 'op. 1', level: 'opis' },
    { path: 'aprf/f45/op1/d330', label: 'd. 330', level: 'delo' },
  ])
})
