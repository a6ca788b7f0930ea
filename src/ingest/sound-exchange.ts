import { documentsIn, setAsideMisquoted } from '#exchange/evidence.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { impossibleIn } from '#exchange/impossible.ts'
import { setAsideUnknown } from '#exchange/set-aside.ts'
import { strangeActs } from '#exchange/strange-acts.ts'
import { partyWhere } from '#exchange/where.ts'
import { documentsOf } from '#holding/documents-of.ts'
import type { Writing } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'

/** As many records as one reading may ask for. */
const AT_ONCE = 500

/** An exchange without what names nothing in it and without evidence whose words are not where it says, and what is wrong with it or cannot be, each at its place within the exchange. */
export async function soundExchange(
  tx: Writing,
  given: Exchange,
): Promise<{ readonly exchange: Exchange; readonly issues: readonly Issue[] }> {
  const known = setAsideUnknown(given)
  const documents = await documentsOf(tx, documentsIn(known.exchange))
  const quoted = setAsideMisquoted(known.exchange, documents)
  return {
    exchange: quoted.exchange,
    issues: [
      ...known.issues,
      ...quoted.issues,
      ...strangeActs(quoted.exchange),
      ...notHeld(quoted.exchange, documents),
      ...(await carriedByNobody(tx, quoted.exchange)),
      ...impossibleIn(quoted.exchange),
    ],
  }
}

/** A move may be a document that comes later, so it stays and is told. */
const notHeld = ({ moves }: Exchange, held: ReadonlyMap<string, unknown>): readonly Issue[] =>
  moves.flatMap(({ sign, documents = [] }) =>
    documents
      .filter((id) => !held.has(id))
      .map((id) => ({
        severity: 'warning',
        at: sign,
        field: 'documents',
        message: `Document “${id}” is not held. It was kept.`,
      })),
  )

/** Parties and carriers are said by the numbers of agents; one that nobody here has may come yet, so it stays and is told. */
async function carriedByNobody(tx: Writing, { parties, moves }: Exchange): Promise<readonly Issue[]> {
  const said = [
    ...parties.map(({ id, agents = [] }) => ({ where: partyWhere(id), field: 'agents', agents })),
    ...moves.map(({ sign, carrier = [] }) => ({ where: sign, field: 'carrier', agents: carrier })),
  ]
  const ids = [...new Set(said.flatMap(({ agents }) => agents))]
  const held = new Set<string>()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const id of (await tx.get('agent', ids.slice(from, from + AT_ONCE))).keys()) held.add(id)
  return said.flatMap(({ where, field, agents }) =>
    agents
      .filter((id) => !held.has(id))
      .map((id) => ({
        severity: 'warning',
        at: where,
        field,
        message: `Agent “${id}” is not held. It was kept.`,
      })),
  )
}
