import type { Correspondent, LetterMentioned } from '#dissemination/known-by-mention.ts'
import { letterInWords } from '#exchange/suggestion/letter-in-words.ts'
import { address } from '#value/address.ts'
import { dateInWords, machineDate } from '#value/date-in-words.ts'
import { capital } from '../../words/counted.ts'

export interface PersonProps {
  readonly name: string
  readonly href: string
}

/** What one wrote to another, as far as others name it. */
export interface MentionGroup {
  readonly from: readonly PersonProps[]
  readonly to: readonly PersonProps[]
  readonly letters: readonly MentionLine[]
}

export interface MentionLine {
  /** Absent where only a number is stated. */
  readonly day?: string
  readonly machineDay?: string
  /** "Telegram No. 34". */
  readonly words: string
  readonly passages: readonly {
    readonly words: string
    readonly href: string
    readonly document: { readonly title: string; readonly href: string; readonly day?: string }
    readonly isConfirmed: boolean
  }[]
  readonly more: number
}

/** Passages that are shown of one letter. */
const SHOWN = 6

/** The letters in their order, under who wrote to whom. */
export function mentionGroups(letters: readonly LetterMentioned[]): readonly MentionGroup[] {
  const groups = Map.groupBy(letters, ({ from, to }) => JSON.stringify([from, to]))
  return [...groups.values()].flatMap((group): MentionGroup[] => {
    const [first] = group
    return first === undefined ? [] : [{ from: people(first.from), to: people(first.to), letters: group.map(line) }]
  })
}

const people = (all: readonly Correspondent[]): readonly PersonProps[] =>
  all.map(({ id, name }) => ({ name, href: address.agent(id) }))

function line({ day, number, genre, passages }: LetterMentioned): MentionLine {
  const machine = day === undefined ? undefined : machineDate(day)
  return {
    ...(day === undefined ? {} : { day: dateInWords(day) }),
    ...(machine === undefined ? {} : { machineDay: machine }),
    words: capital(
      letterInWords({ ...(genre === undefined ? {} : { genre }), ...(number === undefined ? {} : { number }) }),
    ),
    passages: passages.slice(0, SHOWN).map(({ document, words, address: href, read }) => ({
      words,
      href,
      document: {
        title: document.title,
        href: address.document(document.id),
        ...(document.date === undefined ? {} : { day: dateInWords(document.date) }),
      },
      isConfirmed: read === 'confirmed by an editor',
    })),
    more: Math.max(0, passages.length - SHOWN),
  }
}
