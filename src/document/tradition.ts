import type { TraditionName } from '#authority/repository.ts'
import { type LeafRange, parseLeaves } from './leaves.ts'
import type { Level } from './witness.ts'

/** One level of a tradition: how it is recognised in a string. */
export interface LevelPattern {
  /** The tradition's word (`fond`). */
  readonly level: string
  /** With groups `value` and, where a word stands beside it, `label`. Tried at the start of each word. */
  readonly pattern: RegExp
}

export interface Tradition {
  readonly name: TraditionName
  /** In canonical order, from the outside in. */
  readonly levels: readonly LevelPattern[]
  /** The words before leaves or pages. */
  readonly leafLabel: string
  /** Whether a bare run of numbers at the end is leaves (`B 136/59748, 403-410`). */
  readonly bareLeaves: boolean
  /** Names of the levels that parts without a label fill, in order; they stand before the labelled ones. */
  readonly unlabelled: readonly string[]
  /** What betrays the tradition where the repository is unknown. */
  readonly signs?: RegExp
  /** The repository that these signs imply: record groups are NARA's, FO classes TNA's. */
  readonly implies?: string
}

/** What a tradition's patterns make of a string: levels in canonical order, leaves, and the words that they say nothing about. */
export interface Dissected {
  readonly levels: readonly Level[]
  readonly leaves: readonly LeafRange[]
  readonly rest: readonly string[]
}

// Cyrillic letters that look as Latin ones, in lower case; numbers of files carry them (`5а` beside `5a`).
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
}

/** A level's value as it is compared: `5А` (Cyrillic) and `5a` are one; so are `A’0392` and `A'0392`. */
export function levelKey(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[а-яі]/gu, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s*([/-])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')
    .replace(/^[\p{P}\p{Z}]+/u, '')
    .replace(/(?<!\([^()]*)[\p{P}\p{Z}]+$/u, '')
}

const SIDE = String.raw`(?:\s?[a-zа-я](?!\p{L})|/\d{1,3}(?!\d))?(?:\s?(?:ob|об)(?!\p{L})\.?|[rv](?!\p{L}))?`
const LEAF = String.raw`\d{1,7}(?!\d)${SIDE}(?:\s?[-–—]\s?(?:\d{1,7}(?!\d)${SIDE}|[rv](?!\p{L})))?`
const LEAVES = String.raw`${LEAF}(?:\s*(?:,\s*(?:and|и)(?!\p{L})|[,;&]|(?<=\s)(?:and|и)(?!\p{L}))\s*${LEAF}(?![\p{L}\p{N}/]))*`
const BARE = new RegExp(`^${LEAVES}$`, 'iu')

const trimmed = (text: string) => text.replace(/^[\s,;.:/–—-]+|[\s,;.:/–—-]+$/gu, '')

interface Piece {
  readonly start: number
  readonly end: number
  readonly level?: number
  readonly label?: string
  readonly value?: string
  readonly leaves?: string
}

/** A tradition's patterns, made once: each tried at one place of a string. */
interface Patterns {
  readonly leaves: RegExp
  readonly levels: readonly RegExp[]
}
const PATTERNS = new Map<TraditionName, Patterns>()

function patternsOf({ name, levels, leafLabel }: Tradition): Patterns {
  const made = PATTERNS.get(name) ?? {
    leaves: new RegExp(String.raw`(?:${leafLabel})\s*(?<value>${LEAVES})`, 'iuy'),
    levels: levels.map(({ pattern }) => new RegExp(pattern.source, 'iuy')),
  }
  PATTERNS.set(name, made)
  return made
}

function piecesOf(text: string, tradition: Tradition): Piece[] {
  const { leaves, levels: patterns } = patternsOf(tradition)
  const seen = new Set<number>()
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; ) {
    const piece = startsWord(text, at) ? pieceAt(at) : undefined
    if (piece === undefined) at += 1
    else {
      pieces.push(piece)
      at = Math.max(piece.end, at + 1)
    }
  }
  return pieces

  function pieceAt(at: number): Piece | undefined {
    for (const [level, pattern] of patterns.entries()) {
      pattern.lastIndex = at
      const match = seen.has(level) ? null : pattern.exec(text)
      const value = match?.groups?.value
      if (match === null || value === undefined) continue
      seen.add(level)
      const label = match.groups?.label
      return { start: at, end: at + match[0].length, level, value, ...(label === undefined ? {} : { label }) }
    }
    leaves.lastIndex = at
    const match = leaves.exec(text)
    return match?.groups?.value === undefined
      ? undefined
      : { start: at, end: at + match[0].length, leaves: match.groups.value }
  }
}

// A value may follow the slash that ends the level above it (`B 136/59748`).
const startsWord = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** Takes the part of a reference that follows the repository to pieces, by one tradition. Order as written does not matter. */
export function dissect(text: string, tradition: Tradition): Dissected {
  const pieces = piecesOf(text, tradition)
  const leaves: LeafRange[] = []
  const labelled = new Map<number, Level>()
  const rest: string[] = []
  const unlabelled: Level[] = []

  const between = (start: number, end: number) => {
    for (const part of splitParts(text.slice(start, end))) {
      const next = tradition.unlabelled[unlabelled.length]
      const read = tradition.bareLeaves && BARE.test(part) ? parseLeaves(part, '') : undefined
      if (read !== undefined && read.issues.length === 0 && (labelled.size > 0 || unlabelled.length > 0))
        leaves.push(...read.ranges)
      else if (next !== undefined && labelled.size === 0 && !isRemark(part)) unlabelled.push(level(next, part))
      else rest.push(part)
    }
  }

  let last = 0
  for (const piece of pieces) {
    between(last, piece.start)
    last = piece.end
    const pattern = piece.level === undefined ? undefined : tradition.levels[piece.level]
    if (pattern !== undefined && piece.value !== undefined && piece.level !== undefined)
      labelled.set(piece.level, level(pattern.level, piece.value, piece.label))
    else if (piece.leaves !== undefined) {
      const read = parseLeaves(piece.leaves, '')
      leaves.push(...read.ranges)
      if (read.issues.length > 0) rest.push(text.slice(piece.start, piece.end))
    }
  }
  between(last, text.length)
  const [only] = unlabelled
  if (
    tradition.name === 'generic' &&
    unlabelled.length === 1 &&
    labelled.size === 0 &&
    only !== undefined &&
    /\d/u.test(only.value)
  )
    unlabelled[0] = { ...only, level: 'call number' }
  const ordered = [...labelled.entries()].sort(([a], [b]) => a - b).map(([, found]) => found)
  return { levels: [...unlabelled, ...ordered].filter(({ key }) => key !== ''), leaves, rest }
}

/** What a reference may say beside the file without leaving a doubt about it. */
export const isRemark = (part: string): boolean =>
  /^\(?(?:microfilm|copy|photocopy|original|telegram|airgram|despatch|cable|(?:top )?secret|confidential|in \p{Lu}\p{L}+|and (?:…|\.\.\.)|…|https?:\S+)\)?\.?$/iu.test(
    part,
  )

// A comma inside a number is part of it (`Hs-31346,2`); brackets hold remarks.
const splitParts = (text: string) =>
  text
    .split(/,(?=\s|$)|;|(?<=\d)\.(?=\s|$)|[[\]]/u)
    .map(trimmed)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))

function level(word: string, value: string, label?: string): Level {
  const plain = trimmed(value)
  const beside = label?.trim()
  return {
    level: word,
    ...(beside === undefined || beside === '' ? {} : { label: beside }),
    value: plain,
    key: levelKey(plain),
  }
}
