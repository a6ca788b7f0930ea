import type { Field } from '#search/query.ts'
import type { Result } from '#search/search.ts'
import type { Asked } from '../../routes/search-request.ts'
import { capital } from '../../words/counted.ts'
import { holdsWord, NamesSoughtLine, type NamesSoughtProps } from './names-sought.tsx'

export interface QueryToldProps {
  readonly did: readonly string[]
  readonly names: NamesSoughtProps
}

/** What was made of the question, wherever its documents are shown. */
export function QueryTold({ did, names }: QueryToldProps) {
  return (
    <>
      {did.map((words) => (
        <p class="did" key={words}>
          {words}
        </p>
      ))}
      <NamesSoughtLine {...names} />
    </>
  )
}

/** `addressOf`: the same page, of names as they are typed or of other names too. */
export function queryTold(
  asked: Asked,
  result: Result,
  addressOf: (asked: Asked, change: { readonly exact: boolean }) => string,
): QueryToldProps {
  const { done, hits, missing } = result
  return {
    did: didOf(asked, result),
    names: {
      names: done.flatMap(({ names }) => names ?? []),
      isMore: done.some(({ date, reference }) => (date ?? reference) !== undefined),
      ...(hits.length === 0 ? {} : { missing }),
      ...(asked.exact ? { loosely: addressOf(asked, { exact: false }) } : {}),
      exactly: addressOf(asked, { exact: true }),
    },
  }
}

/** What was done to the query beyond what was typed, in sentences. */
function didOf(asked: Asked, { done, missing, missingIn = [], total, unmet = [] }: Result): string[] {
  // A name that was found by its other forms is told of where those are told.
  const named =
    total.value === 0
      ? []
      : done.flatMap(({ names }) => (names === undefined ? [] : [names.typed, ...(names.typedAlso ?? [])]))
  const dated = done.flatMap(({ date, reference }) => date?.typed ?? reference ?? [])
  const spelt = done.flatMap(({ spelt }) => spelt?.typed ?? [])
  const lost = missing.filter((word) => ![...named, ...dated, ...spelt].some((typed) => holdsWord(typed, word)))
  return [
    ...(asked.cut ? ['The query was longer than 2,000 characters; its end was left out.'] : []),
    ...asked.notes,
    ...done.filter(({ names }) => names === undefined).map(({ what, because }) => `${capital(what)} (${because}).`),
    ...unmet.map(({ said }) => said),
    ...(lost.length === 0 ? [] : [lostInWords(lost)]),
    ...missingIn.map(lostInField),
  ]
}

export const lostInWords = (words: readonly string[]): string =>
  `No document holds ${words.map((word) => `“${word}”`).join(', ')}.`

const lostInField = ({ field, word }: NonNullable<Result['missingIn']>[number]): string =>
  LOST_IN[field]?.replace('…', `“${word}”`) ?? lostInWords([word])

/** What no document has in a field. */
const LOST_IN: Readonly<Partial<Record<Field, string>>> = {
  from: 'No document is from anybody called ….',
  to: 'No document is to anybody called ….',
  person: 'No document names anybody called ….',
  place: 'No document names a place called ….',
  title: 'No title has ….',
  text: 'No text has ….',
  number: 'No document has the number ….',
}

/** Whether it is said of words that no document has: where all parts of a question are told, this need not be said too. */
export const isLostInWords = (said: string, { missing, missingIn = [] }: Result): boolean =>
  said === lostInWords(missing) || missingIn.some((one) => said === lostInField(one))

/** A result of an index that has yet to take in what has changed: nothing is said to be nowhere. */
export function unclaimed({ missingIn: _, unmet: __, ...result }: Result): Result {
  return { ...result, missing: [] }
}
