import type { Agent } from '#authority/agent.ts'

export type Json = { readonly [name: string]: unknown }

/** Only what is there: schema.org has no word for what is not known. */
export const known = (properties: Json): Json =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

export const AGENT_TYPES: Readonly<Record<Agent['entityType'], string>> = {
  person: 'Person',
  family: 'Person',
  'cover-identity': 'Person',
  'corporate-body': 'Organization',
  office: 'Organization',
}
