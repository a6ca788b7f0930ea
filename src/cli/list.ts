import type { Command } from 'commander'
import { preferredName } from '#authority/agent.ts'
import { principalDate } from '#document/document.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { type Held, KINDS } from '#holding/held.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Context } from './context.ts'
import { kindNamed } from './find-record.ts'
import { wholeNumber } from './whole-number.ts'

/** What heads a line about a held thing. */
export function titleOf(held: Held): string {
  return 'title' in held ? held.title : preferredName(held)
}

function row(held: Held): readonly string[] {
  if (held.kind !== 'document') return [held.id, '', titleOf(held)]
  const date = principalDate(held)
  const closed = held.access.kind === 'public' ? '' : ` (${held.access.kind})`
  return [held.id, date?.edtf ?? date?.asWritten ?? 'undated', `${held.title}${closed}`]
}

export function addList(program: Command, context: Context): void {
  program
    .command('list')
    .description('list what the archive holds, by number')
    .option('--kind <kind>', `one of ${KINDS.join(', ')}`, 'document')
    .option('--limit <n>', 'how many at the most', wholeNumber(1, 500), 50)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .addHelpText('after', '\nExamples:\n  chancery list --limit 20\n  chancery list --kind agent --json')
    .action(async (options: { kind: string; limit: number; after?: string }, command: Command) => {
      const kind = kindNamed(options.kind)
      const archive = await context.open(command)
      const { items, next } = await archive
        .as(THE_EDITORS)
        .records.list(kind, { limit: options.limit, ...(options.after === undefined ? {} : { after: options.after }) })
      if (context.json(command))
        return context.terminal.json({ items: items.map(publicShape), ...(next === undefined ? {} : { next }) })
      context.terminal.table(items.map(row))
      if (next !== undefined) context.terminal.say(`More follow: --after ${next}`)
    })
}
