import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { findQuotation } from '#document/passage.ts'
import { parsePassage, resolveAddress } from '#document/passage-address.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import type { JudgedLetter, JudgedStatement } from './judged.ts'

/** What was found in a letter beside what a reader found: in pairs, and what is left on either side. */
export interface Matched {
  readonly pairs: readonly { readonly mention: Mention; readonly statement: JudgedStatement }[]
  readonly missed: readonly JudgedStatement[]
  readonly wrong: readonly Mention[]
}

interface Place {
  readonly text: string
  readonly block: Block
  readonly from: number
  readonly to: number
}

/**
 * Pairs each finding with a statement that it overlaps, one to one, those first that agree in most. A finding on a letter of a third person is wrong; one on what a second
 * reader might not take for a statement counts neither way, and neither does that statement.
 */
export function match(document: Document, { statements, doubt }: JudgedLetter, mentions: readonly Mention[]): Matched {
  const blocks = new Map((document.texts ?? []).map(({ id, body }) => [id, blocksOf(parseBody(body))]))
  const placed = statements.map((statement) => ({ statement, place: statementPlace(blocks, statement) }))
  const found = mentions.map((mention) => ({ mention, place: mentionPlace(blocks, mention) }))
  const all = found
    .flatMap(({ mention, place }) =>
      placed
        .filter((one) => overlap(place, one.place))
        .map(({ statement }) => ({ mention, statement, likeness: likeness(mention, statement) })),
    )
    .toSorted((a, b) => b.likeness - a.likeness)
  const used = new Set<unknown>()
  const pairs = all.filter(({ mention, statement }) => {
    if (used.has(mention) || used.has(statement)) return false
    used.add(mention).add(statement)
    return true
  })
  const isOurs = ({ statement }: (typeof pairs)[number]) =>
    statement.whose !== 'third' && statement.doubt !== 'statement'
  const loose = mentions.filter((mention) => !used.has(mention))
  const excused = (mention: Mention) =>
    doubt === 'statement' && mention.day === undefined && mention.number === undefined
  return {
    pairs: pairs.filter(isOurs),
    missed: statements.filter((one) => !used.has(one) && one.whose !== 'third' && one.doubt !== 'statement'),
    wrong: [
      ...loose.filter((mention) => !excused(mention)),
      ...pairs
        .filter(({ statement }) => statement.whose === 'third' && statement.doubt !== 'statement')
        .map(({ mention }) => mention),
    ],
  }
}

const likeness = (mention: Mention, { day, number, whose }: JudgedStatement) =>
  Number(mention.day === day) * 4 + Number(mention.number === number) * 2 + Number(mention.whose === whose)

const overlap = (a: Place | undefined, b: Place) =>
  a !== undefined && a.text === b.text && a.block === b.block && a.from < b.to && b.from < a.to

function statementPlace(blocks: ReadonlyMap<string, readonly Block[]>, { at }: JudgedStatement): Place {
  const [text = '', address = ''] = at.split(' ')
  const asked = parsePassage(address)
  const found = asked && resolveAddress(blocks.get(text) ?? [], asked)
  if (found === undefined) throw new Error(`${at} is not there`)
  return { text, ...found }
}

function mentionPlace(blocks: ReadonlyMap<string, readonly Block[]>, { text, quotation }: Mention): Place | undefined {
  const own = (blocks.get(text) ?? []).filter(({ note }) => note !== true)
  const found = findQuotation(own, quotation)
  return found.is === 'here' ? { text, block: found.block, from: found.from, to: found.to } : undefined
}

/** The words of a statement with those around it, to be read where it was missed. */
export function wordsAround(document: Document, statement: JudgedStatement): string {
  const blocks = new Map((document.texts ?? []).map(({ id, body }) => [id, blocksOf(parseBody(body))]))
  const { block, from, to } = statementPlace(blocks, statement)
  return `${block.text.slice(Math.max(0, from - 60), from)}[[${block.text.slice(from, to)}]]${block.text.slice(to, to + 60)}`
}
