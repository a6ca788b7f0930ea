import type { BodyElement } from './body.ts'
import type { Unplaced } from './document.ts'

const SHOWN = 5

/** Attributes that could not stay in a body, gathered so that a record does not swell: one entry for each element and attribute. */
export class Refused {
  readonly #met = new Map<string, { times: number; readonly values: Set<string> }>()

  attribute(element: string, attribute: string, value: string): void {
    this.#meet(`${element}/@${attribute}`, value)
  }

  /** An element without words that had no place: its attributes are all there is of it. */
  element({ name, attributes }: BodyElement): void {
    const given = Object.entries(attributes)
    if (given.length === 0) this.#meet(name, '(empty)')
    for (const [attribute, value] of given) this.#meet(`${name}/@${attribute}`, value)
  }

  entries(at: string): readonly Unplaced[] {
    return [...this.#met].map(([label, { times, values }]) => {
      const shown = [...values].slice(0, SHOWN).join('; ') + (values.size > SHOWN ? '; …' : '')
      return { label, value: times === 1 ? shown : `${shown} (${times} times)`, at }
    })
  }

  #meet(label: string, value: string): void {
    const met = this.#met.get(label) ?? { times: 0, values: new Set<string>() }
    met.times += 1
    if (met.values.size <= SHOWN) met.values.add(value)
    this.#met.set(label, met)
  }
}
