/** A name without what an editor's brackets and question marks say about it, and what they say. */
export interface MarkedName {
  readonly name: string
  /** An editor supplied it: it is probable; somebody asked: it is possible. */
  readonly certainty?: 'probable' | 'possible'
}

const ASKED = /\s*\(\s*\?\s*\)|\s*\?+$/gu

/**
 * Reads the marks about a whole name: `[Augsburg]`, `Amsterdam?`, `[Johann (?)] [Wegelin]`. Brackets that stand behind a name (`Filippov [Stalin]`, `Rab [Stadt]`)
 * tell something else and stay.
 */
export function readMarks(asNamed: string): MarkedName {
  const text = asNamed
    .replace(/\s+/gu, ' ')
    .replace(/[,;:\s]+$/u, '')
    .trim()
  const isSupplied = /^(?:\[[^[\]]*\]\s*)+$/u.test(text)
  const plain = isSupplied ? text.replace(/[[\]]/gu, '').replaceAll('?', '') : text.replace(ASKED, '')
  const name = plain
    .replace(/\(\s*\)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (name === '') return { name: text }
  return { name, ...(text.includes('?') ? { certainty: 'possible' } : isSupplied ? { certainty: 'probable' } : {}) }
}
