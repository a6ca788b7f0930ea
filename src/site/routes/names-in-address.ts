import { isIdentifier } from '#value/identifier.ts'

/** The parameters that take an identifier of a person or a place, with the field that takes a name. */
export const NAME_FIELDS: Readonly<Record<string, 'from' | 'to' | 'person' | 'place'>> = {
  sender: 'from',
  recipient: 'to',
  person: 'person',
  place: 'place',
}
/** More values, or longer ones, are no names that somebody typed: they stay as they are, and the page says that there is nobody so called. */
const MOST = 20
const LONGEST = 300

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
    if (values.length > MOST || values.some((value) => value.length > LONGEST || isIdentifier(value))) continue
    const names = values.flatMap((value) => fielded(field, value) || [])
    if (names.length === 0) continue
    typed.push(names.length > 1 ? `(${names.join(' OR ')})` : names.join(''))
    parameters.delete(name)
  }
  if (typed.length === 0) return given
  const q = (given.get('q') ?? '').trim()
  parameters.set('q', [/(?:^|\s)OR\s/u.test(q) ? `(${q})` : q, ...typed].join(' ').trim())
  return parameters
}
