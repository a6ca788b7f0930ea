import type { Agent } from '#authority/agent.ts'
import { areAlike } from '#search/alike-names.ts'
import { keysOfForm } from '#search/keys-of-form.ts'
import type { NamesEntry } from '#search/names-entry.ts'
import { toNamesEntry } from '#search/to-index-entry.ts'
import { historicalPersons } from './historical-names.ts'
import { peopleToLink } from './known-names.ts'

export interface FalseFriends {
  readonly persons: number
  /** Forms that rules made. */
  readonly made: number
  /** Each form made by rule that is also a name, as a whole, of another of them: the form, whose it is by rule, and whose it is. */
  readonly found: readonly { readonly form: string; readonly of: string; readonly isOf: string }[]
}

const attested = ({ forms }: NamesEntry) => forms.filter(({ kind }) => kind !== 'made').map(({ text }) => text)

/** Some stand in both lists. */
const areOne = (a: NamesEntry, b: NamesEntry): boolean =>
  attested(a).some((one) => attested(b).some((other) => areAlike(one, other)))

/** Of printed and well-known persons together: whose forms made by rule are an attested name of somebody else. */
export function falseFriends(): FalseFriends {
  const agents = [
    ...peopleToLink().filter((held): held is Agent => held.kind === 'agent'),
    ...historicalPersons().map(({ agent }) => agent),
  ]
  const entries = agents.map((agent, n) => toNamesEntry(agent, n + 1))
  const bearers = new Map<string, NamesEntry[]>()
  for (const entry of entries)
    for (const form of entry.forms)
      for (const key of form.kind === 'made' ? [] : keysOfForm(form).whole)
        bearers.set(key, [...(bearers.get(key) ?? []), entry])
  const made = entries.flatMap((entry) =>
    entry.forms.filter(({ kind }) => kind === 'made').map(({ text }) => ({ text, entry })),
  )
  const found = made.flatMap(({ text, entry }) => {
    const others = keysOfForm({ text }).whole.flatMap((key) => bearers.get(key) ?? [])
    const other = others.find((one) => one !== entry && !areOne(one, entry))
    return other === undefined ? [] : [{ form: text, of: entry.name, isOf: other.name }]
  })
  return { persons: entries.length, made: made.length, found }
}
