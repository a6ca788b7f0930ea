import { existsSync } from 'node:fs'
import { inject } from 'vitest'
import { SCHEMA } from './serve-tei-schema.ts'

/** Whether the TEI schema is here: it stands beside the repository, not in it. */
export const hasTeiSchema = existsSync(SCHEMA)

/** What tei_all says against a file, with the line of each: nothing, if it is valid. */
export async function teiErrors(xml: string): Promise<readonly string[]> {
  const answer = await fetch(inject('teiSchema'), { method: 'POST', body: xml })
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return JSON.parse(said)
}

/** A file that is valid if these bodies are, each in a div on a line of its own. */
export const fileOf = (
  bodies: readonly string[],
): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p/>
${bodies.map((body) => `<div>${body}</div>`).join('\n')}
</body></text></TEI>`
