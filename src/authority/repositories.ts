import { type AgentId, identifierFrom } from '#value/identifier.ts'
import type { Agent } from './agent.ts'
import type { Name } from './name.ts'
import type { Repository } from './repository.ts'
import { REPOSITORIES } from './repository-table.ts'

const isAbbreviation = (form: string) => form.length <= 10 && (form.match(/\p{Lu}/gu)?.length ?? 0) >= 2

/**
 * A form as a pattern: any run of blanks (none, after a Cyrillic abbreviation: `АП РФ`, `АПРФ`), either apostrophe, any case;
 * but an abbreviation counts in its own letters alone, for "mol" and "tna" are parts of words.
 */
function pattern(form: string): string {
  const blank = /^\p{Lu}+ \p{Lu}+$/u.test(form) ? String.raw`\s*` : String.raw`\s+`
  const exact = isAbbreviation(form)
  return [...form].map((sign) => (sign === ' ' ? blank : signPattern(sign, exact))).join('')
}

function signPattern(sign: string, exact: boolean): string {
  if (/['’]/u.test(sign)) return "['’]"
  const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()]
  if (!exact && lower !== upper && lower.length === upper.length) return `[${lower}${upper}]`
  return /[.*+?^${}()|[\]\\]/u.test(sign) ? `\\${sign}` : sign
}

const formsOf = (repository: Repository): readonly string[] => [
  repository.name,
  repository.code,
  ...(repository.variants ?? []),
  ...(repository.former ?? []),
  ...(repository.misprints ?? []),
]

const FORMS = REPOSITORIES.flatMap((repository) => formsOf(repository).map((form) => ({ form, repository }))).sort(
  (a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1),
)
const WHOLE_WORDS = [String.raw`(?<![\p{L}\p{N}/-])`, String.raw`(?![\p{L}\p{N}]|['’]s|\s+(?:of|in|für|de)\s)`] as const
const ANY = new RegExp(
  `${WHOLE_WORDS[0]}(?:${FORMS.map(({ form }) => pattern(form)).join('|')})${WHOLE_WORDS[1]}`,
  'gu',
)
// A form by its letters alone: what the pattern lets vary is left out.
const plainForm = (form: string) => form.toLowerCase().replace(/[\s'’]+/gu, '')
const BY_FORM = new Map(FORMS.toReversed().map(({ form, repository }) => [plainForm(form), repository]))
const BY_ID = new Map(REPOSITORIES.map((repository) => [repository.id, repository]))

/** A repository's name where it stands in a string; `end` is after the abbreviation in brackets that follows a full name. */
export interface RepositoryFound {
  readonly repository: Repository
  readonly start: number
  readonly end: number
}

/** Every known repository that a string names, in order: `… (APRF), f. 45 …; AVPRF, Fond 059a` names two. */
export function repositoriesIn(text: string): readonly RepositoryFound[] {
  const found: RepositoryFound[] = []
  ANY.lastIndex = 0 // one pattern for all: to copy it, as matchAll does, costs more than to use it
  for (let match = ANY.exec(text); match !== null; match = ANY.exec(text)) {
    const repository = BY_FORM.get(plainForm(match[0]))
    if (repository === undefined) continue
    const previous = found.at(-1)
    // "Archive of the President of the Russian Federation (APRF)" is one name.
    if (previous?.repository === repository && /^\s*\($/u.test(text.slice(previous.end, match.index))) {
      const closed = text.startsWith(')', match.index + match[0].length) ? 1 : 0
      found[found.length - 1] = { ...previous, end: match.index + match[0].length + closed }
    } else found.push({ repository, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** The repository that a text is the name of, in any form that references use; undefined for any other text. */
export function repositoryNamed(text: string): Repository | undefined {
  const plain = text.trim().replace(/[.,;:]+$/u, '')
  const [first] = repositoriesIn(plain)
  return first !== undefined && first.start === 0 && first.end === plain.length ? first.repository : undefined
}

export const repositoryById = (id: string): Repository | undefined => BY_ID.get(id)

/** The identifier of a repository's authority: of the table, or made from the name of one that is not in it. */
export const repositoryId = (name: string): AgentId =>
  identifierFrom<AgentId>(
    repositoryNamed(name)?.id ??
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/^the\s+/u, ''),
  )

/** The authority of a repository as references make it known; unreviewed until an editor has looked. */
export function agentOfRepository(id: AgentId, asNamed?: string): Agent {
  const known = BY_ID.get(id)
  const named = (text: string, kind: Name['kind']): Name => ({ text, kind })
  const names: readonly Name[] =
    known === undefined
      ? [named(asNamed ?? id, 'preferred')]
      : [
          named(known.name, 'preferred'),
          ...(known.code === known.name ? [] : [named(known.code, 'abbreviation')]),
          ...(known.variants ?? []).map((form) => named(form, isAbbreviation(form) ? 'abbreviation' : 'variant')),
          ...(known.former ?? []).map((form) => named(form, 'former')),
          ...(known.misprints ?? []).map((form) => named(form, 'misspelt')),
        ]
  return {
    kind: 'agent',
    id,
    entityType: 'corporate-body',
    names,
    repository: { code: known?.code ?? asNamed ?? id, ...(known === undefined ? {} : { place: known.place }) },
    status: { kind: 'unreviewed' },
  }
}
