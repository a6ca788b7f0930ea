import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Agent } from '#authority/agent.ts'
import { nameWords } from '#authority/name-words.ts'
import { formsByRule } from '#authority/romanise.ts'
import type { Document } from '#document/document.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import type { Reading } from '#store/store.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'
import type { Judged } from './known-items.ts'

const PEOPLE = '../shared/people/frus-people.json'
const shape = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string(), alternates: z.array(z.string()), variants: z.array(z.string()) }),
  ),
})
const people = existsSync(PEOPLE) ? shape.parse(JSON.parse(readFileSync(PEOPLE, 'utf8'))).people : []

const agentId = (id: string) => identifierFrom<AgentId>(`printed-${id}`)
const formsOf = ({ name, alternates, variants }: (typeof people)[number]) => [
  ...new Set([name, ...alternates, ...variants]),
]

/** The persons of ../shared/people, with a memorandum that is linked to each and has no word of the name. */
export function peopleToLink(): (Agent | Document)[] {
  return people.flatMap((person, n): (Agent | Document)[] => [
    {
      kind: 'agent',
      id: agentId(person.id),
      entityType: 'person',
      names: formsOf(person).map((text, m) => ({ text, kind: m === 0 ? 'preferred' : 'variant' })),
      status: { kind: 'reviewed' },
    },
    {
      kind: 'document',
      id: identifierFrom<DocumentId>(`memorandum-${person.id}`),
      title: `Memorandum no. ${n + 1}`,
      participants: [{ role: 'sender', agent: agentId(person.id), asNamed: 'the undersigned' }],
      held: 'title-only',
      access: { kind: 'public' },
    },
  ])
}

/** Each person's forms as they are printed, the head form first, and the memorandum that is linked to them. */
export const printedForms = (): { readonly memorandum: string; readonly forms: readonly string[] }[] =>
  people.map((person) => ({ memorandum: `memorandum-${person.id}`, forms: formsOf(person) }))

/** Every attested form of every agent that a record is linked to, and the forms that rules make of them. */
export async function judgedNames(records: Reading, entries: readonly IndexEntry[]): Promise<Judged[]> {
  const linked = new Map<string, Set<string>>()
  for (const { id, persons } of entries)
    for (const agent of persons) linked.set(agent, (linked.get(agent) ?? new Set()).add(id))
  const judged = new Map<string, Judged & { wanted: Set<string> }>()
  // Whose name it is, is not said: the records of each who bears it will do.
  const judge = (kind: string, query: string, wanted: ReadonlySet<string>) => {
    const key = nameWords(query).toSorted().join(' ')
    if (key === '') return
    const one = judged.get(key) ?? { kind, query, wanted: new Set<string>() }
    for (const id of wanted) one.wanted.add(id)
    judged.set(key, one)
  }
  const ids = [...linked.keys()]
  for (let at = 0; at < ids.length; at += 500) {
    for (const [id, { names }] of await records.get('agent', ids.slice(at, at + 500))) {
      const wanted = linked.get(id) ?? new Set()
      const kind = id.startsWith('printed-') ? 'printed forms of persons' : 'attested forms of linked agents'
      for (const { text } of names) judge(kind, text, wanted)
      for (const name of names)
        for (const { text } of formsByRule(name, names)) judge('forms made by rule', text, wanted)
    }
  }
  return [...judged.values()]
}
