/** Between a piece and the next (ms): half of a core is left to whoever searches. */
const PAUSE = 15

interface Pieces {
  isLeft(): boolean
  /** Does one piece, in some milliseconds. */
  act(): void
}

/** Work that is done piece by piece while this thread has nothing else to do. */
export class IdleWork {
  private readonly pieces: Pieces
  private next: NodeJS.Timeout | undefined
  private failed: { readonly cause: unknown } | undefined

  constructor(pieces: Pieces) {
    this.pieces = pieces
  }

  /** Goes on for as long as something is left, unless a piece has failed. */
  goOn(): void {
    if (this.next !== undefined || this.failed !== undefined) return
    this.next = setTimeout(() => {
      this.next = undefined
      try {
        if (!this.pieces.isLeft()) return
        this.pieces.act()
        this.goOn()
      } catch (cause) {
        this.failed = { cause }
      }
    }, PAUSE)
    this.next.unref()
  }

  /** Nobody waits for what is done here: whoever does something next is told what failed, once. */
  throwWhatFailed(): void {
    const { failed } = this
    this.failed = undefined
    if (failed !== undefined) throw failed.cause
  }

  /** What failed until now is forgotten. */
  stop(): void {
    clearTimeout(this.next)
    this.next = undefined
    this.failed = undefined
  }
}
