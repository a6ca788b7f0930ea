import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { parsePassage, resolveAddress } from '#document/passage-address.ts'
import { toDocument } from '#document/to-document.ts'
import { tei } from '#formats/tei/read.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'

/** Where the letters are that were read. */
export const LETTERS = '../shared/tei/letters'

const statement = z.strictObject({
  /** A text's id and a passage address in it: `t1 p4.12-31.1a2b3c4d`. */
  at: z.string(),
  whose: z.enum(['addressee', 'writer', 'third']),
  says: z.enum(['answers', 'mentions']),
  names: z.literal('writing').optional(),
  /** EDTF, proleptic Gregorian. */
  day: z.string().optional(),
  number: z.string().optional(),
  held: z.string().optional(),
  doubt: z.enum(['statement', 'day', 'number', 'whose', 'says', 'held']).optional(),
})
const letter = z.strictObject({
  file: z.string(),
  lang: z.enum(['de', 'en', 'fr', 'it']),
  doubt: z.literal('statement').optional(),
  statements: z.array(statement).readonly(),
})

/** What a reader found where a letter tells of a letter; README.md says what each word means. */
export type JudgedStatement = Readonly<z.infer<typeof statement>>
/** A letter that was read whole, with all its statements. */
export type JudgedLetter = Readonly<z.infer<typeof letter>>

export const readJudged = (): readonly JudgedLetter[] =>
  readFileSync(new URL('judged.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => letter.parse(JSON.parse(line)))

/** By the first hexadecimal digit of the SHA-256 of the file's name: even to tune on, odd held back. */
export const halfOf = ({ file }: JudgedLetter): 'tune' | 'held' =>
  Number.parseInt(createHash('sha256').update(file).digest('hex').slice(0, 1), 16) % 2 === 0 ? 'tune' : 'held'

/** The blocks of a letter's texts, by the id of the text, as an import gives them. */
export async function blocksOfLetter(file: string): Promise<ReadonlyMap<string, readonly Block[]>> {
  const bytes = readFileSync(`${LETTERS}/${file}`)
  const readings = await Array.fromAsync(tei.read({ name: file, bytes: once(bytes) }))
  const drafts = readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []))
  const [draft] = drafts
  if (draft === undefined || drafts.length > 1) throw new Error(`${file} is ${drafts.length} letters`)
  const { texts = [] } = toDocument(draft, identifierFrom<DocumentId>('judged')).document
  return new Map(texts.map(({ id, body }) => [id, blocksOf(parseBody(body))]))
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** The words that a statement stands in. Throws where they are not those that were judged. */
export function wordsAt(texts: ReadonlyMap<string, readonly Block[]>, at: string): string {
  const [text = '', address = ''] = at.split(' ')
  const asked = parsePassage(address)
  const found = asked && resolveAddress(texts.get(text) ?? [], asked)
  if (found === undefined) throw new Error(`${at} is not there`)
  return found.block.text.slice(found.from, found.to)
}
