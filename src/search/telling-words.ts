import { analyse } from './analysis/tokens.ts'

/** A word of a text as it is indexed, as it stands there first, and how often. */
export interface Counted {
  readonly token: string
  readonly as: string
  readonly times: number
}

const SHORTEST = 4
const HAN = /\p{Script=Han}/u
const MOST_LOOKED_AT = 100_000

/** The most frequent words of some texts, without those that are too short to tell: what may mark them, if it is rare elsewhere. */
export function frequentWords(
  texts: Iterable<{ readonly text: string; readonly lang: string }>,
  most: number,
  mayTell: (token: string) => boolean,
): Counted[] {
  const counts = new Map<string, { as: string; times: number; loud: boolean }>()
  let looked = 0
  for (const { text, lang } of texts) {
    if (looked > MOST_LOOKED_AT) break
    looked += text.length
    analyse(text, lang, ({ token, form }, start, end) => {
      const known = counts.get(token)
      if (known !== undefined) known.times += 1
      if (known !== undefined ? !known.loud : !isTelling(form)) return
      // As it stands first, unless that is in capitals alone and it stands otherwise, too.
      const as = text.slice(start, end)
      counts.set(token, { as, times: known?.times ?? 1, loud: as === as.toUpperCase() })
    })
  }
  return [...counts]
    .filter(([token]) => mayTell(token))
    .map(([token, { as, times }]) => ({ token, as, times }))
    .sort((a, b) => b.times - a.times || (a.token < b.token ? -1 : 1))
    .slice(0, most)
}

const isTelling = (form: string): boolean =>
  (form.length >= SHORTEST || (form.length > 1 && HAN.test(form))) && !/\d/u.test(form)

/** How much it tells that two documents have something in common which `held` of `all` have. */
export const rarity = (held: number, all: number): number => Math.log(1 + all / Math.max(1, held))
