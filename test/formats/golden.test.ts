import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Reading } from '#formats/format.ts'
import { READABLE } from '#formats/formats.ts'

// Every folder test/cases/<format>/<case>/ with an `input.*` and a `drafts.json` is a case; `mapping.yaml` is given as the mapping.
// GOLDEN=write makes `drafts.json` where there is none: read it before it is kept.
const CASES = 'test/cases'
const formats = READABLE.filter(({ id }) => existsSync(join(CASES, id)) && readdirSync(join(CASES, id)).length > 0)

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe.each(formats)('$id', (format) => {
  test.each(readdirSync(join(CASES, format.id)))('%s', async (name) => {
    const folder = join(CASES, format.id, name)
    const input = readdirSync(folder).find((file) => file.startsWith('input.'))
    if (input === undefined) throw new Error(`${folder} has no input`)
    expect(existsSync(join(folder, 'README'))).toBe(true)
    const bytes = new Uint8Array(readFileSync(join(folder, input)))
    const mapping = join(folder, 'mapping.yaml')
    const given = existsSync(mapping) ? { mapping: parse(readFileSync(mapping, 'utf8')) as unknown } : {}
    const readings: Reading[] = []
    // Seven bytes at a time: a character, a quote or a line end is cut somewhere.
    for await (const reading of format.read({ name: input, bytes: pieces(bytes, 7), ...given })) readings.push(reading)
    const golden = join(folder, 'drafts.json')
    if (!existsSync(golden) && process.env.GOLDEN === 'write')
      writeFileSync(golden, `${JSON.stringify(readings, null, 2)}\n`)
    expect(JSON.parse(JSON.stringify(readings))).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
  })
})
