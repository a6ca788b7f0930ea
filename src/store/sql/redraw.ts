import { headsAfter } from './heads.ts'
import { Drawing, drawAgain } from './keep.ts'
import type { Program } from './program.ts'
import { namesOf } from './put.ts'

/** Draws all records anew from the versions that stand, where this program draws other things of them than the one before it. */
export function* redraw(): Program<void> {
  const drawing = new Drawing()
  for (let after = 0; ; ) {
    const heads = yield* headsAfter(after)
    const all = heads.map((one) => {
      if (!('held' in one)) throw one.cause
      const [, ...aliases] = namesOf(one.held)
      return { held: one.held, rec: one.rec, seq: one.head, wasPublic: one.once_public === 1, aliases }
    })
    yield* drawAgain(drawing, all)
    const last = heads.at(-1)
    if (last === undefined) return
    after = last.rec
  }
}
