import type { RowWrite } from '../index/index-row.ts'
import type { Line } from './bulk.ts'
import { fieldsOfNames, fieldsOfRemoved, fieldsOfRow, fieldsOfTerm, idIn } from './entry-fields.ts'

function lineOf(write: RowWrite): Line {
  if ('names' in write)
    return { id: idIn('agent', write.names.agent), version: write.names.stamp, fields: fieldsOfNames(write.names) }
  const { id, stamp } = 'put' in write ? write.put : write.remove
  const fields = 'put' in write ? fieldsOfRow(write.put) : fieldsOfRemoved(id, stamp)
  return { id: idIn('document', id), version: stamp, fields }
}

/** What is written of some entries, and the words that they tell. */
export function linesOf(writes: readonly RowWrite[]): Line[] {
  const terms = new Set(writes.flatMap((write) => ('put' in write ? write.put.terms : [])))
  return [
    ...[...terms].map((form): Line => ({ id: idIn('term', form), fields: fieldsOfTerm(form) })),
    ...writes.map(lineOf),
  ]
}
