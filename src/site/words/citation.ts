import { principalDate } from '#document/document.ts'
import { editionInWords } from '#document/edition-in-words.ts'
import type { Text } from '#document/text.ts'
import type { Witness, WitnessKind } from '#document/witness.ts'
import type { Publisher } from '#formats/csl/item.ts'
import type { Described } from '#holding/described.ts'
import { genreOf, partiesInWords, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { languageName } from '#value/language.ts'

/** What is cited, where that is not the record with its first text: another text, or a passage at an address of its own. */
export interface Cited {
  readonly text?: Text
  readonly passage?: { readonly words: string; readonly path: string }
}

/**
 * The note form: what is on the page first (regest; translation, by whom), then where it was taken from, then the original, as
 * "Stalin to Mao Zedong, cable, January 10, 1949, English regest, Chancery 112659, version 1, [address], after …; original in …".
 * The day of access is the reader's to add.
 */
export function citation(described: Described, publisher: Publisher, cited: Cited = {}): string {
  const { document, version } = described
  const taken = document.takenFrom
  const original = whereItIs(document.witnesses ?? [])
  const parts = [
    ...whatItIs(described),
    whatIsShown(described, cited.text),
    cited.passage?.words,
    `${publisher.name} ${document.id}`,
    `version ${version}`,
    `${publisher.base}${cited.passage?.path ?? address.document(document.id)}`,
    taken === undefined ? undefined : `after ${[taken.name, taken.number].filter(Boolean).join(', ')}`,
  ]
  const note = parts.filter((part) => part !== undefined && part !== '').join(', ')
  return `${note}${original === undefined ? '' : `; ${original}`}`.replace(/\.?$/u, '.')
}

/** Where the paper lies; of what is known from print alone, where it was printed. */
function whereItIs(witnesses: readonly Witness[]): string | undefined {
  const kept = witnesses.find(({ references }) => references.length > 0)
  const reference = kept?.references[0]?.asGiven
  if (kept !== undefined && reference !== undefined) return `${HELD_THERE[kept.kind] ?? 'original'} in ${reference}`
  const edition = witnesses.find((witness) => witness.edition !== undefined)?.edition
  return edition === undefined ? undefined : `printed in ${editionInWords(edition)}`
}

/** What lies at the place that is cited, where that is not the original. */
const HELD_THERE: Readonly<Partial<Record<WitnessKind, string>>> = {
  'outgoing-copy': 'file copy',
  'certified-copy': 'certified copy',
  copy: 'copy',
  extract: 'extract',
  draft: 'draft',
  microform: 'microform',
  printed: 'printed',
}

function whatItIs(described: Described): (string | undefined)[] {
  const { document } = described
  const date = principalDate(document)
  const day = date?.edtf === undefined ? (date?.asWritten ?? 'undated') : dateInWords(date.edtf, 'citation')
  const parties = partiesOf(described)
  if (parties.from.length === 0 || parties.to.length === 0) return [document.title, day]
  return [partiesInWords(parties), genreOf(document)?.toLowerCase(), day]
}

/** "English regest", "English translation by Gary Goldberg"; of a text in the document's own words, nothing. */
function whatIsShown({ document }: Described, text = document.texts?.[0]): string | undefined {
  if (text === undefined || text.kind === 'transcript') return undefined
  const words = [
    text.lang === undefined ? undefined : languageName(text.lang),
    text.kind === 'ocr' ? 'machine reading' : text.kind,
  ]
  const by = [...(text.credits ?? []), ...(document.credits ?? [])].find((credit) => credit.role === 'translated')
  const shown = words.filter(Boolean).join(' ')
  return text.kind === 'translation' && by !== undefined ? `${shown} by ${by.name}` : shown
}
