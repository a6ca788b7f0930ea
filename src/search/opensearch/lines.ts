import { createHash } from 'node:crypto'
import type { RowWrite } from '../index/index-row.ts'
import type { Line } from './bulk.ts'
import { fieldsOfNames, fieldsOfRemoved, fieldsOfRow, fieldsOfTerms, idIn } from './entry-fields.ts'

/** Words that stand together in the index: alphabetically, so that those of one beginning are in few places. */
const TOGETHER = 200

function lineOf(write: RowWrite): Line {
  if ('names' in write)
    return { id: idIn('agent', write.names.agent), version: write.names.stamp, fields: fieldsOfNames(write.names) }
  const { id, stamp } = 'put' in write ? write.put : write.remove
  const fields = 'put' in write ? fieldsOfRow(write.put) : fieldsOfRemoved(id, stamp)
  return { id: idIn('document', id), version: stamp, fields }
}

function linesOfTerms(terms: readonly string[]): Line[] {
  const sorted = [...new Set(terms)].sort()
  return Array.from({ length: Math.ceil(sorted.length / TOGETHER) }, (_, n) => {
    const some = sorted.slice(n * TOGETHER, (n + 1) * TOGETHER)
    return { id: idIn('terms', createHash('sha256').update(some.join(' ')).digest('hex')), fields: fieldsOfTerms(some) }
  })
}

/** What is written of some entries, and the words that they tell. */
export const linesOf = (writes: readonly RowWrite[]): Line[] => [
  ...linesOfTerms(writes.flatMap((write) => ('put' in write ? write.put.terms : []))),
  ...writes.map(lineOf),
]
