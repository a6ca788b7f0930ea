/** A note as it is set in the margin. */
export interface NoteSet {
  readonly letter: string
  readonly html: string
  /** Characters, to see whether it fits beside its paragraph. */
  readonly length: number
}

/** What is known while one text is being set: which note comes next, which words were found. */
export interface Setting {
  /** Unique on the page, for the addresses of notes. */
  readonly of: string
  notes: NoteSet[]
  noteCount: number
  /** The words of each place that was found, in order, by its own name. */
  readonly found: Map<string, string>
  /** A piece of the passage that the page is about stands already. */
  passageBegun: boolean
  /** Inside a note: a note in a note is set in line. */
  inNote: boolean
  /** Inside a paragraph whose lines run on. */
  runningOn: boolean
}

export const newSetting = (of: string): Setting => ({
  of,
  notes: [],
  noteCount: 0,
  found: new Map(),
  passageBegun: false,
  inNote: false,
  runningOn: false,
})

/** a, b, … z, aa, ab, …: the letter of the nth note, counted from 0. */
export function letterOf(n: number): string {
  const last = String.fromCharCode(97 + (n % 26))
  return n < 26 ? last : letterOf(Math.floor(n / 26) - 1) + last
}

/** The id under which an element of the text stands on the page: a block's own, any other under a name of its own. */
export function pageId(id: string | undefined): string | undefined {
  if (id === undefined || id === '') return undefined
  if (/^(?:[a-z]{1,3}-)?p\d{1,7}$/u.test(id)) return id
  return /^[\w.-]{1,80}$/u.test(id) ? `x-${id}` : undefined
}
