import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BodyElement, type BodyNode, parseBody } from '#document/body.ts'
import { attributesOf } from '#document/body-attributes.ts'
import { ALLOWED, CONTENT, type Content, MIXED } from '#document/body-model.ts'
import { toBody } from '#document/to-body.ts'
import { fileOf, hasTeiSchema, teiErrors } from '../formats/tei-schema.ts'

const body = (xml: string) => toBody(parseBody(xml), 'a.xml:1').body
const wordsIn = (nodes: readonly BodyNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsIn(node.children))).join('')
const plain = (nodes: readonly BodyNode[]) => wordsIn(nodes).replace(/[ \t\r\n]+/gu, '')

test.each([
  ['a blank run is one blank', '<p>one\n   two</p>', '<p>one two</p>'],
  ['blanks that are meant stay', '<p xml:space="preserve">one  two</p>', '<p xml:space="preserve">one  two</p>'],
  [
    'a block in a line becomes a segment',
    '<p><salute>Dear friend,</salute> yes</p>',
    '<p><seg type="salute">Dear friend,</seg> yes</p>',
  ],
  ['an unknown element in a line', '<p><ship n="1">Dove</ship></p>', '<p><seg n="1" type="ship">Dove</seg></p>'],
  [
    'its own type becomes its subtype',
    '<p><ship type="war">Dove</ship></p>',
    '<p><seg type="ship" subtype="war">Dove</seg></p>',
  ],
  ['an unknown block', '<motto>Onward</motto><p>a</p>', '<ab type="motto">Onward</ab><p>a</p>'],
  [
    'an unknown block of blocks',
    '<p>a</p><attachment><head>B</head><p>c</p></attachment>',
    '<p>a</p><div type="attachment"><head>B</head><p>c</p></div>',
  ],
  ['words between blocks', '<p>a</p>stray <hi>words</hi><p>b</p>', '<p>a</p><ab>stray <hi>words</hi></ab><p>b</p>'],
  [
    'what follows the closer',
    '<head>H</head><p>a</p><closer>C</closer><p>b</p>',
    '<head>H</head><div><p>a</p><closer>C</closer></div><div><p>b</p></div>',
  ],
  ['paragraphs after divisions', '<div><p>a</p></div><p>b</p>', '<div><p>a</p></div><div><p>b</p></div>'],
  ['a closer alone', '<closer><signed>S</signed></closer>', '<ab type="closer"><seg type="signed">S</seg></ab>'],
  ['a list without items', '<list><head>L</head></list>', '<ab type="list"><ab type="head">L</ab></ab>'],
  [
    'paragraphs straight in a list',
    '<list><p>a</p><item>b</item></list>',
    '<list><item><p>a</p></item><item>b</item></list>',
  ],
  [
    'a label without its item',
    '<list><label>1</label><label>2</label><item>b</item></list>',
    '<list><item><label>1</label></item><item><label>2</label></item><item>b</item></list>',
  ],
  [
    'an anchor with words in it',
    '<p><anchor xml:id="k"/><anchor>x</anchor></p>',
    '<p><anchor xml:id="k"/><seg type="anchor">x</seg></p>',
  ],
  ['a choice of one', '<p><choice><sic>a</sic></choice></p>', '<p><seg type="choice"><sic>a</sic></seg></p>'],
  [
    'a page’s end that holds words, where no words may be',
    '<cit><pb>a</pb></cit>',
    '<ab><seg type="cit"><seg type="pb">a</seg></seg></ab>',
  ],
])('%s', (_name, given, kept) => {
  expect(body(given)).toBe(kept)
  expect(body(kept)).toBe(kept)
})

test('an attribute that TEI refuses is told once, with how often', () => {
  const { body, unplaced } = toBody(
    parseBody('<p x="1">a</p><p x="2">b</p><p n="3" when="soon">c</p><ship x="4"/>'),
    'a.xml:7',
  )
  expect(body).toBe('<p>a</p><p>b</p><p n="3">c</p>')
  expect(unplaced).toEqual([
    { label: 'ship/@x', value: '4', at: 'a.xml:7' },
    { label: 'p/@x', value: '1; 2 (2 times)', at: 'a.xml:7' },
    { label: 'p/@when', value: 'soon', at: 'a.xml:7' },
  ])
})

test('an identifier that comes twice stays at its first place', () => {
  const { body, unplaced } = toBody(parseBody('<p xml:id="k">a</p><p xml:id="k">b</p>'), 'a.xml')
  expect(body).toBe('<p xml:id="k">a</p><p>b</p>')
  expect(unplaced).toHaveLength(1)
})

test('a character that XML cannot hold is made visible and told', () => {
  const { body, issues } = toBody([{ name: 'p', attributes: { n: '\u0001' }, children: ['a\u0000b'] }], 'a.xml')
  expect(body).toBe('<p n="␁">a␀b</p>')
  expect(issues).toMatchObject([{ severity: 'warning', field: 'texts' }])
})

describe('deep trees', () => {
  const nested = (name: string, depth: number) => {
    let node: BodyNode = { name, attributes: {}, children: ['deep words'] }
    for (let n = 0; n < depth; n += 1) node = { name, attributes: {}, children: ['w ', node] }
    return [node]
  }
  test.each(['hi', 'div', 'list', 'postscript', 'choice', 'floatingText', 'unknown'])(
    'of %s keep their words',
    (name) => {
      const nodes = nested(name, 3000)
      let words = ''
      for (const at of parseBody(toBody(nodes, 'a.xml').body)) words += typeof at === 'string' ? at : wordsIn([at])
      expect(words.replace(/\s/gu, '')).toBe(`${'w'.repeat(3000)}deepwords`)
    },
  )
})

const known = [...CONTENT.keys()]
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...known) },
  fc.constantFrom('ship', 'front', 'listBibl', 'include'),
)
const values = [
  'a',
  'a b',
  '#x',
  'http://a.example/b?c=d#e',
  '1949-01-10',
  '1949-02-30',
  'high',
  'Y',
  '3',
  'no',
  '',
  'http://a b',
  'en',
  '-1.5',
  'a:b',
]
const attributes = fc.dictionary(
  fc.constantFrom(
    'type',
    'subtype',
    'n',
    'xml:id',
    'when',
    'ref',
    'rend',
    'place',
    'x',
    'reason',
    'url',
    'unit',
    'hand',
    'target',
    'xml:lang',
    'role',
    'cert',
  ),
  fc.oneof(fc.constantFrom(...values), fc.string()),
  { maxKeys: 3 },
)
const tree: fc.Arbitrary<BodyNode> = fc.letrec<{ node: BodyNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('word ', ' ', 'and & more <'),
    fc.record({ name, attributes, children: fc.array(tie('node'), { maxLength: 5 }) }),
  ),
})).node
const trees = fc.array(tree, { maxLength: 6 })

test('of any tree, every word is kept in its order', () => {
  fc.assert(
    fc.property(trees, (nodes) => {
      expect(plain(parseBody(toBody(nodes, 'a.xml').body))).toBe(plain(nodes))
    }),
    { numRuns: 500 },
  )
})

test('a body that was made once is made the same again', () => {
  fc.assert(
    fc.property(trees, (nodes) => {
      const once = toBody(nodes, 'a.xml').body
      expect(toBody(parseBody(once), 'a.xml').body).toBe(once)
    }),
    { numRuns: 300 },
  )
})

describe.skipIf(!hasTeiSchema)('against tei_all (skipped where ../shared/tei is not here)', () => {
  test('every pair of the table', async () => {
    const bodies: string[] = []
    for (const content of Object.keys(ALLOWED) as Content[]) {
      const around = known.filter((one) => CONTENT.get(one) === content)
      for (const parent of around)
        for (const child of ALLOWED[content]) {
          const made = toBody([standingIn(parent, [sample(child)])], 'x').body
          bodies.push(made)
        }
      for (const parent of around)
        if (MIXED.has(content)) bodies.push(toBody([standingIn(parent, ['words'])], 'x').body)
    }
    expect(await told(bodies)).toEqual([])
    expect(bodies.length).toBeGreaterThan(3000)
  })

  test('every attribute of the table', async () => {
    const bodies = known.flatMap((element) =>
      attributesOf(element).flatMap((attribute) =>
        values.map((value) => toBody([standingIn(element, ['w'], { [attribute]: value })], 'x').body),
      ),
    )
    expect(await told(bodies.map((one) => one.replace(/ xml:id="[^"]*"/gu, '')))).toEqual([])
  })

  test('any address that is let stand', async () => {
    const uri = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string(),
      fc.constantFrom('1:2', '//a:b', 'a%zz', '#a#b', 'http://[x', 'é', 'a:', 'http://a:b/', '../x y'),
    )
    const bodies = fc
      .sample(uri, { numRuns: 3000, seed: 7 })
      .map((target) => toBody([el('p', [{ name: 'ref', attributes: { target }, children: ['r'] }])], 'x').body)
    expect(await told(bodies)).toEqual([])
  })

  test('any tree at all', async () => {
    const bodies = fc
      .sample(trees, { numRuns: 2000, seed: 11 })
      .map((nodes) => toBody(nodes, 'x').body.replace(/ xml:id="[^"]*"/gu, ''))
    expect(await told(bodies)).toEqual([])
  })
})

/** What the schema says, with the body that it says it of. */
const told = async (bodies: readonly string[]) =>
  (await teiErrors(fileOf(bodies))).slice(0, 20).map((error) => `${error}: ${bodies[Number.parseInt(error, 10) - 2]}`)

/** The least that an element needs in it to stand under its own name. */
function sample(name: string): BodyElement {
  const least: Record<string, readonly BodyNode[]> = {
    list: [el('item', ['i'])],
    table: [el('row', [el('cell', ['c'])])],
    row: [el('cell', ['c'])],
    lg: [el('l', ['l'])],
    choice: [el('sic', ['a']), el('corr', ['b'])],
    subst: [el('add', ['a'])],
    cit: [el('quote', ['q'])],
    address: [el('addrLine', ['a'])],
    floatingText: [el('body', [el('p', ['f'])])],
    div: [el('p', ['d'])],
    body: [el('p', ['d'])],
    sp: [el('p', ['s'])],
    argument: [el('p', ['s'])],
    postscript: [el('p', ['s'])],
  }
  const attributes: Record<string, string> =
    name === 'graphic' ? { url: 'a.png' } : name === 'milestone' ? { unit: 'x' } : {}
  const content = CONTENT.get(name)
  return { name, attributes, children: least[name] ?? (content !== undefined && MIXED.has(content) ? ['w'] : []) }
}
const el = (name: string, children: readonly BodyNode[]): BodyElement => ({ name, attributes: {}, children })

/** An element with these children, in such surroundings that it may stand there. */
function standingIn(name: string, children: readonly BodyNode[], attributes: Record<string, string> = {}): BodyNode {
  const base = sample(name)
  const own = CONTENT.get(name)
  const filled: BodyElement = {
    ...base,
    attributes: { ...base.attributes, ...attributes },
    children: own === 'empty' || own === 'gap' || own === 'graphic' ? base.children : [...base.children, ...children],
  }
  const parents: Record<string, (node: BodyElement) => BodyElement> = {
    item: (node) => el('list', [node]),
    row: (node) => el('table', [node]),
    cell: (node) => el('table', [el('row', [node])]),
    l: (node) => el('lg', [node]),
    addrLine: (node) => el('address', [node]),
    street: (node) => el('address', [node]),
    postCode: (node) => el('address', [node]),
    postBox: (node) => el('address', [node]),
    lem: (node) => el('p', [el('app', [node])]),
    rdg: (node) => el('p', [el('app', [node])]),
    speaker: (node) => el('sp', [node, el('p', ['s'])]),
    figDesc: (node) => el('figure', [node]),
    docAuthor: (node) => el('byline', [node]),
    body: (node) => el('floatingText', [node]),
  }
  for (const one of ['author', 'editor', 'publisher', 'pubPlace', 'biblScope', 'extent'])
    parents[one] = (node) => el('bibl', [node])
  return (parents[name] ?? ((node) => node))(filled)
}
