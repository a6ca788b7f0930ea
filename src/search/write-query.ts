import type { Field, Query } from './query.ts'

/** The fields by their names in a query, where these are others. */
const NAMED: Readonly<Partial<Record<Field, string>>> = { text: 'in-text', language: 'lang' }

const inQuotes = (text: string): string => (/[\s()"]/u.test(text) ? `"${text.replaceAll('"', '')}"` : text)

/** A query as somebody would type it: `readQuery` reads it so again. */
export function writeQuery(query: Query): string {
  const within = (one: Query) =>
    one.is === 'bool' && one.must.length + one.should.length + one.not.length > 1
      ? `(${writeQuery(one)})`
      : writeQuery(one)
  switch (query.is) {
    case 'term':
      return query.word
    case 'form':
      return query.word
    case 'fuzzy':
      return `${query.word}~${query.distance ?? ''}`
    case 'prefix':
      return `${query.start}*`
    case 'wildcard':
      return query.pattern
    case 'phrase':
      return `"${query.words.join(' ')}"${query.slop === undefined ? '' : `~${query.slop}`}`
    case 'near':
      return query.words.map(inQuotes).join(` NEAR/${query.within} `)
    case 'anyOf':
      return query.typed ?? query.variants.map(within).join(' OR ')
    case 'field':
      return `${NAMED[query.field] ?? query.field}:${query.of.is === 'term' ? inQuotes(query.of.word) : query.of.is === 'phrase' ? writeQuery(query.of) : `(${writeQuery(query.of)})`}`
    case 'written':
      return `exact:${query.of.is === 'term' || query.of.is === 'phrase' ? writeQuery(query.of) : `(${writeQuery(query.of)})`}`
    case 'dated':
      return `date:${query.days.from ?? ''}..${query.days.to ?? ''}`
    case 'bool':
      return [
        ...query.must.map(within),
        ...(query.should.length === 0 ? [] : [query.should.map(within).join(' OR ')]),
        ...query.not.map((one) => `-${within(one)}`),
      ]
        .filter((one) => one !== '')
        .join(' ')
    default:
      return ''
  }
}
