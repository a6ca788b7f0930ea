import { decodeHead } from './bytes/decode.ts'
import { binaryKind } from './bytes/signature.ts'
import { cmif } from './cmif/read.ts'
import { csv } from './csv/read.ts'
import { dublinCoreFile } from './dublin-core/read.ts'
import { exchangeCsv } from './exchange-csv/read.ts'
import type { ReadableFormat } from './format.ts'
import { jsonl } from './jsonl/read.ts'
import { recordPage } from './record-page/read.ts'
import { tei } from './tei/read.ts'
import { text } from './text/read.ts'

/** Every format that comes in, by its identifier. */
export const READABLE: readonly ReadableFormat[] = [
  recordPage,
  tei,
  cmif,
  dublinCoreFile,
  jsonl,
  exchangeCsv,
  csv,
  text,
]

/** The format of a file, or a sentence that says why there is none. */
export type Recognised = { readonly format: ReadableFormat } | { readonly format?: undefined; readonly reason: string }

/** Text formats that are known by their beginning and not read yet. A format's own folder takes its line away from here. */
const NOT_YET: readonly (readonly [sign: RegExp, what: string])[] = [
  [/^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype html/iu, 'an HTML page'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<html\b/iu, 'an HTML page'],
  [/<ead\b[^>]*>/u, 'a finding aid in EAD'],
  [/<(?:\w+:)?mods(?:Collection)?\b/u, 'a MODS description'],
  [/<(?:\w+:)?METS\b/iu, 'a METS description'],
  [/^@\w+\s*\{[^,]+,\s*$/mu, 'a BibTeX file'],
  [/^TY {2}- /u, 'a RIS file'],
  [/^\s*[{[]\s*["{[\]}]/u, 'JSON of another form than Chancery\'s own (a record a line, { "kind": … })'],
]

/** Tells a file's format by its name and its first bytes (64 KiB serve): the one that is surest, above a doubt. */
export function recognise(name: string, head: Uint8Array): Recognised {
  if (head.length === 0) return { reason: 'it is empty' }
  const binary = binaryKind(head)
  if (binary !== undefined) return { reason: `it is ${binary.what}: ${binary.advice}` }
  const text = decodeHead(head)
  const best = READABLE.map((format) => ({ format, sure: format.recognises(name, text) })).reduce((a, b) =>
    b.sure > a.sure ? b : a,
  )
  if (best.sure >= 0.5) return { format: best.format }
  const later = NOT_YET.find(([sign]) => sign.test(text.slice(0, 4096)))
  if (later !== undefined) return { reason: `it is ${later[1]}, which is not read yet` }
  if (best.sure > 0) return { format: best.format }
  return { reason: 'no format knows it; say which it is with --format' }
}
