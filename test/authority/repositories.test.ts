import { expect, test } from 'vitest'
import {
  agentOfRepository,
  repositoriesIn,
  repositoryById,
  repositoryId,
  repositoryNamed,
} from '#authority/repositories.ts'
import { REPOSITORIES, TRANSFERS } from '#authority/repository-table.ts'
import { isIdentifier } from '#value/identifier.ts'

test.each([
  ['APRF', 'aprf'],
  ['Archive of the President of the Russian Federation (APRF)', 'aprf'],
  ['АП РФ', 'aprf'],
  ['АПРФ', 'aprf'],
  ['архив президента российской федерации', 'aprf'],
  ['RTsKhIDNI', 'rgaspi'],
  ['RTsKhlDNI', 'rgaspi'],
  ['PRC  FMA', 'prc-fma'],
  ['Foreign Ministry Archives of the People’s Republic of China', 'prc-fma'],
  ['Public Record Office', 'tna'],
])('knows %s', (name, id) => expect(repositoryNamed(name)?.id).toBe(id))

test.each(['mol', 'Mole', 'TNAS', 'APRF, f. 45', 'Public Record Office of Northern Ireland', ''])(
  'does not take “%s” for one',
  (name) => expect(repositoryNamed(name)).toBeUndefined(),
)

test('finds every repository that a string names, with the abbreviation that follows a name', () => {
  const text = 'Archive of the President of the Russian Federation (APRF), f. 45; and RGASPI, f. 558'
  expect(repositoriesIn(text).map(({ repository, start, end }) => [repository.id, text.slice(start, end)])).toEqual([
    ['aprf', 'Archive of the President of the Russian Federation (APRF)'],
    ['rgaspi', 'RGASPI'],
  ])
})

test('every form in the table is known as its own repository, and every id may be one', () => {
  for (const { id, name, code, variants = [], former = [], misprints = [] } of REPOSITORIES) {
    expect(isIdentifier(id)).toBe(true)
    for (const form of [name, code, ...variants, ...former, ...misprints])
      expect([form, repositoryNamed(form)?.id]).toEqual([form, id])
  }
  expect(new Set(REPOSITORIES.map(({ id }) => id)).size).toBe(REPOSITORIES.length)
  for (const { from, to } of TRANSFERS)
    for (const end of [from, to]) expect(repositoryById(end.repository)).toBeDefined()
})

test('makes an unreviewed authority of a repository, known or not', () => {
  expect(agentOfRepository(repositoryId('APRF'))).toMatchObject({
    id: 'aprf',
    entityType: 'corporate-body',
    repository: { code: 'APRF', place: 'Moscow' },
    status: { kind: 'unreviewed' },
  })
  expect(agentOfRepository(repositoryId('Städtisches Archiv Köln'), 'Städtisches Archiv Köln')).toEqual({
    kind: 'agent',
    id: 'stadtisches-archiv-koln',
    entityType: 'corporate-body',
    names: [{ text: 'Städtisches Archiv Köln', kind: 'preferred' }],
    repository: { code: 'Städtisches Archiv Köln' },
    status: { kind: 'unreviewed' },
  })
})

test('the identifier of an unknown repository is in small letters, whatever letters it is written in', () => {
  for (const name of ['The Quick Archive', 'Ｔｈｅ Ｑｕｉｃｋ Ａｒｃｈｉｖｅ', '𝐓𝐡𝐞 𝐐𝐮𝐢𝐜𝐤 𝐀𝐫𝐜𝐡𝐢𝐯𝐞'])
    expect(repositoryId(name)).toBe('quick-archive')
  expect(repositoryId('Archive™')).toBe('archivetm')
})
