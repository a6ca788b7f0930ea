import type { Reason } from '#search/search.ts'
import { inARow } from '../../words/counted.ts'

const PLACE: Readonly<Record<Reason['in'][number], string>> = {
  title: 'in its title',
  text: 'in its text',
  names: 'among the names that it has',
  description: 'in its references, numbers or subjects',
}

/** One reason for a hit, after the words that are sought: "stands in its title and in its text". */
export function reasonInWords({ as, of, in: places }: Reason): string {
  const where = inARow(places.map((place) => PLACE[place]))
  const stands = where === '' ? 'is one of its own' : `stands ${where}`
  if (as === 'link') return `The document is linked to ${of?.name ?? 'whom this names'}.`
  if (as === 'date') return 'The document may be of this time.'
  if (as === 'spelling') return `Spelt nearly as typed; it ${stands}.`
  if (as === 'name') return `Another name${of === undefined ? '' : ` of ${of.name}`}; it ${stands}.`
  return `As typed, or another form of the word; it ${stands}.`
}
