import type { Command } from 'commander'
import { rangeOf } from '#exchange/day-range.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import { evidenceOf } from '#exchange/ledger-rows.ts'
import { type Times, timesOf } from '#exchange/times.ts'
import { writeExchangeCsv } from '#formats/exchange-csv/write.ts'
import { writeJsonl } from '#formats/jsonl/write.ts'
import type { Context } from './context.ts'
import { findExchange } from './find-exchange.ts'
import type { Terminal } from './terminal.ts'

export function addExchangeShow(group: Command, context: Context): void {
  group
    .command('show')
    .description('show one exchange: its parties and its moves in their order')
    .argument('<exchange>', 'its number')
    .option('--csv', 'as a table of points, which import reads', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery exchange show nanjing-1949\n  chancery exchange show nanjing-1949 --json',
    )
    .action(async (given: string, { csv }: { csv: boolean }, command: Command) => {
      const { exchange } = await findExchange(context, given, command)
      if (context.json(command)) context.surroundings.stdout.write(writeJsonl(exchange))
      else if (csv) context.surroundings.stdout.write(writeExchangeCsv(exchange))
      else print(exchange, context.terminal)
    })
}

function print(exchange: Exchange, terminal: Terminal): void {
  const times = timesOf(exchange)
  const label = (id: string) => exchange.parties.find((party) => party.id === id)?.label ?? id
  terminal.print(`${exchange.title} (${exchange.id})`)
  if (exchange.summary !== undefined) terminal.print(exchange.summary)
  terminal.print(`Parties: ${exchange.parties.map((party) => `${party.label} (${party.id})`).join(', ')}`)
  for (const move of exchange.moves) {
    const to = [...move.to, ...(move.copies ?? [])].map(label).join(', ')
    terminal.print(
      `\n${move.sign}  ${move.from.map(label).join(', ')}${to === '' ? '' : ` to ${to}`}, ${move.attested}`,
    )
    for (const step of stepsOf(move, times, label)) terminal.print(`    ${step}`)
    for (const document of move.documents ?? []) terminal.print(`    document ${document}`)
    for (const point of move.points) for (const line of pointOf(point)) terminal.print(`    ${line}`)
  }
}

const days = sayingDays()

/** Each step with its day, once: "dispatched: 8 January 1949", "arrived, CCP: by 13 January 1949, implied by 3". */
function stepsOf(
  { sign, to, public: published }: Move,
  times: Times,
  label: (id: string) => string,
): readonly string[] {
  const said = (times.ways.get(sign) ?? []).flatMap((way) =>
    way.events.map((event) => {
      const range = times.days(event)
      const by = event.dayless ? (range.latestBy ?? range.earliestBy) : undefined
      // A move that is dated by what it answers says so in its points.
      const implied = by === undefined || by === sign ? '' : `, implied by ${by}`
      const party = event.to === undefined ? '' : `, ${label(event.to)}`
      return `${event.step}${party}: ${days(range) ?? 'day not known'}${implied}`
    }),
  )
  const also = published === undefined || to.length === 0 ? [] : [`published: ${days(rangeOf(published.from))}`]
  return [...new Set([...said, ...also])]
}

function pointOf(point: Point): readonly string[] {
  const answers = (point.answers ?? []).map(({ point: of, stance }) => `${stance} ${of}`)
  const more = [
    ...answers,
    ...(point.continues === undefined ? [] : [`continues ${point.continues}`]),
    ...(point.carriesOut ?? []).map((of) => `carries out ${of}`),
    ...(point.withdraws ?? []).map((of) => `withdraws ${of}`),
    ...(point.acknowledges ?? []).map((of) => `acknowledges ${of}`),
    ...(point.tells ?? []).map(({ move, extent }) => `tells of ${move} (${extent})`),
  ]
  return [
    `${point.id} ${point.act}${more.length === 0 ? '' : ` (${more.join('; ')})`}${point.content === undefined ? '' : `: ${point.content}`}`,
    ...(point.evidence ?? []).map((each) => `  see ${evidenceOf(each)}`),
  ]
}
