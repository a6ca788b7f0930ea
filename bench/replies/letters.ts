import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { tei } from '#formats/tei/read.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'
import { LETTERS } from './judged.ts'

/** The letters that were judged and those beside them, by file, as an import gives them; people are linked where a source names them alike. */
export async function readLetters(): Promise<ReadonlyMap<string, Document>> {
  const letters = new Map<string, Document>()
  if (!existsSync(LETTERS)) return letters
  const files = readdirSync(LETTERS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
  for (const file of files.toSorted()) {
    const bytes = readFileSync(`${LETTERS}/${file}`)
    const readings = await Array.fromAsync(tei.read({ name: file, bytes: once(bytes) }))
    const [draft] = readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []))
    if (draft === undefined) continue
    letters.set(file, linked(toDocument(draft, identifierFrom<DocumentId>(file)).document))
  }
  return letters
}

const linked = (document: Document): Document => ({
  ...document,
  participants: (document.participants ?? []).map((one) => {
    const name = one.refs?.[0] ?? one.asNamed
    return name === undefined ? one : { ...one, agent: identifierFrom<AgentId>(name) }
  }),
})

async function* once(bytes: Uint8Array) {
  yield bytes
}
