import type { Fault } from '#store/store.ts'
import { counted } from './counted.ts'
import type { Terminal } from './terminal.ts'

export interface Findings {
  readonly faults: readonly Omit<Fault, 'isUnresolved'>[]
  readonly unresolved: readonly Omit<Fault, 'isUnresolved'>[]
}

/** What a check found: what is damaged, and what only an editor can settle. */
export async function findings(found: AsyncIterable<Fault>): Promise<Findings> {
  const faults: Findings['faults'][number][] = []
  const unresolved: Findings['faults'][number][] = []
  for await (const { where, message, isUnresolved } of found)
    (isUnresolved === true ? unresolved : faults).push({ where, message })
  return { faults, unresolved }
}

/** A line for each. */
export function printFindings({ faults, unresolved }: Findings, terminal: Terminal): void {
  for (const { where, message } of faults) terminal.print(`${where}: ${message}`)
  if (unresolved.length === 0) return
  terminal.print('Evidence whose words are not where it says, for an editor to settle:')
  for (const { where, message } of unresolved) terminal.print(`  ${where}: ${message}`)
}

/** What they come to, as a sentence without its stop; `held`: what was looked at. */
export function verdictOn({ faults, unresolved }: Findings, held?: string): string {
  const toSettle =
    unresolved.length === 0 ? undefined : `${counted(unresolved.length, 'place')} for an editor to settle`
  if (faults.length > 0)
    return `${counted(faults.length, 'fault')} found${toSettle === undefined ? '' : `, beside ${toSettle}`}`
  const what = held === undefined ? '' : `: ${held}`
  return toSettle === undefined ? `All is well${what}` : `Nothing is damaged${what}; ${toSettle}`
}
