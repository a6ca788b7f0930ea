import { preferredName } from '#authority/agent.ts'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document, Relation } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import { findQuotation } from '#document/passage.ts'
import type { TextKind } from '#document/text.ts'
import { letterInWords } from '#exchange/suggestion/letter-in-words.ts'
import type { LetterNotHeld } from '#exchange/suggestion/suggestion.ts'
import type { Store, SuggestionKept, Writing } from '#store/store.ts'
import { canonicalJson } from '#value/digest.ts'
import type { AgentId } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'

/**
 * Makes a suggestion a relation of its document, with the words as evidence: a new version, in the transaction in which the suggestion is accepted. Again it
 * changes nothing. Refused with `conflict` where the words no longer stand there.
 */
export async function acceptSuggestion(store: Store, id: string, by: string): Promise<'changed' | 'unchanged'> {
  return await store.write(async (tx) => {
    const suggestion = await tx.suggestion(id)
    if (suggestion === undefined) throw new Refusal('not-found', `There is no suggestion ${id}.`)
    if (suggestion.state === 'accepted') return 'unchanged'
    const [described] = await tx.describe([suggestion.document])
    if (described === undefined) throw new Refusal('not-found', `There is no document ${suggestion.document}.`)
    const { document, version } = described
    const evidence = evidenceOf(document, suggestion)
    const relation: Relation = { kind: suggestion.relation, to: await targetOf(tx, suggestion), evidence: [evidence] }
    const note = `Accepted: ${suggestion.because.join('; ')}.`
    await tx.put(
      { ...document, relations: withRelation(document.relations ?? [], relation) },
      { by, note, over: version },
    )
    return await tx.decide(id, 'accepted', by)
  })
}

const SPEAKS: Readonly<Partial<Record<TextKind, Evidence['of']>>> = {
  transcript: 'original',
  translation: 'translation',
  regest: 'regest',
}

/** The words as they stand in the document now. */
function evidenceOf({ id: document, texts = [] }: Document, { id, mention }: SuggestionKept): Evidence {
  const { text, quotation } = mention
  const found = texts.find((one) => one.id === text)
  if (found === undefined || findQuotation(blocksOf(parseBody(found.body)), quotation).is === 'nowhere')
    throw new Refusal(
      'conflict',
      `“${quotation.exact}” no longer stands in ${document}, ${text}, ${quotation.block}. Run "chancery suggestions find" again; ${id} cannot be accepted.`,
    )
  const of = SPEAKS[found.kind]
  return { passage: { document, text, ...quotation }, ...(of === undefined ? {} : { of }) }
}

async function targetOf(tx: Writing, { to }: SuggestionKept): Promise<Relation['to']> {
  return 'document' in to ? to : { citation: await citationOf(tx, to.notHeld) }
}

/** `Stalin to Mao Zedong, telegram No. 34 of 11 January 1949`. */
async function citationOf(tx: Writing, letter: LetterNotHeld): Promise<string> {
  const agents = await tx.get('agent', [...letter.from, ...letter.to])
  const names = (ids: readonly AgentId[]) =>
    ids.map((one) => agents.get(one)).map((one) => (one === undefined ? 'somebody' : preferredName(one)))
  const people = [names(letter.from).join(' and '), names(letter.to).join(' and ')].filter((name) => name !== '')
  const words = letterInWords(letter)
  return people.length < 2 ? words : `${people.join(' to ')}, ${words}`
}

/** One that is stated already gains the evidence. */
function withRelation(relations: readonly Relation[], added: Relation): readonly Relation[] {
  const isSame = ({ kind, to }: Relation) => kind === added.kind && canonicalJson(to) === canonicalJson(added.to)
  if (!relations.some(isSame)) return [...relations, added]
  return relations.map((one) =>
    isSame(one) ? { ...one, evidence: [...(one.evidence ?? []), ...(added.evidence ?? [])] } : one,
  )
}
