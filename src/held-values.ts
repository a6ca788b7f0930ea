import { preferredName } from '#authority/agent.ts'
import { repositoryById } from '#authority/repositories.ts'
import { genreLabel } from '#document/genre.ts'
import { identifier } from '#value/identifier.ts'
import { languageName } from '#value/language.ts'
import type { FacetValue } from './search/search.ts'
import { type HeldValue, type ValueBook, valueBook } from './search/value-book.ts'
import type { ValueField } from './search/value-fields.ts'
import type { Reading } from './store/store.ts'

/** As many as can be read at once. */
const AT_ONCE = 500

/** Those that are on record: units of an archive in which this reader may read something, collections, subjects. */
export async function onRecord(records: Reading, field: ValueField, codes: readonly string[]): Promise<string[]> {
  const some = codes.slice(0, AT_ONCE)
  if (field !== 'archive' && field !== 'collection' && field !== 'subject') return []
  const ids = some.filter((code) => identifier(code) !== undefined)
  const held = field === 'archive' ? await records.unitNames(some) : await records.get(field, ids)
  return some.filter((code) => held.has(code))
}

/** The values of a field that were counted, in this generation of the index. */
export type ValueBooks = (field: ValueField, counted: readonly FacetValue[], generation: number) => Promise<ValueBook>

/** What one reader knows of values: read and taken apart anew where records or the index have changed since. */
export function valueBooks(records: Reading): ValueBooks {
  const kept = new Map<ValueField, { readonly state: string; readonly book: ValueBook }>()
  return async (field, counted, generation) => {
    const state = `${(await records.standing()).head} ${generation}`
    const last = kept.get(field)
    if (last?.state === state) return last.book
    const book = valueBook(await heldValues(records, field, counted), last?.book)
    kept.set(field, { state, book })
    return book
  }
}

/** The names of values, as pages print them, and others that they have. Of archives these are the archives themselves, and none of their files. */
async function heldValues(records: Reading, field: ValueField, counted: readonly FacetValue[]): Promise<HeldValue[]> {
  const values = counted.map(({ value }) => value)
  switch (field) {
    case 'language':
      return values.map((value) => ({ value, names: [languageName(value)] }))
    case 'genre':
      return values.map((value) => {
        const label = genreLabel(value)
        return { value, names: [label === value ? label.replaceAll('-', ' ') : label] }
      })
    case 'archive':
      return archives(
        records,
        values.filter((value) => !value.includes('/')),
      )
    case 'collection':
      return named(values, await inParts(values, (some) => records.get('collection', some)), ({ title }) => [title])
    // What there is of a document goes by its own words, in the plural too.
    case 'has':
      return values.map((value) => ({ value, names: [value, `${value}s`] }))
    case 'subject':
      return named(values, await inParts(values, (some) => records.get('subject', some)), (subject) => [
        preferredName(subject),
        ...subject.names.map(({ text }) => text),
      ])
  }
}

async function inParts<T>(
  values: readonly string[],
  read: (some: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<string, T>> {
  const ids = values.filter((value) => identifier(value) !== undefined)
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  )
  return new Map((await Promise.all(parts.map(read))).flatMap((part) => [...part]))
}

/** What has no record is its own name: a keyword. */
const named = <T>(
  values: readonly string[],
  records: ReadonlyMap<string, T>,
  names: (record: T) => readonly string[],
): HeldValue[] =>
  values.map((value) => {
    const record = records.get(value)
    return { value, names: record === undefined ? [value] : names(record) }
  })

async function archives(records: Reading, paths: readonly string[]): Promise<HeldValue[]> {
  const some = paths.slice(0, AT_ONCE)
  const units = await records.unitNames(some)
  const keepers = await records.get(
    'agent',
    [...units.values()].flatMap(({ repository }) => repository ?? []),
  )
  return some.map((value) => {
    const unit = units.get(value)
    const keeper = unit?.repository === undefined ? undefined : keepers.get(unit.repository)
    const known = unit?.repository === undefined ? undefined : repositoryById(unit.repository)
    const names = [
      ...(unit === undefined ? [] : [unit.label]),
      ...(keeper === undefined ? [] : [preferredName(keeper), ...keeper.names.map(({ text }) => text)]),
      ...(known === undefined ? [] : [known.name, known.code, ...(known.variants ?? []), ...(known.former ?? [])]),
    ]
    return { value, names: names.length === 0 ? [value] : names }
  })
}
