/** Something odd or wrong in data that came from outside: collected and shown, never thrown and never dropped. */
export interface Issue {
  /** `error`: the record could not be taken; `warning`: taken, and something wants a look; `note`: read in a way worth telling. */
  readonly severity: 'note' | 'warning' | 'error'
  /** The place: a file with its line, cell or element (`letters.csv:412`, `vol.xml#d17/sourceNote`). */
  readonly at: string
  /** The field of the model that it is about (`dates`, `witnesses`), or `file`. */
  readonly field: string
  /** What is odd, and what was done about it. */
  readonly message: string
}
