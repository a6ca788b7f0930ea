import { GENRES, type Genre } from '#document/genre.ts'
import { capital } from './counted.ts'

/** More than one of each kind. */
const KINDS: Readonly<Record<Genre, string>> = {
  telegram: 'telegrams',
  'ciphered telegram': 'ciphered telegrams',
  letter: 'letters',
  note: 'notes',
  'note verbale': 'notes verbales',
  'aide-memoire': 'aides-mémoire',
  memorandum: 'memoranda',
  'memorandum of conversation': 'memoranda of conversation',
  despatch: 'despatches',
  instruction: 'instructions',
  circular: 'circulars',
  report: 'reports',
  minutes: 'minutes',
  protocol: 'protocols',
  statement: 'statements',
  speech: 'speeches',
  treaty: 'treaties',
  diary: 'diaries',
  article: 'articles',
  other: 'other kinds',
}

/** "Letters"; a source's own word for a kind as it stands. */
export function kindsInWords(genre: string): string {
  const known = GENRES.find((one) => one === genre)
  return capital(known === undefined ? genre.replaceAll('-', ' ') : KINDS[known])
}
