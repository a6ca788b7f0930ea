import { expect, test } from 'vitest'
import { expandReference } from '#search/expand-reference.ts'
import { readQuery } from '#search/read-query.ts'

const soughtBy = (typed: string) => JSON.stringify(expandReference(readQuery(typed).query).query)

test.each(['f. 45, op. 1, d. 330', 'ф. 45, оп. 1, д. 330', 'APRF, f. 45, op. 1, d. 330'])(
  '%s stands for the documents of its file',
  (typed) => {
    expect(soughtBy(typed)).toContain('"aprf/f45/op1/d330"')
    expect(expandReference(readQuery(typed).query).done[0]).toMatchObject({ reference: typed })
  },
)

test.each(['"f. 45, op. 1, d. 330"', 'APRF', 'f. 45', 'peace talks of 1949', 'Stalin -f. 45, op. 1'])(
  '%s is words',
  (typed) => {
    expect(expandReference(readQuery(typed).query).done).toEqual([])
  },
)

test('a file is asked without its archive in each that writes its references so', () => {
  const [filter] = readQuery('file:"f. 45, op. 1, d. 330"').filters
  expect(filter?.anyOf).toContain('aprf/f45/op1/d330')
  expect(filter?.anyOf).toContain('avprf/f45/op1/d330')
  expect(filter?.anyOf.some((path) => path.startsWith('nara'))).toBe(false)
})
