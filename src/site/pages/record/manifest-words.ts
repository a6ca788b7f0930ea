import type { Block } from '#document/block.ts'
import { principalDate } from '#document/document.ts'
import type { Pair } from '#formats/iiif/language-map.ts'
import type { ManifestWords } from '#formats/iiif/manifest.ts'
import type { Described } from '#holding/described.ts'
import { genreOf } from '#holding/parties.ts'
import { capital } from '../../words/counted.ts'
import { HELD } from '../../words/terms.ts'
import { creditsOf, datesOf, type Entry, factsOf, madeFrom, peopleOf, placesOf, subjectsOf } from './apparatus-props.ts'
import { dateOf, rightsOf } from './record-props.ts'
import { printedOf, sourcesOf } from './sources.ts'
import { labelOf } from './text-props.ts'

/** What a manifest says of a record: what its page says, in the same words. */
export function manifestWords(
  described: Described,
  blocksOf: (body: string) => readonly Block[],
  searched: boolean,
): ManifestWords {
  const { texts = [] } = described.document
  return {
    metadata: pairsOf(described).filter(({ values }) => values.length > 0),
    attribution: [...takenFromOf(described).map((from) => `Taken from ${from}.`), ...creditsOf(described.document)],
    texts: texts.flatMap((text) => {
      const blocks = blocksOf(text.body)
      return blocks.length === 0 ? [] : [{ text, label: labelOf(text, texts), blocks }]
    }),
    searched,
  }
}

function pairsOf(described: Described): readonly Pair[] {
  const { document, version } = described
  const date = dateOf(described)
  const genre = genreOf(document)
  const dates = datesOf(document)
  return [
    // A date that could not be read stands in the words of the paper.
    {
      label: 'Date',
      values: [withMade(date.words, date.made)],
      ...english(principalDate(document)?.edtf !== undefined),
    },
    {
      label: 'Dates',
      values: dates.map(({ role, words, note, made }) => withMade(noted(`${role} ${words}`, note), made)),
    },
    { label: 'Kind', values: genre === undefined ? [] : [withMade(capital(genre), madeFrom(document, 'genre'))] },
    { label: 'People', values: peopleOf(described).map(entry) },
    { label: 'Places', values: placesOf(described).map(entry) },
    {
      label: 'Source',
      values: sourcesOf(document, []).map(({ pieces, says }) => noted(pieces.map(({ words }) => words).join(''), says)),
    },
    { label: 'Printed', values: printedOf(document).map(({ words }) => words) },
    { label: 'Taken from', values: takenFromOf(described) },
    { label: 'Subjects', values: subjectsOf(described).map(entry) },
    ...factsOf(document).map(({ label, value, made }) => ({ label, values: [withMade(value, made)] })),
    { label: 'Rights', values: rightsOf(described).map(({ name, words }) => [name, words].filter(Boolean).join('. ')) },
    { label: 'Held', values: document.held === 'text' ? [] : [HELD[document.held]], lang: 'en' },
    { label: 'Record', values: [`${document.id}, version ${version}`], lang: 'en' },
  ]
}

const english = (is: boolean) => (is ? { lang: 'en' } : {})
const noted = (words: string, note: string | undefined) => (note === undefined ? words : `${words} (${note})`)
/** What a program read and the record does not state is told as that. */
const withMade = (words: string, made: string | undefined) => (made === undefined ? words : `${words} [${made}]`)

const entry = ({ words, role, note, made }: Entry): string =>
  withMade(noted(role === undefined ? words : `${words}, ${role}`, note), made)

const takenFromOf = ({ document: { takenFrom } }: Described): readonly string[] =>
  takenFrom === undefined ? [] : [[takenFrom.name, takenFrom.number].filter(Boolean).join(', ')]
