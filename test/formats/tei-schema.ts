import { existsSync, readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument, XmlValidateError } from 'libxml2-wasm'

const SCHEMA = '../shared/tei/schema/tei_all.rng'

/** Whether the TEI schema is here: it stands beside the repository, not in it. */
export const hasTeiSchema = existsSync(SCHEMA)

let validator: RelaxNGValidator | undefined

/** What tei_all says against a file: nothing, if it is valid. */
export function teiErrors(xml: string): readonly string[] {
  validator ??= RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(SCHEMA)))
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (cause) {
    if (!(cause instanceof XmlValidateError)) throw cause
    return cause.details.map(({ line, message }) => `${line}: ${message.trim()}`)
  } finally {
    document.dispose()
  }
}

/** A file that is valid if these bodies are, each in a div on a line of its own. */
export const fileOf = (
  bodies: readonly string[],
): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p/>
${bodies.map((body) => `<div>${body}</div>`).join('\n')}
</body></text></TEI>`
