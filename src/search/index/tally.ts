import { analyse } from '../analysis/tokens.ts'
import { rowToken } from './letters.ts'
import { isCommon } from './neighbours.ts'

interface Counted {
  readonly token: string
  readonly isCommon: boolean
  weight: number
}

/** The words of one document as they stand in it, counted on the way into lines of tokens. */
export class Tally {
  /** Of each language, for a form may have another stem in another. */
  private readonly counted = new Map<string, Map<string, Counted>>()
  /** Small and common words that stand side by side, two and three of them. */
  readonly rows = new Set<string>()
  /** Words that weigh something. */
  length = 0

  /** The tokens of a text in a row; each counts so much. */
  line(text: string, lang: string, weight: number): string {
    const counted = this.counted.get(lang) ?? new Map<string, Counted>()
    this.counted.set(lang, counted)
    let line = ''
    let common: readonly string[] = []
    analyse(text, lang, (token, form) => {
      line += `${token} `
      if (weight > 0) this.length += 1
      let known = counted.get(form)
      if (known === undefined) {
        known = { token, isCommon: isCommon(token), weight }
        counted.set(form, known)
      } else known.weight += weight
      if (!known.isCommon) {
        common = []
        return
      }
      const [first, second] = common
      if (second !== undefined) this.rows.add(rowToken(...common, token))
      const last = second ?? first
      if (last !== undefined) this.rows.add(rowToken(last, token))
      common = last === undefined ? [token] : [last, token]
    })
    return line
  }

  private each(act: (form: string, counted: Counted) => void): void {
    for (const counted of this.counted.values()) for (const [form, one] of counted) act(form, one)
  }

  weights(): Map<string, number> {
    const weights = new Map<string, number>()
    this.each((_, { token, weight }) => weights.set(token, (weights.get(token) ?? 0) + weight))
    return weights
  }

  forms(): Set<string> {
    const forms = new Set<string>()
    this.each((form) => forms.add(form))
    return forms
  }

  /** Forms that are not the same as their tokens. */
  otherForms(): Set<string> {
    const forms = new Set<string>()
    this.each((form, { token }) => {
      if (form !== token) forms.add(form)
    })
    return forms
  }
}
