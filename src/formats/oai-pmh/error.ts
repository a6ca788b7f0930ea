/** What may be wrong with a request, in the protocol's own words (OAI-PMH 2.0, 3.6). */
export const ERROR_CODES = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noMetadataFormats',
  'noRecordsMatch',
  'noSetHierarchy',
] as const
export type OaiErrorCode = (typeof ERROR_CODES)[number]

/** A refusal that is an answer of the protocol: whoever answers catches it and says so, with HTTP's 200. */
export class OaiError extends Error {
  readonly code: OaiErrorCode

  constructor(code: OaiErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What was given, cut to be told in a message. */
export const told = (given: string): string => `“${given.length > 100 ? `${given.slice(0, 100)}…` : given}”`
