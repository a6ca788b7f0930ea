import { type RepositoryFound, repositoriesIn, repositoryById, repositoryId } from '#authority/repositories.ts'
import { TRANSFERS } from '#authority/repository-table.ts'
import type { Issue } from '#value/issue.ts'
import { type Dissected, dissect, isRemark, levelKey, type Tradition } from './tradition.ts'
import { tradition, traditionBySigns } from './traditions.ts'
import type { Level, Reference } from './witness.ts'

/** Words that tell a keeper of papers from a book: what has one at its beginning is taken for a repository. */
const KEEPER =
  /archiv|archief|arkiv|levéltár|архив|librar|bibliot|bibliothek|museum|musée|record office|national records|nachlass|papers|collection|document(?:ation)? cent|institut|university|department of state|department of defense|central intelligence agency|档案|檔案|文書館/iu

/** Whether a text begins with the name of a keeper of papers, known or by the look of it. */
export const namesKeeper = (text: string): boolean =>
  repositoriesIn(text)[0]?.start === 0 || KEEPER.test(/^[^,;]+(?=,)/u.exec(text)?.[0] ?? '')

/** Whether a text shows the notation of an archive or names a known one: then it is no book, whatever else is in it. */
export const readsAsArchival = (text: string): boolean =>
  leading(text) !== undefined || traditionBySigns(text) !== undefined

/**
 * Reads one archival reference: the repository, the levels in its tradition's order and the leaves. `asGiven` is what is always printed,
 * and it stands alone, with a warning, where nothing could be read. `repository` is the keeper's name where the source has it apart;
 * what the string itself says comes first.
 */
export function parseReference(
  given: string,
  at: string,
  repository?: string,
): { reference: Reference; issues: Issue[] } {
  const text = given.normalize('NFC')
  const keeper = keeperOf(text, repository)
  const chosen = keeper.tradition ?? tradition('generic')
  const own = dissect(keeper.rest, chosen)
  const read = own.levels.length > 0 ? own : dissect(keeper.rest, tradition('generic'))
  const reference: Reference = {
    ...keeper.named,
    levels: read.levels,
    leaves: read.leaves,
    asGiven: given.trim(),
    status: 'not-stated',
  }
  return { reference, issues: issuesOf(reference, read, at) }
}

interface Keeper {
  readonly named: Pick<Reference, 'repository' | 'repositoryAsNamed'>
  readonly tradition?: Tradition | undefined
  /** What follows the repository. */
  readonly rest: string
}

function keeperOf(text: string, apart: string | undefined): Keeper {
  const signs = traditionBySigns(text)
  const stated = apart?.trim() ?? ''
  const held = stated === '' ? undefined : partOf(text, stated)
  if (stated !== '' && (held !== undefined || leading(text) === undefined)) {
    // "GB, Cambridge, University Library, …": what stands before the keeper is where it is.
    const name = inTown(stated, held === undefined ? '' : text.slice(0, held.start))
    const id = repositoryId((ANYWHERE.test(name) ? impliedBy(text, signs) : undefined) ?? name)
    const known = repositoryById(id)
    return {
      named: { repository: id, repositoryAsNamed: name },
      tradition: known === undefined || known.tradition === 'generic' ? signs : tradition(known.tradition),
      rest: held === undefined ? text : text.slice(held.end),
    }
  }
  const inside = leading(text)
  if (inside !== undefined) {
    const { repository, start, end } = inside
    const own = tradition(repository.tradition)
    const before = own.name === 'united-nations' ? text.slice(0, start) : ''
    return {
      named: { repository: repositoryId(repository.name), repositoryAsNamed: text.slice(start, end) },
      tradition: own.name === 'generic' ? (signs ?? own) : own,
      rest: `${before}${afterPlace(text.slice(end), repository.place)}`,
    }
  }
  const implied = impliedBy(text, signs)
  const first = /^(?<name>[^,;]+?)(?=[,;]\s*\S)/u.exec(text)?.groups?.name
  const named = first !== undefined && KEEPER.test(first) ? first.trim() : undefined
  if (implied !== undefined)
    return {
      named: { repository: repositoryId(implied), ...(named === undefined ? {} : { repositoryAsNamed: named }) },
      tradition: signs,
      rest: named === undefined ? text : text.slice(first?.length ?? 0),
    }
  if (named === undefined) return { named: {}, tradition: signs, rest: signs === undefined ? '' : text }
  return {
    named: { repository: repositoryId(named), repositoryAsNamed: named },
    tradition: signs,
    rest: text.slice(first?.length ?? 0),
  }
}

/** The repository that the notation alone tells: record groups are NARA's, FO classes TNA's. */
const impliedBy = (text: string, signs: Tradition | undefined) =>
  signs?.implies ?? (/\bRG[ -]?\d|\bRecord Group \d/u.test(text) ? 'nara' : undefined)

/** Where a part of a string between commas is just these words. */
function partOf(text: string, words: string): { readonly start: number; readonly end: number } | undefined {
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    if (/(?:^|[,;]\s*)$/u.test(text.slice(0, start)) && /^\s*(?:[,;]|$)/u.test(text.slice(end))) return { start, end }
  }
  return undefined
}

// A name that many towns have one of.
const ANYWHERE =
  /^(?:the )?(?:(?:university|national|state|city|town|public|central|municipal|county|universitäts|stadt|staats|landes|haupt)[ -]?)*(?:library|archives?|museum|bibliothek|archiv|record office)$/iu

/** A keeper whose name would not tell it from others takes the town that stands before it: `University Library, Cambridge`. */
function inTown(keeper: string, before: string): string {
  const town = ANYWHERE.test(keeper) ? /(?<town>\p{Lu}[^,;]*?)\s*[,;]\s*$/u.exec(before)?.groups?.town : undefined
  return town === undefined ? keeper : `${keeper}, ${town}`
}

/** What follows the name of a repository and of its town: `(AVPRF), Moscow, fond 0100`. */
function afterPlace(text: string, place: string): string {
  const town = new RegExp(String.raw`^[\s,]*\(?${place}\)?(?=\s*[,(])`, 'u').exec(text)
  return text.slice(town?.[0].length ?? 0)
}

// The repository heads a reference, perhaps after a word or two; a digital library may stand at its end, after what it holds.
function leading(text: string): RepositoryFound | undefined {
  const found = repositoriesIn(text)
  return (
    found.find(({ start }) => !/\d/u.test(text.slice(0, start))) ??
    found.find(({ repository }) => repository.tradition === 'united-nations')
  )
}

function issuesOf(reference: Reference, { levels, rest }: Dissected, at: string): Issue[] {
  const given = `“${reference.asGiven}”`
  const issue = (severity: Issue['severity'], message: string): Issue => ({ severity, at, field: 'witnesses', message })
  if (levels.length === 0)
    return [issue('warning', `${given} could not be read as an archival reference; it is printed as given`)]
  const words = rest.filter((part) => !isRemark(part)).map((part) => `“${part}”`)
  return [
    ...(/(?:…|\.\.\.)$/u.test(reference.asGiven) ? [issue('note', `${given} breaks off; it is printed as given`)] : []),
    ...(words.length === 0
      ? []
      : [
          issue('note', `${words.join(', ')} in ${given} could not be placed in the reference; it is printed as given`),
        ]),
  ]
}

const pairs = ({ levels }: Reference) => JSON.stringify(levels.map(({ level, key }) => [level, key]))

/** Whether two references are of one file: repository and levels agree; labels and the order as written never count. */
export const sameFile = (a: Reference, b: Reference): boolean =>
  a.repository !== undefined && a.repository === b.repository && a.levels.length > 0 && pairs(a) === pairs(b)

/** Whether `former` may be the old reference of `present`: a known transfer (APRF f. 45 op. 1 to RGASPI f. 558 op. 11), equal file, equal leaves. */
export function mayBeTransfer(former: Reference, present: Reference): boolean {
  return TRANSFERS.some(({ from, to }) => {
    const before = below(former, from)
    const after = below(present, to)
    if (before === undefined || after === undefined || before.length === 0) return false
    const leaves = [former, present].map((reference) => JSON.stringify(reference.leaves))
    return JSON.stringify(before) === JSON.stringify(after) && leaves[0] === leaves[1]
  })
}

/** The (level, key) pairs below the units that were moved; undefined where the reference is not of them. */
function below(
  { repository, levels }: Reference,
  unit: { readonly repository: string; readonly levels: Readonly<Record<string, string>> },
): readonly (readonly [string, string])[] | undefined {
  const keyOf = (word: string) => levels.find(({ level }: Level) => level === word)?.key
  const inside =
    repository === unit.repository && Object.entries(unit.levels).every(([word, key]) => keyOf(word) === levelKey(key))
  if (!inside) return undefined
  return levels.filter(({ level }) => !Object.hasOwn(unit.levels, level)).map(({ level, key }) => [level, key] as const)
}
