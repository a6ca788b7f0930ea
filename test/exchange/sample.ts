import { readFileSync } from 'node:fs'
import type { Exchange } from '#exchange/exchange.ts'
import { readHeld } from '#formats/jsonl/read.ts'
import type { Held } from '#holding/held.ts'

const lines = readFileSync('samples/january-1949.jsonl', 'utf8').trimEnd().split('\n')

/** The sample collection, as the reader of JSON Lines gives it. */
export const samples: readonly Held[] = lines.flatMap(
  (line, n) => readHeld(JSON.parse(line), `january-1949.jsonl:${n + 1}`).held ?? [],
)

const found = samples.find((held): held is Exchange => held.kind === 'exchange' && held.id === 'nanjing-1949')
if (found === undefined) throw new Error('the sample collection has no exchange nanjing-1949')

/** The worked case with all that the archive says of it: contents, terms, evidence, documents. */
export const sample: Exchange = found
