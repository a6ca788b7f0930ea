import type { Block } from '#document/block.ts'
import type { Document } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import { findQuotation } from '#document/passage.ts'
import type { Text } from '#document/text.ts'
import type { Language } from '#value/language.ts'

/** Whose words they are: in the language of composition, or those of translators. Only words of one hand are compared. */
export interface Hand {
  readonly lang: Language
  readonly script?: string
  /** Empty: the language of composition. */
  readonly translators: readonly string[]
}

/** The proposed words of a draft, in one hand. */
export interface Wording {
  readonly hand: Hand
  readonly words: string
}

/** Why a draft has no words that could be compared. */
export type Unworded =
  | 'no-wording'
  | 'not-held'
  | 'not-found'
  | 'regest'
  | 'literature'
  | 'language-not-stated'
  | 'translator-not-named'

/** Where wordings are looked up: the documents that the reader may read, and the blocks of a body. */
export interface Texts {
  readonly document: (id: string) => Document | undefined
  readonly blocksIn: (body: string) => readonly Block[]
}

/** The wordings of a draft, one a hand, as its texts have them; or why there is none. Of words that are gone from their place nothing is compared. */
export function wordingsOf(evidence: readonly Evidence[], texts: Texts): readonly Wording[] | Unworded {
  const found = evidence.map((one) => wordingOf(one, texts))
  const missing = found.find((one) => one === 'not-found')
  if (missing !== undefined) return missing
  const byHand = Map.groupBy(
    found.filter((one) => typeof one === 'object'),
    ({ hand }) => handKey(hand),
  )
  const wordings = [...byHand.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ hand: first.hand, words: [first, ...others].map(({ words }) => words).join('\n') }],
  )
  return wordings.length > 0 ? wordings : (found.find((one) => typeof one === 'string') ?? 'no-wording')
}

/** One language in one script by the same translators is one hand; a region makes no other language. */
export const handKey = ({ lang, script, translators }: Hand): string =>
  JSON.stringify([spoken(lang), script ?? scriptIn(lang) ?? '', translators.toSorted()])

const spoken = (lang: Language) => lang.split('-')[0] ?? lang
const scriptIn = (lang: Language) =>
  lang
    .split('-')
    .slice(1)
    .find((part) => /^[a-z]{4}$/iu.test(part))

function wordingOf({ passage, of }: Evidence, texts: Texts): Wording | Unworded {
  if (passage === undefined) return 'not-held'
  const document = texts.document(passage.document)
  if (document === undefined) return 'not-held'
  const text = document.texts?.find(({ id }) => id === passage.text)
  const found = text === undefined ? undefined : findQuotation(texts.blocksIn(text.body), passage)
  if (text === undefined || found?.is !== 'here') return 'not-found'
  const hand = handOf(text, document, of)
  return typeof hand === 'string' ? hand : { hand, words: found.block.text.slice(found.from, found.to) }
}

function handOf(text: Text, document: Document, of: Evidence['of']): Hand | Unworded {
  if (text.kind === 'regest' || of === 'regest') return 'regest'
  if (of === 'literature') return of
  const { lang, script } = text
  if (lang === undefined || lang === 'und') return 'language-not-stated'
  const { composedIn = lang } = document
  const isTranslation =
    text.kind === 'translation' ||
    text.translates !== undefined ||
    of === 'translation' ||
    spoken(composedIn) !== spoken(lang)
  const translators = isTranslation ? translatorsOf(text, document) : []
  if (isTranslation && translators.length === 0) return 'translator-not-named'
  return { lang, ...(script === undefined ? {} : { script }), translators }
}

/** A translator whom the record names without a text made its only translation. */
function translatorsOf(text: Text, { texts = [], credits = [] }: Document): readonly string[] {
  const named = (all: Text['credits'] = []) => all.filter(({ role }) => role === 'translated').map(({ name }) => name)
  const own = named(text.credits)
  const isOnly = texts.every((one) => one === text || one.kind !== 'translation')
  return own.length > 0 || !isOnly ? own : named(credits)
}
