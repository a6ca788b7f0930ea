import { displayDate } from '#value/display-date.ts'
import type { Query } from '../query.ts'
import { edtfOf } from '../read-days.ts'

/** A part of a question as it is told: the words that are sought, without the signs that ask for them. */
export function queryInWords(query: Query): string {
  switch (query.is) {
    case 'term':
    case 'form':
      return query.word
    case 'fuzzy':
      return `${query.word}~`
    case 'prefix':
      return `${query.start}*`
    case 'wildcard':
      return query.pattern
    case 'phrase':
      return query.words.join(' ')
    case 'near':
      return query.words.join(` NEAR/${query.within} `)
    case 'written':
      return queryInWords(query.of)
    case 'dated':
      return displayDate(edtfOf(query.days))
    case 'bool':
      return query.must.map(queryInWords).join(' ')
    default:
      return ''
  }
}
