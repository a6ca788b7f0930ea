import { expect, test } from 'vitest'
import { RTF } from '#formats/rtf/write.ts'

test.each([
  ['plain', [{ text: 'Stalin to Mao' }], 'Stalin to Mao'],
  ['its own signs', [{ text: '{a} \\b' }], '\\{a\\} \\\\b'],
  ['beyond ASCII', [{ text: 'Жé, “x”' }], '\\u1046?\\u233?, \\u8220?x\\u8221?'],
  ['beyond the first plane, and beyond 32,767', [{ text: '𠀀ｆ' }], '\\u-10176?\\u-9216?\\u-186?'],
  ['line ends', [{ text: 'a\nb' }], 'a b'],
  ['letters', [{ text: 'In ' }, { text: 'Pravda', as: 'italic' as const }, { text: '.' }], 'In {\\i Pravda}.'],
])('%s', (_, runs, words) => {
  expect(RTF.paragraph(runs, false)).toBe(`\\pard\\sa120 ${words}\\par\n`)
})

test('an entry of a bibliography hangs', () => {
  expect(RTF.paragraph([], true)).toBe('\\pard\\li720\\fi-720\\sa120 \\par\n')
})
