import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'

/** Paragraphs in their order, of one language. */
export interface Source {
  readonly lang: string
  readonly paragraphs: readonly string[]
}

/** A paragraph is no longer than this, in words: cells of tables hold whole letters without a line end. */
const LONGEST = 120
const SHORTEST = 8

const filesBelow = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8'))
    : []

function paragraphsOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const words = line.split(/\s+/u).filter((word) => word !== '')
      return Array.from({ length: Math.ceil(words.length / LONGEST) }, (_, n) =>
        words.slice(n * LONGEST, (n + 1) * LONGEST),
      )
    })
    .filter((words) => words.length >= SHORTEST)
    .map((words) => words.join(' '))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words of a TEI letter, a line a paragraph; the reader of TEI is what is measured, so it is not used here. */
const wordsOfTei = (xml: string): string =>
  (/<text\b[\s\S]*<\/text>/u.exec(xml)?.[0] ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/<\/(?:p|head|opener|closer|l)>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replace(/&(?<name>\w+);/gu, (_, name: string) => ENTITIES[name] ?? ' ')

const lettersOfDelegates = (table: string): readonly string[] =>
  z
    .array(z.array(z.string()))
    .parse(parse(table, { relax_column_count: true, relax_quotes: true }))
    .map((row) => row.at(-1) ?? '')

/** The repository's own regests, where the real texts are not beside it. */
function samples(): readonly string[] {
  const held = z.looseObject({ texts: z.array(z.looseObject({ body: z.string() })).optional() })
  return readFileSync('samples/january-1949.jsonl', 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => held.parse(JSON.parse(line)).texts ?? [])
    .flatMap(({ body }) => blocksOf(parseBody(body)).map(({ text }) => text))
}

const kept = new Map<string, readonly [Source, ...Source[]]>()

/** Real texts: those beside the project where they are there, else the project's own. Never empty; each folder is read once. */
export function sourcesIn(folder: string): readonly [Source, ...Source[]] {
  const sources = kept.get(folder) ?? readSources(folder)
  kept.set(folder, sources)
  return sources
}

function readSources(shared: string): readonly [Source, ...Source[]] {
  const letters = (edition: string) => filesBelow(`${shared}/tei/letters/${edition}`, '.xml').map(wordsOfTei)
  const english = paragraphsOf([
    ...filesBelow(`${shared}/plain-text/ungd`, '.txt'),
    ...filesBelow(`${shared}/delegates`, '.csv').flatMap(lettersOfDelegates),
  ])
  const others: readonly Source[] = [
    { lang: 'fr', paragraphs: paragraphsOf(letters('estournelles')) },
    { lang: 'de', paragraphs: paragraphsOf(letters('schnitzler-briefe')) },
    { lang: 'it', paragraphs: paragraphsOf(letters('suriano')) },
  ]
  return [
    { lang: 'en', paragraphs: english.length > 0 ? english : samples() },
    ...others.filter(({ paragraphs }) => paragraphs.length > 0),
  ]
}
