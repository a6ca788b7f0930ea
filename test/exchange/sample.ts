import { readFileSync } from 'node:fs'
import type { Exchange } from '#exchange/exchange.ts'
import { readHeld } from '#formats/jsonl/read.ts'
import type { Held } from '#holding/held.ts'

const read = (name: string): readonly Held[] =>
  readFileSync(`samples/${name}`, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line, n) => readHeld(JSON.parse(line), `${name}:${n + 1}`).held ?? [])

/** The sample collection of January 1949, as the reader of JSON Lines gives it. */
export const samples: readonly Held[] = read('january-1949.jsonl')

function exchangeOf(all: readonly Held[], id: string): Exchange {
  const found = all.find((held): held is Exchange => held.kind === 'exchange' && held.id === id)
  if (found === undefined) throw new Error(`the sample collection has no exchange ${id}`)
  return found
}

/** The worked case with all that the archive says of it: contents, terms, evidence, documents. */
export const sample: Exchange = exchangeOf(samples, 'nanjing-1949')

/** Three notes of July 1894, of which two have an uncertain day, and what is known of those beside them. */
export const ischl: Exchange = exchangeOf(read('ischl-1894.jsonl'), 'ischl-1894')
