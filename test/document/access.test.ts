import { expect, test } from 'vitest'
import { type Access, clearanceOf, marksOf, mayRead } from '#document/access.ts'

const restricted = (...groups: string[]): Access => ({ kind: 'restricted', groups })

test.each([
  ['public, to anyone', { kind: 'public' }, [], true],
  ['restricted, to the public', restricted('readers'), [], false],
  ['restricted, to its group', restricted('readers'), ['readers'], true],
  ['restricted to a group that calls itself public, to the public', restricted('public'), [], false],
  ['restricted to a group that calls itself editors, to the public', restricted('editors'), [], false],
  ['embargoed, to the public', { kind: 'embargoed', until: '2031-01-01' }, [], false],
  ['embargoed, to editors', { kind: 'embargoed', until: '2031-01-01' }, ['editors'], true],
] satisfies [string, Access, string[], boolean][])(
  '%s: the rule and the marks of the index agree',
  (_, access, groups, open) => {
    expect(mayRead(access, groups)).toBe(open)
    const clearance = clearanceOf(groups)
    expect(clearance.includes('editors') || marksOf(access).some((mark) => clearance.includes(mark))).toBe(open)
  },
)
