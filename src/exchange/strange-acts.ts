import type { Issue } from '#value/issue.ts'
import { ACTS } from './acts.ts'
import type { Exchange } from './exchange.ts'
import { pointWhere } from './where.ts'

/** What a reader of some format says where no act is stated. */
export const NO_ACT = 'not stated'

/** Acts that are in no list: the list is open, so they stay; but nothing waits for a reply to them, which a slip of the pen would hide. */
export const strangeActs = ({ moves }: Exchange): readonly Issue[] =>
  moves.flatMap((move) =>
    move.points
      .filter(({ act }) => act !== NO_ACT && !ACTS.has(act))
      .map((point) => ({
        severity: 'note',
        at: pointWhere(move, point),
        field: 'act',
        message: `“${point.act}” is no act that is known here. It was kept, and is taken to want no reply; known are ${[...ACTS.keys()].join(', ')}.`,
      })),
  )
