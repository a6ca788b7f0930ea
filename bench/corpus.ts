import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Documents as JSON Lines: the same seed gives the same bytes. */
export interface Corpus {
  /** Every line with its line end; `bench-0`, `bench-1`, ..., and last `bench-long`, of 40 KB. */
  readonly lines: Iterable<string>
  /** Words written so far. */
  words(): number
}

const WORDS = 600
const LONG = 40_000 // characters
const PEOPLE = 2000
const FILES = 500
const GENRES = ['letter', 'telegram', 'memorandum', 'despatch', 'report', 'note', 'minutes']
const LANGUAGES = ['en', 'fr', 'de', 'it', 'ru']

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Real paragraphs: from the texts beside the project where they are there, else from its own samples. */
function paragraphs(): readonly string[] {
  const folder = '../shared/plain-text/ungd'
  const texts = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8'))
    : [readFileSync('samples/january-1949.jsonl', 'utf8').replace(/<[^>]+>|[^\p{L}\p{N}.,;\s]+/gu, ' ')]
  return texts.flatMap((text) => text.split('\n')).map((line) => line.trim()).filter((line) => line.length > 80)
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export function corpus({ count, seed }: { readonly count: number; readonly seed: number }): Corpus {
  const next = numbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const source = paragraphs()
  const names = source.join(' ').match(/\b\p{Lu}\p{Ll}{3,9}\b/gu) ?? ['Miller']
  const people = Array.from({ length: PEOPLE }, (_, n) => ({ id: `person-${n}`, name: `${pick(names)} ${pick(names)} ${n}` }))
  let words = 0

  /** Paragraphs until there are so many characters. */
  function body(characters: number): string {
    let xml = ''
    for (let n = 1; xml.length < characters; n += 1) {
      const paragraph = pick(source).slice(0, 2500)
      words += paragraph.split(' ').length
      xml += `<p xml:id="p${n}">${escape(paragraph)}</p>`
    }
    return xml
  }

  function document(id: string, characters: number) {
    const [from, to] = [pick(people), pick(people)]
    const year = 1900 + Math.floor(next() * 90)
    const day = `${year}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`
    const [fond, delo, leaf] = [1 + Math.floor(next() * 9), 1 + Math.floor(next() * FILES), 1 + Math.floor(next() * 300)]
    const genre = pick(GENRES)
    return {
      kind: 'document',
      id,
      title: `${genre[0]?.toUpperCase()}${genre.slice(1)}, ${from.name} to ${to.name}`,
      held: 'text',
      genre,
      dates: [{ role: 'sent', edtf: day, basis: 'stated', principal: true }],
      participants: [
        { role: 'sender', agent: from.id, asNamed: from.name },
        { role: 'recipient', agent: to.id, asNamed: to.name },
      ],
      texts: [{ id: 't1', kind: 'transcript', lang: 'en', body: body(characters) }],
      witnesses: [
        {
          id: 'w1',
          kind: 'not-stated',
          references: [
            {
              repository: 'aprf',
              repositoryAsNamed: 'APRF',
              levels: [
                { level: 'fond', label: 'f.', value: String(fond), key: String(fond) },
                { level: 'opis', label: 'op.', value: '1', key: '1' },
                { level: 'delo', label: 'd.', value: String(delo), key: String(delo) },
              ],
              leaves: [{ first: { number: leaf }, last: { number: leaf + 1 } }],
              asGiven: `APRF, f. ${fond}, op. 1, d. ${delo}, ll. ${leaf}-${leaf + 1}`,
              status: 'not-stated',
            },
          ],
        },
      ],
      languages: [pick(LANGUAGES)],
      access: { kind: 'public' },
    }
  }

  function* lines() {
    const made = { kind: 'reviewed' }
    yield `${JSON.stringify({ kind: 'agent', id: 'aprf', entityType: 'corporate-body', names: [{ text: 'APRF', kind: 'preferred' }], repository: { code: 'APRF' }, status: made })}\n`
    for (const { id, name } of people) yield `${JSON.stringify({ kind: 'agent', id, entityType: 'person', names: [{ text: name, kind: 'preferred' }], status: made })}\n`
    for (let n = 0; n < count; n += 1) yield `${JSON.stringify(document(`bench-${n}`, WORDS * 6))}\n`
    yield `${JSON.stringify(document('bench-long', LONG))}\n`
  }
  return { lines: lines(), words: () => words }
}
