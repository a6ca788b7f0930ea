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

/** Of which an address has one. */
const SINGLE = ['q', 'date', 'number', 'exact', 'sort', 'after'] as const

/** What of an address is known and yet not read, in sentences. */
function unreadIn(parameters: URLSearchParams): string[] {
  const repeated = SINGLE.filter((name) => new Set(parameters.getAll(name)).size > 1)
  const exact = parameters.get('exact') ?? ''
  return [
    ...repeated.map((name) => `“${name}” stands in this address more than once: the first is read.`),
    ...(['', '0', '1'].includes(exact)
      ? []
      : ['“exact” is 1 where words are sought exactly as typed; it was passed over.']),
  ]
}

/** What a page is asked for; what it does not know it passes over, and says so. `more`: what it knows besides a search. */
export function askedOfPage(parameters: URLSearchParams, more: readonly string[]): Asked {
  const asked = askedOf(parameters)
  const unknown = unknownIn(parameters, more)
  const said = [...(unknown === undefined ? [] : [`${unknown}; it was passed over.`]), ...unreadIn(parameters)]
  return said.length === 0 ? asked : { ...asked, notes: [...said, ...asked.notes] }
}

/** What a file is asked for; with what is not known it is refused: it has no place to say so, and might be of the whole archive. */
export function askedOfFile(parameters: URLSearchParams, more: readonly string[] = []): Asked {
  const unknown = unknownIn(parameters, more)
  if (unknown !== undefined)
    throw new Refusal(
      'invalid',
      `${unknown}. There are: ${[...KNOWN, ...more].filter((name) => name !== 'open').join(', ')}.`,
    )
  const [unread] = unreadIn(parameters)
  if (unread !== undefined) throw new Refusal('invalid', unread)
  return askedOf(parameters)
}
