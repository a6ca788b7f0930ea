import { expect, test } from 'vitest'
import { BrokenBody, parseBody, serializeBody } from '#document/body.ts'

test.each([
  ['cut off', '<p'],
  ['not closed', '<p>words'],
  ['a bare ampersand', '<p>Smith & Sons</p>'],
  ['an entity of nobody', '<p>&foo;</p>'],
  ['deeper than any text', `${'<hi>'.repeat(3000)}x${'</hi>'.repeat(3000)}`],
])('%s is no body', (_, xml) => {
  expect(() => parseBody(xml, 1000)).toThrow(BrokenBody)
})

test('words in CDATA are words', () => {
  expect(serializeBody(parseBody('<p>a <![CDATA[< b &]]> c</p>'))).toBe('<p>a &lt; b &amp; c</p>')
})
