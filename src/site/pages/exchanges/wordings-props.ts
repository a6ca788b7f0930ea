import { type Apart, type Compared, MOST_DRAFTS, MOST_WORDS } from '#exchange/descent-of-words.ts'
import type { Hand } from '#exchange/wording.ts'
import { languageName } from '#value/language.ts'
import { figure, inARow } from '../../words/counted.ts'
import { direction } from '../../words/direction.ts'

/** A run of words; without a sign, they are only what they are. */
export interface WordsRun {
  readonly words: string
  /** In the last text, the draft that they first stood in. */
  readonly from?: string
  /** In the last text: its own. In an earlier draft: the last has them no longer. */
  readonly isChanged: boolean
}

/** The wordings of drafts beside each other, the last with the draft that each of its words first stood in; or why none is compared. */
export interface WordingsProps {
  readonly compared?: {
    readonly says: string
    readonly last: string
    readonly lang: string
    readonly dir?: 'rtl'
    readonly texts: readonly { readonly point: string; readonly runs: readonly WordsRun[] }[]
  }
  /** Two drafts or more have words, but no two by one hand. */
  readonly isInTranslation: boolean
  /** Which are not compared, by the reason. */
  readonly apart: readonly { readonly points: readonly string[]; readonly why: string }[]
}

const WHY: Readonly<Record<Apart, string>> = {
  'no-wording': 'no wording is recorded',
  'not-held': 'the wording is not held, or not open',
  'not-found': 'the words are no longer found at their place',
  regest: 'told in a regest; regests are never compared',
  literature: 'quoted in literature',
  'language-not-stated': 'the language is not stated',
  'translator-not-named': 'translated by nobody who is named',
  'other-hand': 'in another language, or by another translator',
  'too-long': `longer than ${figure(MOST_WORDS)} words and marks`,
  'too-many': `of more than ${MOST_DRAFTS} drafts the first ${MOST_DRAFTS - 1} and the last are compared`,
}

export function wordingsProps({ words, apart }: Compared): WordingsProps {
  const others = [...Map.groupBy(apart, ({ why }) => why)].map(([why, own]) => ({
    points: own.map(({ point }) => point),
    why: WHY[why],
  }))
  if (words === undefined) {
    const worded = apart.filter(({ why }) => why === 'other-hand' || why === 'translator-not-named')
    return { isInTranslation: worded.length > 1, apart: others }
  }
  const { hand, earlier, last } = words
  const lastRuns = last.runs.map(({ words, first }) => ({ words, from: first, isChanged: first === last.point }))
  return {
    compared: {
      says: handInWords(hand),
      last: last.point,
      lang: hand.lang,
      ...direction(hand.lang),
      texts: [
        ...earlier.map(({ point, runs }) => ({
          point,
          runs: runs.map(({ words, isSame }) => ({ words, isChanged: !isSame })),
        })),
        { point: last.point, runs: lastRuns },
      ],
    },
    isInTranslation: false,
    apart: others,
  }
}

function handInWords({ lang, translators }: Hand): string {
  const language = languageName(lang)
  return translators.length === 0
    ? `Compared in ${language}, the language of composition.`
    : `Compared in the ${language} of ${inARow(translators)}, who translated each.`
}
