import type { Command } from 'commander'
import { acceptSuggestion } from '#curation/accept-suggestion.ts'
import { rejectSuggestion } from '#curation/reject-suggestion.ts'
import type { Context } from './context.ts'

const DECISIONS = [
  {
    name: 'accept',
    does: 'make a suggestion a relation of its document, with the words as evidence: a new version',
    act: acceptSuggestion,
    done: 'accepted',
  },
  {
    name: 'reject',
    does: 'say that a suggestion is wrong: it is not proposed again',
    act: rejectSuggestion,
    done: 'rejected',
  },
] as const

export function addDecisions(group: Command, context: Context): void {
  for (const { name, does, act, done } of DECISIONS)
    group
      .command(name)
      .description(does)
      .argument('<suggestion...>', 'as "suggestions list" names them')
      .addHelpText('after', `\nExample:\n  chancery suggestions ${name} 0f3a9c1d2b4e5f607182`)
      .action(async (given: readonly string[], _: unknown, command: Command) => {
        const { store } = await context.open(command)
        const items = []
        for (const id of given) items.push({ id, done: await act(store, id, context.by) })
        if (context.json(command)) return context.terminal.json({ items })
        for (const one of items)
          context.terminal.print(`${one.id} ${one.done === 'changed' ? `is ${done}` : `was ${done} already`}.`)
      })
}
