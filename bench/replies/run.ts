/**
 * How well the letters that a letter names are found, reckoned and linked, held against what a reader found (README.md).
 *
 *   npm run bench -- replies                precision and recall, by language and half
 *   npm run bench -- replies misses tune    and what was missed or wrong in one half
 *   npm run bench -- replies sentences      the same on sentences written for the rules; `misses tune` behind it
 */
import type { Document } from '#document/document.ts'
import { findMentions } from '#exchange/mention/find-mentions.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import { correspondence } from '#exchange/suggestion/correspondence.ts'
import { letterOf } from '#exchange/suggestion/letter.ts'
import { suggestReplies } from '#exchange/suggestion/suggest-replies.ts'
import { halfOf, type JudgedLetter, type JudgedStatement, readJudged } from './judged.ts'
import { readLetters } from './letters.ts'
import { type Matched, match, wordsAround } from './match.ts'
import { measureSentences } from './measure-sentences.ts'

interface Measured {
  readonly letter: JudgedLetter
  readonly document: Document
  readonly mentions: readonly Mention[]
  readonly matched: Matched
  /** The files that were proposed, with their scores. */
  readonly linked: readonly { readonly file: string; readonly score: number }[]
}

export async function measureReplies(words: readonly string[]): Promise<void> {
  if (words[0] === 'sentences') return measureSentences(words.slice(1))
  const letters = await readLetters()
  if (letters.size === 0) return console.log('The letters are in ../shared, which is not here.')
  const all = correspondence([...letters.values()].map(letterOf))
  const fileOf = new Map([...letters].map(([file, { id }]) => [id, file]))
  const measured = readJudged().flatMap((letter): readonly Measured[] => {
    const document = letters.get(letter.file)
    if (document === undefined) return []
    const mentions = findMentions(document)
    const linked = suggestReplies(document, all).flatMap(({ to, score }) =>
      'document' in to ? [{ file: fileOf.get(to.document) ?? '', score }] : [],
    )
    return [{ letter, document, mentions, matched: match(document, letter, mentions), linked }]
  })
  for (const half of ['tune', 'held', 'both'] as const) {
    console.log(`\n${half === 'both' ? 'both halves' : `the half ${half === 'tune' ? 'to tune on' : 'held back'}`}`)
    const own = measured.filter(({ letter }) => half === 'both' || halfOf(letter) === half)
    for (const lang of [...new Set(own.map(({ letter }) => letter.lang))].toSorted())
      print(
        lang,
        own.filter(({ letter }) => letter.lang === lang),
      )
    print('all', own)
  }
  speed([...letters.values()])
  if (words[0] === 'misses') for (const one of measured) if ((words[1] ?? 'tune') === halfOf(one.letter)) misses(one)
}

const share = (part: number, whole: number) =>
  whole === 0
    ? '-'.padStart(13)
    : `${((100 * part) / whole).toFixed(0)}% ${`(${part}/${whole})`.padEnd(9)}`.padStart(13)

const isStated = ({ day, number }: Mention | JudgedStatement) => (day ?? number) !== undefined

/** Day, number and direction are those of the reader; where he doubts one, it may differ. */
const isRight = (mention: Mention, { day, number, whose, doubt }: JudgedStatement) =>
  (mention.day === day || doubt === 'day') &&
  (mention.number === number || doubt === 'number') &&
  (mention.whose === whose || doubt === 'whose')

function print(name: string, own: readonly Measured[]): void {
  const pairs = own.flatMap(({ matched }) => matched.pairs)
  const missed = own.flatMap(({ matched }) => matched.missed)
  const wrong = own.flatMap(({ matched }) => matched.wrong)
  const stated = pairs.filter(({ statement }) => isStated(statement))
  const right = stated.filter(({ mention, statement }) => isRight(mention, statement))
  const claimed = pairs.filter(({ mention }) => isStated(mention)).length + wrong.filter(isStated).length
  const rightClaims = pairs.filter(({ mention, statement }) => isStated(mention) && isRight(mention, statement)).length
  const due = stated.length + missed.filter(isStated).length
  const links = own.flatMap(({ letter, linked }) => linked.map((link) => ({ ...link, of: letter })))
  const held = own.flatMap(({ letter, linked }) =>
    [
      ...new Set(
        letter.statements.flatMap(({ held, whose }) => (held === undefined || whose === 'third' ? [] : [held])),
      ),
    ].map((file) => linked.some((link) => link.file === file)),
  )
  const goodLinks = links.filter(({ of, file }) => of.statements.some(({ held }) => held === file)).length
  console.log(
    `  ${name.padEnd(4)} ${own.length} letters, ${pairs.length + missed.length} statements, ${due} with a day or number`,
  )
  const line = (what: string, precision: string, recall: string) =>
    console.log(`       ${what.padEnd(42)} precision ${precision}  recall ${recall}`)
  line(
    'finding, all statements',
    share(pairs.length, pairs.length + wrong.length),
    share(pairs.length, pairs.length + missed.length),
  )
  line('finding and resolving those with day or no.', share(rightClaims, claimed), share(right.length, due))
  const parts = (['day', 'number', 'whose'] as const).map((part) => {
    const with_ = stated.filter(({ statement }) => statement[part] !== undefined && statement.doubt !== part)
    return `${part} ${share(with_.filter(({ mention, statement }) => mention[part] === statement[part]).length, with_.length)}`
  })
  console.log(`       of those found: ${parts.join(' ')}`)
  line(
    'linking, where the letter is held',
    share(goodLinks, links.length),
    share(held.filter(Boolean).length, held.length),
  )
}

function speed(documents: readonly Document[]): void {
  for (const document of documents) findMentions(document)
  const size = documents.reduce((sum, { texts = [] }) => sum + texts.reduce((n, { body }) => n + body.length, 0), 0)
  const start = performance.now()
  for (const document of documents) findMentions(document)
  const took = performance.now() - start
  console.log(
    `\n${documents.length} letters in ${took.toFixed(0)} ms: ${((took / size) * 4000).toFixed(2)} ms for 600 words (4,000 signs)`,
  )
}

function misses({ letter, matched, mentions, linked, document }: Measured): void {
  const told = (value: object) => JSON.stringify(value)
  const lines = [
    ...matched.missed.map((statement) => `MISSED  ${told(statement)}\n          ${wordsAround(document, statement)}`),
    ...matched.wrong.map((mention) => `WRONG   ${told(mention)}`),
    ...matched.pairs
      .filter(({ mention, statement }) => !isRight(mention, statement))
      .map(({ mention, statement }) => `OTHER   ${told(statement)}\n          ${told(mention)}`),
    ...linked
      .filter(({ file }) => !letter.statements.some(({ held }) => held === file))
      .map(({ file, score }) => `LINKED  ${file} ${score}`),
    ...letter.statements
      .filter(({ held }) => held !== undefined && !linked.some(({ file }) => file === held))
      .map((statement) => `UNLINKED ${told(statement)}`),
  ]
  if (lines.length > 0) console.log(`\n${letter.file} (${mentions.length} found)\n  ${lines.join('\n  ')}`)
}
