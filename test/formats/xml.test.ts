import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { wordsOf, type XmlElement } from '#formats/xml/element.ts'
import { type Fate, readXml, type XmlListener } from '#formats/xml/read-xml.ts'
import type { Issue } from '#value/issue.ts'

/** Takes each of these elements whole, and passes by what is around them. */
class Taking implements XmlListener {
  readonly taken: XmlElement[] = []
  readonly #names: readonly string[]
  constructor(...names: readonly string[]) {
    this.#names = names
  }
  opens = ({ name }: XmlElement): Fate => (this.#names.includes(name) ? 'whole' : 'passed')
  whole(element: XmlElement): void {
    this.taken.push(element)
  }
  closes(): void {}
}

async function take(bytes: Uint8Array, ...names: readonly string[]) {
  const taking = new Taking(...names)
  const issues: Issue[] = []
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5)
  }
  for await (const met of readXml({ name: 'a.xml', bytes: pieces() }, taking)) issues.push(...met)
  return { taken: taking.taken, issues }
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const buffer = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return new Uint8Array(bigEndian ? buffer.swap16() : buffer)
}
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test.each([
  ['UTF-8', utf8('<a>Żółć 中文</a>'), 'Żółć 中文'],
  ['UTF-8 with a mark', utf8('\uFEFF<?xml version="1.0"?><a>é</a>'), 'é'],
  ['UTF-16, little end first', utf16('<?xml version="1.0" encoding="UTF-16"?><a>中文</a>', false, true), '中文'],
  ['UTF-16, big end first', utf16('<?xml version="1.0" encoding="UTF-16"?><a>中文</a>', true, true), '中文'],
  ['UTF-16 without a mark', utf16('<a>中文</a>', false, false), '中文'],
  ['Latin 1', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00E9</a>'), 'café'],
  ['Windows', latin1('<?xml version="1.0" encoding="windows-1252"?><a>\u0093q\u0094</a>'), '“q”'],
  ['UTF-16 declared, UTF-8 in truth', utf8('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'), 'é'],
])('%s is decoded', async (_name, bytes, words) => {
  const { taken, issues } = await take(bytes, 'a')
  expect(taken.map(wordsOf)).toEqual([words])
  expect(issues).toEqual([])
})

test.each([
  [
    'bytes that are no UTF-8',
    latin1('<?xml version="1.0" encoding="UTF-8"?>\n<a>caf\u00E9 \u00E0</a>'),
    'café à',
    /2 bytes read as Windows-1252/u,
  ],
  [
    'a stray byte among good ones',
    new Uint8Array([...utf8('<a>é'), 0xe9, ...utf8('é</a>')]),
    'ééé',
    /one byte read as Windows-1252/u,
  ],
  ['an unknown encoding', utf8('<?xml version="1.0" encoding="x-none"?><a>b</a>'), 'b', /“x-none” is not known/u],
  ['a file that ends early', utf8('<r><a>one</a><a>two'), 'one|two', /ends inside <a>/u],
  ['tags that do not match', utf8('<r><a>one</b></a></r>'), 'one', /not XML \(unexpected close tag/u],
  [
    'an entity of its own',
    utf8('<!DOCTYPE r [<!ENTITY e "x">]><r><a>b&e;c</a></r>'),
    'b&e;c',
    /^&e; is no entity of XML/u,
  ],
  ['a control character', utf8('<a>b\u0001c</a>'), 'b\u0001c', /no good XML: disallowed character/u],
])('%s is told, and what came before is kept', async (_name, bytes, words, message) => {
  const { taken, issues } = await take(bytes, 'a')
  expect(taken.map(wordsOf).join('|')).toBe(words)
  expect(issues).toHaveLength(1)
  expect(issues[0]?.message).toMatch(message)
  expect(issues[0]?.at).toMatch(/^a\.xml/u)
})

test('the line of the first byte that is no UTF-8 is told', async () => {
  const { taken, issues } = await take(latin1(`<r>\n\n${'<!-- -->'.repeat(300)}\n<a>caf\u00E9</a>\n\n</r>`), 'a')
  expect(taken.map(wordsOf)).toEqual(['café'])
  expect(issues.map(({ at }) => at)).toEqual(['a.xml:4'])
})

test('prefixes are read by what they stand for', async () => {
  const { taken } = await take(
    utf8('<t:r xmlns:t="urn:t"><t:a xml:id="k" n="1"/><a xmlns="urn:u" x:y="z"/></t:r>'),
    'a',
  )
  expect(taken).toMatchObject([
    { name: 'a', namespace: 'urn:t', attributes: { 'xml:id': 'k', n: '1' }, line: 1 },
    { name: 'a', namespace: 'urn:u', attributes: { 'x:y': 'z' } },
  ])
})

test('elements deeper than 500 are read as the words of the one around them', async () => {
  const { taken, issues } = await take(utf8(`<a>${'<b>'.repeat(3000)}deep${'</b>'.repeat(3000)} end</a>`), 'a')
  expect(taken.map(wordsOf)).toEqual(['deep end'])
  expect(issues).toMatchObject([{ severity: 'warning', message: expect.stringContaining('2501 elements') }])
})

const HOSTILE = '../shared/hostile/xml'
describe.skipIf(!existsSync(HOSTILE))('hostile files (skipped where ../shared/hostile is not here)', () => {
  const files = existsSync(HOSTILE) ? readdirSync(HOSTILE) : []
  test.each(files)('%s ends, tells, and follows nothing', async (file) => {
    const canary = readFileSync(`${HOSTILE}/canary.txt`, 'utf8').trim()
    const { taken, issues } = await take(new Uint8Array(readFileSync(`${HOSTILE}/${file}`)), 'TEI')
    const said = taken.map(wordsOf).join(' ')
    expect(said).not.toContain(canary)
    expect(said.length).toBeLessThan(1000)
    expect(issues.length).toBe(file === 'xinclude.xml' ? 0 : 1)
  })
})
