import type { Command } from 'commander'
import { principalDate } from '#document/document.ts'
import { readQuery } from '#search/read-query.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { wholeNumber } from './whole-number.ts'

export function addSearch(program: Command, context: Context): void {
  program
    .command('search')
    .description('find records by words, "phrases", prefix* and fields')
    .argument('<words...>', 'what to look for (docs/search.md)')
    .option('--limit <n>', 'how many hits at the most', wholeNumber(1, 500), 20)
    .option('--exact', 'words as they are written: no other names of whom they name, and no other endings')
    .option('--sort <order>', 'relevance, date, date-descending, title or added', 'relevance')
    .addHelpText(
      'after',
      '\nExamples:\n  chancery search mediation\n  chancery search mediation from:stalin\n  chancery search kovalev --json',
    )
    .action(async (words: string[], options: { limit: number; sort: string; exact?: true }, command: Command) => {
      const archive = await context.open(command)
      await bringIndexUp(archive, context)
      const { finding, records } = archive.as(THE_EDITORS)
      const typed = words.join(' ')
      const { query, filters, years, days, notes } = readQuery(typed)
      const sort = finding.capabilities.sorts.find((known) => known === options.sort)
      if (sort === undefined)
        throw new Refusal(
          'invalid',
          `There is no order “${options.sort}”. There are: ${finding.capabilities.sorts.join(', ')}.`,
        )
      const search = () =>
        finding.search({
          query,
          filters,
          ...(years === undefined ? {} : { years }),
          ...(days === undefined ? {} : { days }),
          ...(options.exact ? { exact: true } : {}),
          sort,
          size: options.limit,
          highlight: true,
        })
      const result = await search().catch(async (cause: unknown) => {
        if (!(cause instanceof Refusal) || cause.code !== 'unavailable') throw cause
        // The index was found to be damaged. Without a server nobody but this command mends it.
        await bringIndexUp(archive, context)
        return await search()
      })
      if (context.json(command)) return context.terminal.json({ query: typed, notes, ...result })
      const documents = await records.get(
        'document',
        result.hits.map((hit) => hit.id),
      )
      for (const note of notes) context.terminal.say(note)
      for (const { what, because } of result.done) context.terminal.say(`${what} (${because}).`)
      for (const { said } of result.unmet ?? []) context.terminal.say(said)
      for (const hit of result.hits) {
        const document = documents.get(hit.id)
        context.terminal.print(`${hit.id}  ${(document && principalDate(document)?.edtf) ?? 'undated'}  ${hit.title}`)
        for (const snippet of hit.snippets.slice(0, 1))
          context.terminal.print(
            `    ${snippet.note === undefined ? '' : 'note, '}${snippet.of}: ${marked(snippet.text, snippet.marks)}`,
          )
      }
      const { value, relation } = result.total
      context.terminal.say(
        `${relation === 'at-least' ? 'At least ' : ''}${counted(value, 'document')}${value > result.hits.length ? `, ${result.hits.length} shown` : ''}.`,
      )
      if (value === 0 && result.missing.length > 0)
        context.terminal.say(`No document holds: ${result.missing.join(', ')}.`)
      for (const { field, word } of value === 0 ? (result.missingIn ?? []) : [])
        context.terminal.say(`No document has ${field}: “${word}”.`)
    })
}

/** Hits stand between brackets: a terminal may have no colours, and a file has none. */
function marked(text: string, marks: readonly (readonly [number, number])[]): string {
  let at = 0
  let line = ''
  for (const [from, to] of marks) {
    line += `${text.slice(at, from)}[${text.slice(from, to)}]`
    at = to
  }
  return line + text.slice(at)
}
