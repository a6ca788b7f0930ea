import type { Evidence } from '#exchange/exchange.ts'
import type { DocumentId } from '#value/identifier.ts'
import { identifier } from '#value/identifier.ts'

const KINDS = ['original', 'translation', 'edition', 'regest', 'literature'] as const

const TAIL =
  /\s*\((?:(?<of>original|translation|edition|regest|literature)(?<both>, disputes)?|(?<disputes>disputes))\)$/u
const PASSAGE =
  /^(?<document>\S+) (?<text>\S+) (?<block>\S+) ["“](?<exact>[\s\S]*?)["”](?: after ["“](?<prefix>[\s\S]*?)["”])?(?: before ["“](?<suffix>[\s\S]*?)["”])?$/u
const CITATION = /^(?<asGiven>[\s\S]*?)(?: <(?<address>[^<>\s]+)>)?(?: seen (?<seen>\d{4}(?:-\d{2}){0,2}))?$/u

/** One for each line of a cell, or between ` | `; within quotation marks neither counts. */
export const itemsOf = (cell: string): readonly string[] =>
  (cell.match(/(?:“[^”]*”|(?! \| )[^\n])+/gu) ?? [])
    .map((item) => item.replace(/^ \| /u, '').trim())
    .filter((item) => item !== '' && item !== '|')

/**
 * A passage, `112659 t1 p1 “the exact words” (regest)`, with `after “…”` and `before “…”` where the words come more than once; or what is no passage, as a
 * citation: `A book, p. 1 <https://…> seen 2026-11-25 (literature)`.
 */
export function readEvidence(item: string): Evidence {
  const tail = TAIL.exec(item)?.groups
  const rest = item.replace(TAIL, '')
  const of = KINDS.find((kind) => kind === tail?.of)
  const more = {
    ...(of === undefined ? {} : { of }),
    ...(tail?.both === undefined && tail?.disputes === undefined ? {} : { disputes: true }),
  }
  const quoted = PASSAGE.exec(rest)?.groups
  const document = identifier<DocumentId>(quoted?.document ?? '')
  if (quoted !== undefined && document !== undefined) {
    const { text = '', block = '', exact = '', prefix, suffix } = quoted
    const around = { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) }
    return { passage: { document, text, block, exact, ...around }, ...more }
  }
  const { asGiven = rest, address, seen } = CITATION.exec(rest)?.groups ?? {}
  const found = { ...(address === undefined ? {} : { address }), ...(seen === undefined ? {} : { seen }) }
  return { citation: { asGiven, ...found }, ...more }
}

/** Evidence as `readEvidence` reads it. */
export function writeEvidence({ passage, citation, of, disputes }: Evidence): string {
  const tail = [of, disputes === true ? 'disputes' : undefined].filter((word) => word !== undefined)
  return [
    ...(passage === undefined ? [] : [`${passage.document} ${passage.text} ${passage.block} “${passage.exact}”`]),
    ...(passage?.prefix === undefined ? [] : [`after “${passage.prefix}”`]),
    ...(passage?.suffix === undefined ? [] : [`before “${passage.suffix}”`]),
    ...(citation === undefined ? [] : [citation.asGiven]),
    ...(citation?.address === undefined ? [] : [`<${citation.address}>`]),
    ...(citation?.seen === undefined ? [] : [`seen ${citation.seen}`]),
    ...(tail.length === 0 ? [] : [`(${tail.join(', ')})`]),
  ].join(' ')
}
