import { Refusal } from '#value/refusal.ts'

/** Milliseconds after which an answer that nobody reads on counts no more: a connection may hang. */
const FORGOTTEN = 120_000

export interface Turn {
  goesOn(): void
  ends(): void
}

/** Long answers that are being made for readers, at most so many at a time. */
export class UnderWay {
  private readonly most: number
  /** When each was read on last. */
  private readonly all = new Map<symbol, number>()

  constructor(most: number) {
    this.most = most
  }

  /** Refused with `busy`, in these words, where others are under way. */
  begin(words: string): Turn {
    const one = Symbol('turn')
    const now = Date.now()
    for (const [other, at] of this.all) if (now - at > FORGOTTEN) this.all.delete(other)
    if (this.all.size >= this.most) throw new Refusal('busy', words)
    const goesOn = () => void this.all.set(one, Date.now())
    goesOn()
    return { goesOn, ends: () => void this.all.delete(one) }
  }
}
