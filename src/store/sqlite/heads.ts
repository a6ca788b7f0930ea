import type { Held, Kind } from '#holding/held.ts'
import type { Connection } from './connection.ts'
import { from, given } from './query.ts'
import { parseHeld } from './view.ts'

const SLICE = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.rec', 'held.kind', 'held.id', 'held.title', 'held.head', 'held.once_public', 'version.content'])
  .where('held.rec', '>', given<number>('after'))
  .orderBy('held.rec')
  .limit(200)
  .compile()

export interface HeadRead {
  readonly rec: number
  readonly kind: Kind
  readonly id: string
  readonly title: string
  readonly head: number
  readonly once_public: number
  readonly held: Held
}

/** Every record as it stands, in the order of coming, a few at a time. A content that cannot be read goes to `broken`, or is thrown where there is none. */
export function* heads(connection: Connection, broken?: (where: string, cause: unknown) => void): Iterable<HeadRead> {
  for (let after = 0; ; ) {
    const rows = connection.all(SLICE, { after })
    for (const { content, ...row } of rows) {
      let held: Held
      try {
        held = parseHeld(row.kind, content)
      } catch (cause) {
        if (broken === undefined) throw cause
        broken(`${row.kind} ${row.id}`, cause)
        continue
      }
      yield { ...row, held }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.rec
  }
}
