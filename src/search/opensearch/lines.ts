import type { RowWrite } from '../index/index-row.ts'
import type { Line } from './bulk.ts'
import type { Cluster } from './cluster.ts'
import { fieldsOfNames, fieldsOfRemoved, fieldsOfRow, fieldsOfTerm, idIn } from './entry-fields.ts'
import { listAt, numberAt } from './json.ts'

/** When documents came that are in the index already: a document came when it first did. */
async function cameAt(cluster: Cluster, index: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { body } = await cluster.ask({
    method: 'POST',
    path: `/${index}/_mget`,
    query: { _source_includes: 'added' },
    body: { ids: ids.map((id) => idIn('document', id)) },
  })
  const found = listAt(body, 'docs')
  return new Map(ids.map((id, n) => [id, numberAt(found[n], '_source', 'added')]))
}

/** What is written of some entries, and the words that they tell. */
export async function linesOf(cluster: Cluster, index: string, writes: readonly RowWrite[]): Promise<Line[]> {
  const rows = writes.flatMap((write) => ('put' in write ? [write.put] : []))
  const came = await cameAt(cluster, index, [...new Set(rows.map(({ id }) => id))])
  const terms = [...new Set(rows.flatMap((row) => row.terms))]
  const lines = writes.map((write): Line => {
    if ('names' in write)
      return { id: idIn('agent', write.names.agent), version: write.names.stamp, fields: fieldsOfNames(write.names) }
    if ('remove' in write) {
      const { id, stamp } = write.remove
      return { id: idIn('document', id), version: stamp, fields: fieldsOfRemoved(id, stamp) }
    }
    const { id, stamp, added } = write.put
    const before = came.get(id) ?? 0
    return {
      id: idIn('document', id),
      version: stamp,
      fields: fieldsOfRow(write.put, before === 0 ? added : Math.min(before, added)),
    }
  })
  return [...terms.map((form): Line => ({ id: idIn('term', form), fields: fieldsOfTerm(form) })), ...lines]
}
