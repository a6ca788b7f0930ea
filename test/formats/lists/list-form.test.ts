import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { LIST_FORMS, type ListFormName } from '#formats/lists/list-form.ts'
import type { Described } from '#holding/described.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'
import { STATEMENT } from './n-triples.ts'

const listed = (name: ListFormName, all: readonly Described[]): string => {
  const { head, record, foot } = LIST_FORMS[name]
  return head + all.map((one, n) => record(one, PUBLISHER, n === 0)).join('') + foot
}

/** How each is read by those who take it, and how many records they find. */
const READ: Readonly<Record<ListFormName, (text: string) => number>> = {
  csv: (text) => (parse(text, { columns: true, bom: true }) as unknown[]).length,
  ris: (text) => {
    const lines = text.split('\r\n').filter((line) => line !== '')
    expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /u.test(line))).toEqual([])
    return lines.filter((line) => line === 'ER  - ').length
  },
  bibtex: (text) => text.match(/^@misc\{/gmu)?.length ?? 0,
  'csl-json': (text) => (JSON.parse(text) as unknown[]).length,
  dc: (text) => {
    const xml = XmlDocument.fromString(text)
    const count = xml.find('/records/*').length
    xml.dispose()
    return count
  },
  ntriples: (text) => {
    const lines = text.trimEnd().split('\n')
    expect(lines.filter((line) => !STATEMENT.test(line))).toEqual([])
    return new Set(
      lines.flatMap((line) => /^(?<id>\S+) <https:\/\/schema\.org\/identifier> /u.exec(line)?.groups?.id ?? []),
    ).size
  },
}

describe.each(Object.keys(LIST_FORMS) as ListFormName[])('%s', (name) => {
  test('holds every sample once, in its own grammar', () => {
    expect(READ[name](listed(name, SAMPLES))).toBe(SAMPLES.length)
  })
  test('of nothing is a whole file all the same', () => {
    expect(name === 'ntriples' ? 0 : READ[name](listed(name, []))).toBe(0)
  })

  const LIST = '../shared/hostile/naughty-strings.json'
  test.skipIf(!existsSync(LIST))(`stands whatever strings come (skipped where ${LIST} is not here)`, () => {
    const strings = JSON.parse(readFileSync(LIST, 'utf8')) as string[]
    const [first] = SAMPLES
    if (first === undefined) throw new Error('no samples')
    const odd = strings.map(
      (words): Described => ({
        ...first,
        document: {
          ...first.document,
          title: words === '' ? 'x' : words,
          keywords: [words],
          witnesses: [
            { id: 'w1', kind: 'original', references: [{ levels: [], leaves: [], asGiven: words, status: 'present' }] },
          ],
        },
      }),
    )
    const count = READ[name](listed(name, odd))
    expect(count).toBe(name === 'ntriples' ? 1 : odd.length)
  })
})
