import { fold } from '#value/fold.ts'
import type { Days } from './query.ts'
import type { NamesSought, Result } from './search.ts'

/** Of forms made by rule so many are named; the rest is counted. */
const MOST_MADE_SHOWN = 8

/** What was sought besides, as the result says it, of each bearer once. */
export const toldNames = (names: readonly NamesSought[]): Result['done'] => once(names).map(told)

/** A name and its bearer are the same. */
const isItself = ({ typed, name, nearly }: Pick<NamesSought, 'typed' | 'name' | 'nearly'>): boolean =>
  nearly === undefined && fold(typed) === fold(name)

/** Names that are told no otherwise than as names. */
const PLAIN: ReadonlySet<NamesSought['as']> = new Set(['preferred', 'variant', 'heading'])
const isPlain = ({ as, nearly, attested }: NamesSought): boolean => PLAIN.has(as) && (nearly ?? attested) === undefined

/** Of `nanjing OR nanking` both are names of one place: it is told once, without what was typed. */
function once(names: readonly NamesSought[]): NamesSought[] {
  const bearer = ({ kind, agent }: NamesSought) => `${kind ?? 'agent'} ${agent}`
  return [...Map.groupBy(names, bearer).values()].flatMap((same) => (same.length === 1 ? same : together(same)))
}

function together(same: readonly NamesSought[]): NamesSought[] {
  const has = new Set(same.map(({ typed }) => fold(typed)))
  const [first, ...others] = same.filter(isPlain)
  const told = same
    .filter((one) => !others.includes(one))
    .map((one): NamesSought => {
      const also = one.also.filter(({ text }) => !has.has(fold(text)) && has.add(fold(text)))
      const typedAlso =
        one === first ? [...new Set(others.map(({ typed }) => typed))].filter((typed) => typed !== one.typed) : []
      return { ...one, also, ...(typedAlso.length === 0 ? {} : { typedAlso }) }
    })
  return told.filter((one) => told.length === 1 || one.also.length > 0 || one.typedAlso !== undefined || !isItself(one))
}

/** One name, as the result says it. */
export function told(names: NamesSought): Result['done'][number] {
  const made = names.also.filter(({ kind }) => kind === 'made').map(({ text }) => text)
  const others = names.also.filter(({ kind }) => kind !== 'made').map(({ text }) => text)
  const what = [
    ...(others.length === 0 ? [] : [`Also searched: ${others.join(', ')}`]),
    ...(made.length === 0
      ? []
      : [`${others.length === 0 ? 'Also searched, ' : ''}made by rule: ${someOf(made, MOST_MADE_SHOWN)}`]),
  ].join('; ')
  const { typed, name, nearly, attested } = names
  const isAlone = what === '' && isItself(names)
  const because =
    nearly !== undefined
      ? `“${typed}” is nearly “${nearly}”, of ${name}`
      : isAlone
        ? 'the name is known here'
        : `names of ${name}`
  return {
    what: what === '' ? `Also searched: documents linked to ${names.name}` : what,
    because: `${because}${attested === undefined ? '' : `; “${nearly ?? typed}” is attested ${spanOf(attested)}: documents of that time come first`}`,
    names,
  }
}

const someOf = (texts: readonly string[], most: number): string =>
  `${texts.slice(0, most).join(', ')}${texts.length > most ? ` and ${texts.length - most} more` : ''}`

const yearOf = (day: string): string => day.replace(/-\d\d-\d\d$/u, '')

function spanOf({ from, to }: Days): string {
  if (from === undefined) return `until ${yearOf(to ?? '')}`
  if (to === undefined) return `from ${yearOf(from)}`
  return yearOf(from) === yearOf(to) ? `in ${yearOf(from)}` : `from ${yearOf(from)} to ${yearOf(to)}`
}
