import type { Command } from 'commander'
import type { Context } from './context.ts'
import { addDecisions } from './suggestions-decide.ts'
import { addFind } from './suggestions-find.ts'
import { addListSuggestions } from './suggestions-list.ts'

export function addSuggestions(program: Command, context: Context): void {
  const group = program
    .command('suggestions')
    .description('what a program takes letters to answer, for an editor to accept or reject')
  addFind(group, context)
  addListSuggestions(group, context)
  addDecisions(group, context)
}
