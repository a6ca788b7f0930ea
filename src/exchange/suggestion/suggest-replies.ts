import type { Document } from '#document/document.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { displayDate } from '#value/display-date.ts'
import type { AgentId } from '#value/identifier.ts'
import { findMentions } from '../mention/find-mentions.ts'
import type { Mention } from '../mention/mention.ts'
import { type Correspondence, daysOf } from './correspondence.ts'
import { candidates, type Fit, fitOf } from './fit.ts'
import { type Letter, letterOf } from './letter.ts'
import type { Suggestion } from './suggestion.ts'

/** Fits that differ by no more are one as good as the other. */
const ALIKE = 0.05
/** Of so many letters that fit alike an editor can still choose. */
const CHOICE = 3

/**
 * What a document answers, continues or names, among `letters` (those between the same people, the document itself may be one of them).
 * A letter is proposed once, with the words that fit it best. Where two or three fit alike, each is proposed with a score below 0.5, for
 * an editor can choose; of more none is. Where none fits and a day or a number is stated, the letter is known only by mention.
 */
export function suggestReplies(
  document: Document,
  letters: Correspondence,
  mentions: readonly Mention[] = findMentions(document),
): readonly Suggestion[] {
  if (mentions.length === 0) return []
  const own = letterOf(document)
  const isStated = ({ whose, day, number }: Mention) => whose === 'addressee' && (day ?? number) !== undefined
  const hasStated = mentions.some(isStated)
  // "I received your letter", and further on its day: it is one letter.
  const telling = mentions.filter((each) => isStated(each) || !hasStated || (each.day ?? each.number) !== undefined)
  const best = new Map<string, Suggestion>()
  for (const suggestion of telling.flatMap((mention) => resolve(own, mention, letters))) {
    const key = keyOf(suggestion)
    if ((best.get(key)?.score ?? 0) < suggestion.score) best.set(key, suggestion)
  }
  return withoutNumberless([...best.values()])
}

/** What is one letter, whatever it is called: "your letter of the 3rd" and "yours of the 3rd". */
const keyOf = ({ to }: Suggestion): string =>
  JSON.stringify('document' in to ? to.document : [to.notHeld.from, to.notHeld.day, to.notHeld.number])

/** "Your No. 34 of the 3rd", and again "yours of the 3rd": not another letter. */
const withoutNumberless = (all: readonly Suggestion[]): readonly Suggestion[] =>
  all.filter(
    (one) =>
      !('notHeld' in one.to && one.to.notHeld.number === undefined) ||
      !all.some(
        (other) =>
          isNumbered(other) && other.mention.whose === one.mention.whose && other.mention.day === one.mention.day,
      ),
  )

const isNumbered = ({ to }: Suggestion) => 'notHeld' in to && to.notHeld.number !== undefined

function resolve(own: Letter, mention: Mention, letters: Correspondence): readonly Suggestion[] {
  const by = daysOf(own.date)?.last ?? Number.POSITIVE_INFINITY
  const [from, to] = mention.whose === 'addressee' ? [own.to, own.from] : [own.from, own.to]
  const fits = candidates(mention, by, letters)
    .filter(({ letter }) => letter.id !== own.id)
    .flatMap((placed) => fitOf(mention, placed, by) ?? [])
    .flatMap((found) => directed(found, from, to) ?? [])
    .toSorted((a, b) => b.score - a.score || b.placed.first - a.placed.first)
  const [first] = fits
  const isStated = (mention.day ?? mention.number) !== undefined
  if (first === undefined) return isStated ? [notHeld(own, mention, from, to)] : []
  const alike = isStated ? fits.filter(({ score }) => score >= first.score - ALIKE) : [first]
  if (alike.length > CHOICE) return []
  return alike.map(({ placed, score, because }) =>
    suggestion(own, mention, { document: placed.letter.id }, score / alike.length, [
      ...because,
      ...(alike.length > 1 ? [`one of ${alike.length} that fit`] : []),
    ]),
  )
}

const meet = (some: readonly AgentId[], others: readonly AgentId[]) => some.some((one) => others.includes(one))

/** A fit in the direction of the mention; a side of which nobody is known makes it less likely, a side of others rules it out. */
function directed(found: Fit, from: readonly AgentId[], to: readonly AgentId[]): Fit | undefined {
  const { letter } = found.placed
  const sides = [
    [letter.from, from],
    [letter.to, to],
  ] as const
  const known = sides.filter(([its, wanted]) => its.length > 0 && wanted.length > 0)
  if (!known.every(([its, wanted]) => meet(its, wanted))) return undefined
  if (known.length === 2) return { ...found, because: [...found.because, 'between the same people'] }
  return {
    ...found,
    score: found.score * 0.8 ** (2 - known.length),
    because: [...found.because, known.length === 1 ? 'one side is not known' : 'neither side is known'],
  }
}

function notHeld(own: Letter, mention: Mention, from: readonly AgentId[], to: readonly AgentId[]): Suggestion {
  const { day, number, genre } = mention
  const stated = {
    from,
    to,
    ...(day === undefined ? {} : { day }),
    ...(number === undefined ? {} : { number }),
    ...(genre === undefined ? {} : { genre }),
  }
  const isDay = day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day)
  const score = (isDay ? 0.8 : 0.6) * (mention.says === 'mentions' ? 0.95 : 1)
  return suggestion(own, mention, { notHeld: stated }, score, [
    ...(day === undefined ? [] : [`stated: ${displayDate(day)}`]),
    ...(number === undefined ? [] : [`stated: number ${number}`]),
    'no such letter is held',
  ])
}

function suggestion(
  own: Letter,
  mention: Mention,
  to: Suggestion['to'],
  score: number,
  because: readonly string[],
): Suggestion {
  const { quotation, whose, says } = mention
  const names = 'document' in to ? to.document : { day: mention.day, number: mention.number, whose }
  const relation = whose === 'addressee' ? 'replies-to' : says === 'continues' ? 'continues' : 'mentions'
  return {
    id: sha256(canonicalJson([own.id, quotation.exact, names])).slice(0, 20),
    document: own.id,
    mention,
    to,
    relation,
    score: Math.round(score * 100) / 100,
    because,
  }
}
