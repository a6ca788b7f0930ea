import { expect, test } from 'vitest'
import { judge } from '#ingest/judge.ts'
import type { HeldId } from '#value/identifier.ts'

const known = (imported: string, version: number, current: number) => ({
  kind: 'document' as const,
  id: 'a' as HeldId,
  imported,
  version,
  current,
})

test.each([
  ['never seen', undefined, 'x', false, 'new'],
  ['the same again', known('x', 1, 1), 'x', false, 'unchanged'],
  ['changed in the file', known('x', 1, 1), 'y', false, 'changed'],
  ['changed by an editor only', known('x', 1, 2), 'x', false, 'unchanged'],
  ['changed by both', known('x', 1, 2), 'y', false, 'kept'],
  ['changed by both, the file wanted', known('x', 1, 2), 'y', true, 'changed'],
  ['changed by an editor only, the file wanted', known('x', 1, 2), 'x', true, 'changed'],
])('%s', (_, before, imported, overwrite, judgement) => {
  expect(judge(before, imported, overwrite)).toBe(judgement)
})
