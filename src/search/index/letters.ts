import { FACETS, type Facet } from '../search.ts'

// Tokens that are no words begin with a private-use letter, which the analyser never lets into a word: they cannot collide.

/** Every document has it: what "all but" is subtracted from. */
export const EVERY = '\uE000'
/** On every document that is not public. */
export const CLOSED = '\uE001'
/** Between blocks and texts, so that a phrase ends where its paragraph does. */
export const GAP = '\uE002'

const ACCESS = '\uE003'
const DECADE = '\uE004'
const CENTURY = '\uE005'
/** Before a word as it stands in the text, where its stem is another. */
export const FORM = '\uE006'
const WORD_OF = { from: '\uE007', to: '\uE008', number: '\uE009' } as const
const MONTH = '\uE00A'
const DAY = '\uE00B'
const WHOLE_MONTH = '\uE00C'
const WHOLE_YEAR = '\uE00D'
const LEVEL = '\uE00E'
const ROW = '\uE00F'
const FIRST_FACET = 0xe010
const LANGUAGE = '\uE020'
const BESIDE_OTHERS = '\uE021'
const STEM_OF = '\uE022'
const TITLE_STEM_OF = '\uE023'

/** A group that may see a closed document, by its number in `facet_value`. */
export const accessToken = (local: number): string => ACCESS + local.toString(36)
/** A facet's value, by its number in `facet_value`. */
export const facetToken = (facet: Facet, local: number): string =>
  String.fromCharCode(FIRST_FACET + FACETS.indexOf(facet)) + local.toString(36)
/** A word as it stands in the text, where its stem is another. */
export const formToken = (form: string): string => FORM + form
/** A word stands there that is its own stem, and beside it another that may have that stem. */
export const besideOthersToken = (form: string): string => BESIDE_OTHERS + form
/** Words of the document are stemmed as those of this language. */
export const languageToken = (lang: string): string => LANGUAGE + lang
/** A word that has this stem in texts of its language, whose tag has two letters. */
export const stemToken = (lang: string, stem: string): string => STEM_OF + lang + stem
/** The same of a title. */
export const titleStemToken = (lang: string, stem: string): string => TITLE_STEM_OF + lang + stem
/** A word of the senders' or recipients' names, or of the document's numbers. */
export const wordOf = (field: keyof typeof WORD_OF, word: string): string => WORD_OF[field] + word

const ASIDE: ReadonlySet<string | undefined> = new Set(Object.values(WORD_OF))
export const isWordAside = (token: string): boolean => ASIDE.has(token[0])

const OWN = /^[\uE000-\uF8FF]/u
/** Whether a token is sought by itself alone, whatever stands beside it. */
export const standsAlone = (token: string): boolean => OWN.test(token) && token !== GAP && !isWordAside(token)

/** A word with how much it says of the document (`levels.ts`). */
export const levelToken = (level: number, word: string): string => LEVEL + level.toString(36) + word

export const isLevel = (token: string): boolean => token.startsWith(LEVEL)
export const isBesideOthers = (token: string): boolean => token.startsWith(BESIDE_OTHERS)

/** Two or three words side by side (`neighbours.ts`). */
export const rowToken = (...words: readonly string[]): string => ROW + words.join(ROW)

// No sign of a negative year may reach the tokeniser.
const BEFORE_ALL = 100_000
export const yearToken = (year: number): string => facetToken('year', year + BEFORE_ALL)
export const decadeToken = (decade: number): string => DECADE + (decade + BEFORE_ALL).toString(36)
export const centuryToken = (century: number): string => CENTURY + (century + BEFORE_ALL).toString(36)

/** Years as the number kept in the facets: a year needs no row of its own. */
export const localOfYear = (year: number): number => year + BEFORE_ALL
export const yearOfLocal = (local: number): number => local - BEFORE_ALL

const BEFORE_ALL_MONTHS = 12 * BEFORE_ALL
/** A month, counted from the year 0, that the date may fall in; where all of a year may be meant, only that is said. */
export const monthToken = (month: number): string => MONTH + (month + BEFORE_ALL_MONTHS).toString(36)
/** The date may be any day of the month: no day of it has a token. */
export const wholeMonthToken = (month: number): string => WHOLE_MONTH + (month + BEFORE_ALL_MONTHS).toString(36)
export const wholeYearToken = (year: number): string => WHOLE_YEAR + (year + BEFORE_ALL).toString(36)
export const dayToken = (month: number, day: number): string =>
  DAY + ((month + BEFORE_ALL_MONTHS) * 32 + day).toString(36)
