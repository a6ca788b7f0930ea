/** The right to write to an index: one process at a time has it. */
export interface Lease {
  /** Somebody else has taken it: its holder did not answer for too long. */
  isLost(): boolean
  release(): Promise<void> | void
}
