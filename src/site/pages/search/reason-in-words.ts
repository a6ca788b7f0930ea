import type { Facet, Reason } from '#search/search.ts'
import { inARow } from '../../words/counted.ts'

const PLACE: Readonly<Record<Reason['in'][number], string>> = {
  title: 'in its title',
  text: 'in its text',
  names: 'among the names that it has',
  description: 'in its references, numbers or subjects',
}

/** What the document has with a value, where that is not to have it as one of its own. */
const VALUE: Readonly<Partial<Record<Facet, string>>> = {
  sender: 'The document is from them.',
  recipient: 'The document is to them.',
  person: 'The document names them.',
  place: 'The document is linked to this place.',
  archive: 'The document is kept there.',
  genre: 'The document is of this kind.',
  language: 'The document is in this language.',
  collection: 'The document is in this collection.',
  subject: 'The document is on this subject.',
}

/** One reason for a hit, after the words that are sought: "stands in its title and in its text". */
export function reasonInWords({ as, of, in: places, facet, possibly }: Reason): string {
  const where = inARow(places.map((place) => PLACE[place]))
  const stands = where === '' ? 'is one of its own' : `stands ${where}`
  if (as === 'link') return `The document is linked to ${of?.name ?? 'whom this names'}.`
  if (as === 'value') return (facet === undefined ? undefined : VALUE[facet]) ?? 'The document has this.'
  if (as === 'date') return possibly ? 'The document may be of this time.' : 'The document is of this time.'
  if (as === 'spelling') return `Spelt nearly as typed; it ${stands}.`
  if (as === 'pattern') return `Fits the pattern that was typed; it ${stands}.`
  if (as === 'name') return `Another name${of === undefined ? '' : ` of ${of.name}`}; it ${stands}.`
  return `As typed, or another form of the word; it ${stands}.`
}
