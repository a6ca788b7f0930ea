import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { preferredName } from '#authority/agent.ts'
import type { Document, Relation } from '#document/document.ts'
import { writeTei } from '#formats/tei/write.ts'
import { ingest } from '#ingest/ingest.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'
import { file, plainly, temporaryArchive } from '../temporary-archive.ts'

const SAMPLES = readFileSync('samples/january-1949.jsonl', 'utf8')
const idsOf = (kind: string) =>
  SAMPLES.split('\n').flatMap((line) => {
    const { kind: one, id } = line === '' ? {} : (JSON.parse(line) as { kind?: string; id?: string })
    return one === kind && id !== undefined ? [id] : []
  })

async function exported() {
  await using archive = await temporaryArchive()
  await ingest(archive, [file('samples.jsonl', SAMPLES)], plainly)
  return await archive.store.as({ groups: [] }).describe(idsOf('document') as DocumentId[])
}

const kept = ({ origin: _, unplaced, ...document }: Document) => ({
  ...document,
  ...(unplaced === undefined ? {} : { unplaced: unplaced.map(({ label, value }) => ({ label, value })) }),
})

test('the samples, exported as TEI and imported into an empty archive, are the same records', async () => {
  const [first, ...others] = await exported()
  if (first === undefined) throw new Error('no samples')
  // A number that led nowhere there is called like a record beside it.
  const called: Relation = { kind: 'related', to: { citation: others[0]?.document.id ?? '' } }
  const described = [{ ...first, document: { ...first.document, relations: [called] } }, ...others]
  await using archive = await temporaryArchive()
  const files = described.map((one) => file(`${one.document.id}.xml`, writeTei(one), 'samples'))
  expect(await ingest(archive, files, plainly)).toMatchObject({ new: described.length, refused: 0 })
  const back = await archive.store.as(THE_EDITORS).describe(described.map(({ document }) => document.id))
  const known = new Set<string>(described.map(({ document }) => document.id))
  for (const [n, { document, agents }] of described.entries()) {
    const is = back[n]
    if (is === undefined) throw new Error(document.id)
    // What is not among them is cited by its number.
    const relations = document.relations?.map(({ to, ...relation }) => ({
      ...relation,
      to: 'document' in to && !known.has(to.document) ? { citation: to.document } : to,
    }))
    expect(kept(is.document)).toEqual({ ...kept(document), ...(relations === undefined ? {} : { relations }) })
    const names = (all: typeof agents) => new Map([...all].map(([id, agent]) => [id, preferredName(agent)]))
    const participants = (document.participants ?? []).flatMap(({ agent }) => agent ?? [])
    for (const id of participants) expect(names(is.agents).get(id), id).toBe(names(agents).get(id))
  }
  expect(described.length).toBeGreaterThan(20)
  expect(await ingest(archive, files, plainly)).toMatchObject({ unchanged: described.length })
})

test('an identifier that is somebody else’s here is not taken for him', async () => {
  const one = (await exported()).find(({ document }) =>
    document.participants?.some(({ agent }) => agent === 'stalin' || agent === 'joseph-stalin'),
  )
  const id = one?.document.participants?.find(({ agent }) => agent?.includes('stalin'))?.agent
  if (one === undefined || id === undefined) throw new Error('Stalin is in no sample')
  await using archive = await temporaryArchive()
  const other = {
    kind: 'agent',
    id,
    entityType: 'person',
    names: [{ text: 'Vasily Ivanov', kind: 'preferred' }],
    status: { kind: 'reviewed' },
  }
  await ingest(archive, [file('agent.jsonl', `${JSON.stringify(other)}\n`)], plainly)
  await ingest(archive, [file(`${one.document.id}.xml`, writeTei(one), 'samples')], plainly)
  const back = (await archive.store.as(THE_EDITORS).describe([one.document.id]))[0]
  const n = one.document.participants?.findIndex(({ agent }) => agent === id) ?? -1
  const found = back?.document.participants?.[n]?.agent
  expect(found).not.toBe(id)
  expect(
    back?.agents
      .get(found as AgentId)
      ?.names.map(({ text }) => text)
      .join(),
  ).toMatch(/Stalin/u)
})
