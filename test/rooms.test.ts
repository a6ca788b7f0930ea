import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const NOUNS = ['value', 'authority', 'document', 'exchange', 'holding']
const upTo = (noun: string) => NOUNS.slice(0, NOUNS.indexOf(noun))

/** The table of arrows (ARCHITECTURE.md). A room may import those named; a name with a slash is that file alone. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(NOUNS.map((noun) => [noun, upTo(noun)])),
  formats: NOUNS,
  store: NOUNS,
  search: NOUNS,
  ingest: [...NOUNS, 'formats', 'store/store.ts', 'store/files/files.ts', 'store/files/write-whole.ts'],
  curation: [...NOUNS, 'store/store.ts'],
  dissemination: [
    ...NOUNS,
    'formats',
    'store/store.ts',
    'store/move.ts',
    'store/files/files.ts',
    'search/search.ts',
    'search/query.ts',
  ],
  jobs: [
    ...NOUNS,
    'store/store.ts',
    'store/files/files.ts',
    'search/search.ts',
    'search/index-entry.ts',
    'search/to-index-entry.ts',
  ],
  site: [
    ...NOUNS,
    'formats',
    'store/store.ts',
    'store/files/files.ts',
    'search/search.ts',
    'search/query.ts',
    'search/read-query.ts',
    'search/write-query.ts',
    'search/read-days.ts',
    'ingest',
    'curation',
    'dissemination',
    'archive.ts',
    'config.ts',
  ],
  cli: [
    ...NOUNS,
    'formats',
    'store/store.ts',
    'store/files/files.ts',
    'store/files/make-folder.ts',
    'store/files/write-whole.ts',
    'search/search.ts',
    'search/query.ts',
    'search/read-query.ts',
    'search/write-query.ts',
    'ingest',
    'curation',
    'dissemination',
    'archive.ts',
    'config.ts',
  ],
}
const PURE = [...NOUNS, 'formats']
/** What a pure room may use from outside: parsers, date arithmetic, hashing. No clock, files, network or environment. */
const PURE_LIBRARIES = [
  'edtf',
  'zod',
  'saxes',
  'citeproc',
  'yaml',
  'node:crypto',
  'node:string_decoder',
  'mdast-util-from-markdown',
  'mdast-util-gfm-footnote',
  'micromark-extension-gfm-footnote',
]
const WIRING = /^[^/]+\.tsx?$/u

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file))
const imports = (file: string) =>
  [
    ...readFileSync(join('src', file), 'utf8').matchAll(
      /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"](?<what>[^'"]+)['"]/gmu,
    ),
  ].map((found) => found.groups?.what ?? '')

describe.each(files.filter((file) => !WIRING.test(file)))('%s', (file) => {
  const room = file.split('/')[0] ?? ''

  test('stands in a room', () => expect(Object.keys(MAY)).toContain(room))

  test('imports only what its room may', () => {
    const wrong = imports(file).filter((what) => {
      if (what.startsWith('#')) {
        const target = what.slice(1)
        const allowed = MAY[room] ?? []
        return !(allowed.includes(target.split('/')[0] ?? '') || allowed.includes(target))
      }
      if (what.startsWith('.')) return join(room, ...file.split('/').slice(1, -1), what).split('/')[0] !== room
      return (
        PURE.includes(room) && !PURE_LIBRARIES.some((library) => what === library || what.startsWith(`${library}/`))
      )
    })
    expect(wrong).toEqual([])
  })

  test('has no clock, no chance and no environment in a pure room', () => {
    if (!PURE.includes(room)) return
    expect(readFileSync(join('src', file), 'utf8')).not.toMatch(
      /\bnew Date\(\)|Date\.now\(|Math\.random\(|process\.env|performance\.now/u,
    )
  })

  test('is not long', () => {
    expect(readFileSync(join('src', file), 'utf8').split('\n').length).toBeLessThanOrEqual(401)
  })
})
