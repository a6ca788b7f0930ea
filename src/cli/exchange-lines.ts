import type { SayDays } from '#exchange/days-in-words.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Line } from '#exchange/ledger.ts'
import { countOf, evidenceOf } from '#exchange/ledger-rows.ts'
import { lineInWords } from '#exchange/line-in-words.ts'
import type { Outstanding } from '#exchange/outstanding.ts'

const FROM: Readonly<Record<Outstanding['since'], string>> = {
  presented: 'from presentation',
  arrived: 'from arrival',
  sent: 'from sending',
}

/** Lines of a ledger for a terminal: each matter once, with what it rests on, and below it who owes what, and what says more. */
export function* linesForReading(lines: readonly Line[], exchange: Exchange, days: SayDays): Iterable<string> {
  for (const [matter, own] of Map.groupBy(lines, (line) => line.matter)) {
    const [first] = own
    yield `${matter}  ${first?.content ?? first?.act ?? ''}`
    for (const each of first?.evidence ?? []) yield `    see ${evidenceOf(each)}`
    for (const line of own) for (const words of owed(line, exchange, days)) yield `    ${words}`
  }
}

function owed(line: Line, exchange: Exchange, days: SayDays): readonly string[] {
  const label = (id: string) => exchange.parties.find((party) => party.id === id)?.label ?? id
  const { state, notes } = lineInWords(line, exchange, days)
  const from = `${label(line.owedBy)}, to ${line.askedBy.map(label).join(', ')}`
  return [`${from}: ${state}${outstandingInWords(line.outstanding)}`, ...notes.map(({ words }) => `  - ${words}`)]
}

/** " (6 days from presentation, 5 from arrival)", or nothing. */
export function outstandingInWords(outstanding: readonly Outstanding[]): string {
  const words = outstanding.map((each, n) => `${daysOf(each, n === 0)} ${FROM[each.since]}`).join(', ')
  return words === '' ? '' : ` (${words})`
}

function daysOf(outstanding: Outstanding, named: boolean): string {
  const count = countOf(outstanding)
  const words = count.endsWith('-') ? `at least ${count.slice(0, -1)}` : count
  return named ? `${words} ${count === '1' ? 'day' : 'days'}` : words
}
