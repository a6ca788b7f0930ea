import { type RelaxNGValidator, XmlDocument, XmlValidateError, type XsdValidator } from 'libxml2-wasm'

/** What a schema says against a file, with the line of each: nothing, if it is valid. Throws where the file is no XML. */
export function schemaErrors(validator: RelaxNGValidator | XsdValidator, xml: string): readonly string[] {
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
