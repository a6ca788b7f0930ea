import { existsSync, readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { expect } from 'vitest'
import { schemaErrors } from './schema-errors.ts'

const SCHEMA = '../shared/cmif/schema/cmi-customization.rng'

/** Whether the schema of CMIF is here: it stands beside the repository, not in it. */
export const hasCmifSchema = existsSync(SCHEMA)

let validator: RelaxNGValidator | undefined
/** What the schema of CMIF, and two rules of its Schematron, say against a file. */
export function cmifErrors(xml: string): readonly string[] {
  // The rules of the format's Schematron, which no library here runs.
  for (const letter of xml.match(/<correspDesc[\s\S]*?<\/correspDesc>/gu) ?? []) {
    expect(letter).toMatch(/type="sent"[\s\S]*type="received"/u)
    expect(letter).not.toMatch(/<date(?:>|\/>| (?:cert|evidence)="[^"]*"\/>)/u)
  }
  if (!hasCmifSchema) {
    XmlDocument.fromString(xml).dispose()
    return []
  }
  validator ??= RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(SCHEMA)))
  return schemaErrors(validator, xml)
}
