import { isIdentifier } from '#value/identifier.ts'

/** The parameters that take an identifier of a person or a place, with the field that takes a name. */
export const NAME_FIELDS: Readonly<Record<string, 'from' | 'to' | 'person' | 'place'>> = {
  sender: 'from',
  recipient: 'to',
  person: 'person',
  place: 'place',
}
const MOST = 20

/** A name in its field, without what would join or part its words; nothing where no word is left. */
export function fielded(field: string, name: string): string {
  const words = name
    .replace(/["“”„«»「」『』＂()（）]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (words === '') return ''
  return words.includes(' ') ? `${field}:(${words})` : `${field}:${words}`
}

/** An address with the names that can be no identifiers as they are typed: `place=南京` is `q=place:南京`. Beside an identifier, of which it is an alternative, a name stays. */
export function namesAsTyped(given: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(given)
  const typed: string[] = []
  for (const [name, field] of Object.entries(NAME_FIELDS)) {
    const values = given.getAll(name).filter((value) => value !== '')
    const names = values.slice(0, MOST).flatMap((value) => fielded(field, value.slice(0, 300)) || [])
    if (names.length === 0 || values.some(isIdentifier)) continue
    typed.push(names.length > 1 ? `(${names.join(' OR ')})` : names.join(''))
    parameters.delete(name)
  }
  if (typed.length === 0) return given
  const q = (given.get('q') ?? '').trim()
  parameters.set('q', [/(?:^|\s)OR\s/u.test(q) ? `(${q})` : q, ...typed].join(' ').trim())
  return parameters
}
