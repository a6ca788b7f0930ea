import type { Ledger, Line } from './ledger.ts'
import { isHolding } from './points.ts'
import type { SeenReply } from './replies.ts'

/** The last position of a party on a matter. */
export interface Position {
  readonly party: string
  readonly matter: string
  readonly reply: SeenReply
}

/** Each party's last position on each matter on which it took one. */
export const lastPositions = ({ lines }: Ledger): readonly Position[] =>
  lines.flatMap(({ by, owedBy, matter }) =>
    by === undefined || isHolding(by) ? [] : [{ party: owedBy, matter, reply: by }],
  )

/** Drafts that were put to another for assent and have no answer yet. */
export const draftsAwaitingAssent = ({ lines }: Ledger): readonly Line[] =>
  lines.filter(({ act, group }) => act === 'ask-assent' && group === 'awaiting')
