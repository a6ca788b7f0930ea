import { headsAfter } from './heads.ts'
import type { Program } from './program.ts'
import { change } from './put.ts'
import { Units } from './units.ts'

/** Draws all records anew from the versions that stand, where this program draws other things of them than the one before it. */
export function* redraw(): Program<void> {
  const units = new Units()
  for (let after = 0; ; ) {
    const heads = yield* headsAfter(after)
    for (const one of heads) {
      if (!('held' in one)) throw one.cause
      yield* change({ units }, one.held, { rec: one.rec, seq: one.head, wasPublic: one.once_public === 1 })
    }
    const last = heads.at(-1)
    if (last === undefined) return
    after = last.rec
  }
}
