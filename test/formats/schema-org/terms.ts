import { existsSync, readFileSync } from 'node:fs'

const CONTEXT = '../shared/jsonld/schemaorg-30.0-context.jsonld'

/** Whether the context of schema.org is here: it stands beside the repository, not in it. */
export const hasSchemaOrg = existsSync(CONTEXT)

const terms: object = hasSchemaOrg
  ? (JSON.parse(readFileSync(CONTEXT, 'utf8')) as { '@context': object })['@context']
  : {}

/** Every property and type that is used. */
export function termsIn(all: unknown): ReadonlySet<string> {
  const used = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [name, one] of Object.entries(value)) {
      if (name === '@type') for (const type of [one].flat()) used.add(String(type))
      else if (!name.startsWith('@')) used.add(name)
      walk(one)
    }
  }
  walk(all)
  return used
}

/** Those that the vocabulary does not have. */
export const unknownToSchemaOrg = (all: unknown): readonly string[] =>
  [...termsIn(all)].filter((name) => !Object.hasOwn(terms, name))
