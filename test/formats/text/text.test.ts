import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsOf } from '#document/block.ts'
import { parseBody, serializeBody } from '#document/body.ts'
import { takeHead } from '#formats/text/head.ts'
import { bodyOfMarkdown } from '#formats/text/markdown.ts'
import { text } from '#formats/text/read.ts'
import { draftsOf, incoming, issuesOf, readAll } from '../bytes-of.ts'

test.each([
  ['a\nb', '<p>a\nb</p>'],
  ['# H\n\na', '<head>H</head><p>a</p>'],
  ['a\n\n# H\n\nb\n\n# I\n\nc', '<p>a</p><div><head>H</head><p>b</p></div><div><head>I</head><p>c</p></div>'],
  ['*a* **b** `c` ~d~', '<p><hi rend="italic">a</hi> <hi rend="bold">b</hi> <code>c</code> ~d~</p>'],
  ['a[^1]\n\n[^1]: b', '<p>a<note place="foot" n="1"><p>b</p></note></p>'],
  ['[^1]\n\n[^1]: b [^1]', '<p><note place="foot" n="1"><p>b <ref type="note">1</ref></p></note></p>'],
  ['[a](javascript:alert(1))', '<p><ref target="javascript:alert(1)">a</ref></p>'],
  ['<script>x</script>', '<p>&lt;script&gt;x&lt;/script&gt;</p>'],
  ['- a\n- b', '<list rend="bulleted"><item>a</item><item>b</item></list>'],
])('Markdown %j', (markdown, xml) => expect(serializeBody(bodyOfMarkdown(markdown))).toBe(xml))

test('no word of Markdown is lost', () => {
  const piece = fc.constantFrom(
    'alpha',
    'beta ',
    'gamma\n',
    '# ',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '*',
    '**',
    '`',
    '[',
    '](',
    ')',
    '[^a]',
    '\n[^a]: ',
    '[b]: c\n',
    '<i>',
    '    ',
    '```\n',
    '---\n',
    '&amp;',
    '\\',
  )
  const wordsIn = (given: string) => given.match(/alpha|beta|gamma/gu) ?? []
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const markdown = pieces.join('')
      const xml = serializeBody(bodyOfMarkdown(markdown))
      // Addresses of links stand in attributes, the language of a code block is none of its words.
      const kept = wordsIn(`${wordsOf(parseBody(xml)).join(' ')} ${(xml.match(/target="[^"]*"/gu) ?? []).join(' ')}`)
      for (const word of new Set(wordsIn(markdown.replace(/```.*\n/gu, '')))) expect(kept).toContain(word)
    }),
    { numRuns: 500 },
  )
})

test.each<[string, readonly (readonly [string, unknown, number])[], string, number]>([
  [
    '---\ntitle: A\ndate: 1949-01-10\nno: 0222\n---\nBody',
    [
      ['title', 'A', 2],
      ['date', '1949-01-10', 3],
      ['no', '0222', 4],
    ],
    'Body',
    6,
  ],
  ['---\n# only a remark\n---\nBody', [], 'Body', 4],
  ['---\na: [1, {b: yes}]\n...\nBody', [['a', ['1', { b: 'yes' }], 2]], 'Body', 4],
  ['---\nno end', [], '---\nno end', 1],
  ['Body\n---\nx: y\n---', [], 'Body\n---\nx: y\n---', 1],
])('the head of %j', (given, fields, body, bodyLine) => {
  const head = takeHead(given, 'a.md')
  expect(head.fields.map(({ label, value, line }) => [label, value, line])).toEqual(fields)
  expect([head.body, head.bodyLine, head.issues]).toEqual([body, bodyLine, []])
})

test('aliases that multiply are refused, and the body is read', async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
    .split('')
    .map((name, n) => `${name}: &${name} [${`*${'abcdefgh'[n]},`.repeat(9)}]`)
    .join('\n')}`
  const readings = await readAll(text, incoming(`---\n${bomb}\n---\nThe body.`, 'a.md'))
  expect(issuesOf(readings)[0]).toMatchObject({ severity: 'warning', at: 'a.md:2', field: 'head' })
  expect(draftsOf(readings)[0]?.texts?.[0]?.body).toBe('<p>The body.</p>')
})

test('a name that comes twice is an issue, at any depth; forty thousand names are read', () => {
  const twice = takeHead('---\ntitle: a\nc:\n  d: 1\n  d: 2\n---\nb', 'a.md')
  expect(twice.issues).toMatchObject([
    { at: 'a.md:5', message: 'no YAML: “d” comes twice; the head is kept as it stands' },
  ])
  const many = Array.from({ length: 40_000 }, (_, n) => `name${n}: v`).join('\n')
  expect(takeHead(`---\n${many}\n---\nb`, 'a.md').fields).toHaveLength(40_000)
})

test('quotations ten thousand deep are read as plain text, or read', async () => {
  const [draft] = draftsOf(await readAll(text, incoming(`${'> '.repeat(10_000)}deep`, 'a.md', 4096)))
  expect(wordsOf(parseBody(draft?.texts?.[0]?.body ?? '')).at(-1)).toBe('deep')
})

test.each([
  ['letters/a b.v2.txt', 'letters/a b.v2', 'a b.v2'],
  ['note', 'note', 'note'],
])('%s is known by its name', async (name, key, title) => {
  const [draft] = draftsOf(await readAll(text, incoming('It rained.', name)))
  expect([draft?.key?.value, draft?.title?.value]).toEqual([key, title])
})

test.each(['title: &a [*a, *a]', 'title: &a One\nsummary: *a'])(
  'an alias in a head is an issue, and the head stays: %s',
  async (head) => {
    const readings = await readAll(text, incoming(`---\n${head}\n---\nWords.\n`, 'a.md'))
    expect(readings.some(({ kind }) => kind === 'issue')).toBe(true)
    expect(JSON.stringify(readings)).toContain('Words.')
  },
)
