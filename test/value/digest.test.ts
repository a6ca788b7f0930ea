import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, sha256 } from '#value/digest.ts'

test('the order of keys makes no difference, that of a list does', () => {
  expect(canonicalJson({ b: [2, 1], a: undefined, c: { y: null, x: 'é"\n' } })).toBe(
    '{"b":[2,1],"c":{"x":"é\\"\\n","y":null}}',
  )
})

test('any JSON value reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('SHA-256 is that of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
