import type { Quotation } from '#document/passage.ts'
import type { LetterPhrase } from './letter-phrase.ts'
import { letterPhrases } from './letter-phrases.ts'
import type { Lexicon } from './lexicon.ts'
import { type MarkedText, markedText } from './marked-text.ts'
import type { Mention } from './mention.ts'
import { type Said, saidOf } from './says.ts'
import { reckon, type Standing } from './stated-day.ts'

/** What is known of the letter that a text is of. */
export interface Setting {
  readonly standing?: Standing
  /** The letter is from an office abroad, or to one; where that is not known, it is from home to abroad. */
  readonly isFromPost: boolean
}

/** A mention without its place in the document. */
export type MentionIn = Omit<Mention, 'text' | 'quotation'> & { readonly quotation: Omit<Quotation, 'block'> }

/** The letters that the words of one block name. `before` is whose letter was named last, for "the same letter". */
export function mentionsIn(
  text: string,
  lexicon: Lexicon,
  setting: Setting,
  before: readonly Named[] = [],
): readonly MentionIn[] {
  const marked = markedText(text, lexicon)
  const found: MentionIn[] = []
  for (const phrase of letterPhrases(marked)) {
    const said = saidOf(marked, phrase)
    const stated = statedIn(phrase, setting, said)
    const same = phrase.isSame ? sameAs(stated[0], found, before) : phrase.isFurther ? found.at(-1)?.whose : undefined
    const whose = same ?? whoseOf(phrase, said, setting)
    if (whose === undefined || !isWorth(phrase, said, whose)) continue
    const { genre } = phrase
    const common = {
      quotation: quotationOf(marked, phrase),
      lang: lexicon.lang,
      whose,
      says: whose === 'writer' && said.says !== 'continues' ? ('mentions' as const) : said.says,
      ...(genre === undefined ? {} : { genre }),
    }
    found.push(...stated.map((one) => ({ ...common, ...one })))
  }
  return found
}

/** What an earlier mention told, for "the same letter". */
export type Named = Pick<Mention, 'whose' | 'day'>
/** So many mentions back "the same" may reach. */
const MEMORY = 20

/** Whose the letter was that was named before with the same day. */
function sameAs(stated: Stated | undefined, ...all: readonly (readonly Named[])[]): Mention['whose'] | undefined {
  for (const named of all) {
    const found = named.slice(-MEMORY).findLast(({ day }) => day !== undefined && day === stated?.day)
    if (found !== undefined) return found.whose
  }
  return undefined
}

function whoseOf(
  phrase: LetterPhrase,
  { says, isYours, isMine }: Said,
  { isFromPost }: Setting,
): Mention['whose'] | undefined {
  const { owner, days, numbers, isWeak, isOfPost } = phrase
  if (owner === 'addressee' || owner === 'writer') return owner
  if (owner !== undefined) return (owner === 'post') === isFromPost ? 'writer' : 'addressee'
  // "I have received the letter of the 3rd", "in reply to telegram No. 34": without a possessive only where it is said to have come.
  if (isWeak || (days.length === 0 && numbers.length === 0)) return undefined
  if (says === 'continues') return 'writer'
  if (isYours && days.length > 0) return 'addressee'
  if (isMine) return 'writer'
  if (says !== 'answers' && !(says === 'received' && days.length > 0)) return undefined
  return isOfPost === true && isFromPost ? 'writer' : 'addressee'
}

/** Letters are named all the time; those with a day or number count, and those of the addressee that are said to have come. */
function isWorth({ days, numbers, isWeak }: LetterPhrase, { says, isOpen }: Said, whose: Mention['whose']): boolean {
  if (days.length > 0 || numbers.length > 0) return true
  return !isWeak && whose === 'addressee' && !isOpen && (says === 'answers' || says === 'received')
}

type Stated = Pick<Mention, 'day' | 'number'>

/** One mention for each letter: days and numbers go together in pairs where there are as many. */
function statedIn(
  { days, numbers, isWeak }: LetterPhrase,
  { standing }: Setting,
  { says, isOpen }: Said,
): readonly Stated[] {
  const reckoned = days.map((day) => reckon(day, standing))
  if (reckoned.length === 0 && numbers.length === 0) return [{}]
  const count = Math.max(reckoned.length, numbers.length)
  const isPaired = reckoned.length === numbers.length
  return Array.from({ length: count }, (_, n): Stated => {
    const day = isPaired || reckoned.length > numbers.length ? reckoned[n] : reckoned[0]
    const number =
      isPaired || numbers.length > reckoned.length
        ? numbers[n]
        : numbers.length === 1 && count === 1
          ? numbers[0]
          : undefined
    return { ...(day === undefined ? {} : { day }), ...(number === undefined ? {} : { number }) }
  }).filter(({ day, number }) => (day ?? number) !== undefined || (!isWeak && !isOpen && says !== 'mentions'))
}

const AROUND = 30
/** A longer block is not searched for every phrase in it: it would take long. */
const SEARCHED = 20_000

/** The words, and what stands beside them where they come more than once. */
function quotationOf({ text, tokens }: MarkedText, phrase: LetterPhrase): Omit<Quotation, 'block'> {
  const from = tokens[phrase.from]?.from ?? 0
  const to = tokens[phrase.to - 1]?.to ?? from
  const exact = text.slice(from, to)
  if (text.length < SEARCHED && text.indexOf(exact) === text.lastIndexOf(exact)) return { exact }
  const [prefix, suffix] = [text.slice(Math.max(0, from - AROUND), from), text.slice(to, to + AROUND)]
  return { exact, ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) }
}
