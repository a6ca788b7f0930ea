import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { misquotedBy, namedBy } from '#document/misquoted.ts'
import { identifierFrom } from '#value/identifier.ts'

const letter = (name: string): Document => ({
  kind: 'document',
  id: identifierFrom<Document['id']>(name),
  title: name,
  held: 'title-only',
  access: { kind: 'public' },
})
const [shut, other] = [letter('m-1'), letter('m-2')]
const resting = (...citations: readonly string[]): Document => ({
  ...other,
  relations: [
    {
      kind: 'replies-to',
      to: { document: shut.id },
      evidence: citations.map((asGiven) => ({ citation: { asGiven } })),
    },
  ],
})
const held = new Map([shut, other].map((one): [string, Document] => [one.id, one]))

test('a relation whose citation quotes what is held here is told; what quotes nothing, or itself, is not', () => {
  const told = { where: 'replies-to m-1', document: 'm-1', message: expect.stringContaining('names text and block') }
  expect(misquotedBy(resting('M-1 «He waits»'), held)).toMatchObject([told])
  expect(misquotedBy(resting('m-1, p. 1', 'm-2 “He asks”'), held)).toEqual([])
  expect(namedBy(resting('M-1 «He waits»')).has('m-1')).toBe(true)
})
