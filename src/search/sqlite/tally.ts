import { analyse } from '../analysis/tokens.ts'

interface Counted {
  readonly token: string
  weight: number
}

/** The words of one document as they stand in it, counted on the way into lines of tokens. */
export class Tally {
  /** Of each language, for a form may have another stem in another. */
  private readonly counted = new Map<string, Map<string, Counted>>()
  /** Words that weigh something. */
  length = 0

  /** The tokens of a text in a row; each counts so much. */
  line(text: string, lang: string, weight: number): string {
    const counted = this.counted.get(lang) ?? new Map<string, Counted>()
    this.counted.set(lang, counted)
    let line = ''
    analyse(text, lang, (token, form) => {
      line += `${token} `
      if (weight > 0) this.length += 1
      const known = counted.get(form)
      if (known === undefined) counted.set(form, { token, weight })
      else known.weight += weight
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
