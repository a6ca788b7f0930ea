import { Refusal } from '#value/refusal.ts'
import { type Asked, askedOf, FACET_PARAMETERS } from './search-request.ts'

/** What others hang on addresses to count who follows them: it is meant for nobody here. */
const HUNG_ON = /^(?:utm_|mtm_|pk_|piwik_|matomo_|hsa_|mc_|_)|^(?:[a-z]{1,3}clid|[gw]braid|igshid|li_fat_id|ref|si)$/u

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(FACET_PARAMETERS),
  ...['q', 'date', 'number', 'exact', 'sort', 'open', 'after'],
])

function unknownIn(parameters: URLSearchParams, more: readonly string[]): string | undefined {
  const unknown = [...new Set(parameters.keys())].filter(
    (name) => !KNOWN.has(name) && !more.includes(name) && !HUNG_ON.test(name),
  )
  if (unknown.length === 0) return undefined
  const said = unknown.slice(0, 5).map((name) => `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`)
  return `${said.join(', ')} ${said.length === 1 ? 'is no parameter' : 'are no parameters'} of this address`
}

/** What a page is asked for; what it does not know it passes over, and says so. `more`: what it knows besides a search. */
export function askedOfPage(parameters: URLSearchParams, more: readonly string[]): Asked {
  const asked = askedOf(parameters)
  const unknown = unknownIn(parameters, more)
  return unknown === undefined ? asked : { ...asked, notes: [`${unknown}; it was passed over.`, ...asked.notes] }
}

/** What a file is asked for; with what is not known it is refused: it has no place to say so, and might be of the whole archive. */
export function askedOfFile(parameters: URLSearchParams, more: readonly string[] = []): Asked {
  const unknown = unknownIn(parameters, more)
  if (unknown !== undefined)
    throw new Refusal(
      'invalid',
      `${unknown}. There are: ${[...KNOWN, ...more].filter((name) => name !== 'open').join(', ')}.`,
    )
  return askedOf(parameters)
}
