import type { Owner } from './owner.ts'
import type { StatedDay } from './stated-day.ts'

/** Words that name letters, by tokens, before it is known what they are worth. */
export interface LetterPhrase {
  readonly from: number
  readonly to: number
  /** Absent where the words do not say: "the letter of the 3rd". */
  readonly owner?: Exclude<Owner, 'third'>
  /** "The same letter", "the said": one that was named before. */
  readonly isSame?: true
  /** "Another of the 3rd": of whom the one was that was named before. */
  readonly isFurther?: true
  readonly genre?: string
  /** Only a mission abroad sends what it is called. */
  readonly isOfPost?: true
  /** A word that means other things more often. */
  readonly isWeak: boolean
  readonly days: readonly StatedDay[]
  readonly numbers: readonly string[]
}
