import { expect, test } from 'vitest'
import { markerOf } from '#search/marks.ts'
import { readQuery } from '#search/read-query.ts'
import { Snippets } from '#search/snippets.ts'

const LANGUAGES = ['en', 'fr', 'ru']
const textsOf = (lang: string, ...blocks: string[]) => [
  { of: 'transcript' as const, lang, blocks: blocks.map((text, n) => ({ id: `p${n + 1}`, text })) },
]
const snippets = (typed: string, lang: string, ...blocks: string[]) =>
  new Snippets(markerOf(readQuery(typed).query, LANGUAGES)).of(textsOf(lang, ...blocks), () => lang)
const marked = (found: ReturnType<typeof snippets>) =>
  found.map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))

test.each([
  ['a stem', 'telegram', 'en', 'Two Telegrams came.', 'Telegrams'],
  ['a stem with another letter', 'die', 'en', 'He lay dying.', 'dying'],
  ['a stem with two other letters', 'récent', 'fr', 'Il écrivit récemment.', 'récemment'],
  ['an accent at the beginning', 'etat', 'fr', 'L’affaire des États.', 'États'],
  ['an abbreviation', 'USSR', 'en', 'The U.S.S.R. agreed.', 'U.S.S.R.'],
  ['a word of one letter and a stop', 'moscow', 'en', 'Plan B.Moscow agreed.', 'Moscow'],
  ['a soft hyphen', 'telegram', 'en', 'a tele\u00ADgram', 'tele\u00ADgram'],
  ['letters of full width', 'peace', 'en', 'the ｐｅａｃｅ', 'ｐｅａｃｅ'],
  ['a ligature', 'office', 'en', 'an oﬃce', 'oﬃce'],
  ['Latin letters after Han', 'kmt', 'zh', '国民KMT党', 'KMT'],
  ['Han among Latin letters', '国民', 'en', 'the 国民 party', '国民'],
  ['Cyrillic', 'телеграмма', 'ru', 'Две телеграммы.', 'телеграммы'],
  ['a prefix', 'tele*', 'en', 'Two telegrams came.', 'telegrams'],
  ['a phrase', '"of the peace"', 'en', 'of the war, of the peace', 'of the peace'],
])('finds %s', (_, typed, lang, text, mark) => {
  expect(marked(snippets(typed, lang, text))).toEqual([[mark]])
})

test('takes the passages with the most parts of the query, from two blocks', () => {
  const found = snippets('peace war', 'en', 'Peace.', 'War and peace and war.', 'Nothing.', 'War.', 'Peace, not war.')
  expect(found.map(({ block }) => block)).toEqual(['p2', 'p5'])
})

test.each([
  ['once', 1],
  ['at the end of a stretch', 480],
  ['where two stretches meet', 500],
  ['far behind', 90_000],
])('finds a phrase in a long block: %s', (_, before) => {
  const [one] = snippets('"armed mediation"', 'en', `${'x '.repeat(before / 2)}armed mediation ${'y '.repeat(9000)}`)
  expect(one?.marks.map(([from, to]) => one.text.slice(from, to))).toEqual(['armed mediation'])
  expect(one?.text.length).toBeLessThan(300)
})

test('says of a note that it is one, lets the text speak before it, and shows none where none of the words stands', () => {
  const blocks = [
    { id: 'p1', text: 'Dear friend,' },
    { id: 'p2', text: 'On that day they met at Salzburg.', note: true as const },
    { id: 'p3', text: 'I was at Salzburg.' },
  ]
  const of = (typed: string, some = blocks) =>
    new Snippets(markerOf(readQuery(typed).query, LANGUAGES))
      .of([{ of: 'transcript', lang: 'en', blocks: some }], () => 'en')
      .map(({ block, note }) => [block, note])
  expect(of('Salzburg')).toEqual([
    ['p3', undefined],
    ['p2', true],
  ])
  expect(of('Vienna', blocks.slice(1))).toEqual([['p3', undefined]])
})

test('takes no rest of a word for a word where a stretch begins', () => {
  for (let before = 485; before < 505; before++) {
    const found = snippets('ment', 'en', `${'x'.repeat(before - 1)} government ${'y '.repeat(400)}`)
    expect(found.flatMap(({ marks }) => marks)).toEqual([])
  }
})

test('leaves out what repeats the title, which stands above it', () => {
  const of = (typed: string, ...blocks: string[]) =>
    new Snippets(markerOf(readQuery(typed).query, LANGUAGES)).of(textsOf('en', ...blocks), () => 'en', 'Ann to Bob.')
  expect(of('ann', 'ANN TO BOB', 'Dear Bob, Ann is well.').map(({ block }) => block)).toEqual(['p2'])
  expect(of('absent', 'Ann to Bob', 'Dear Bob.').map(({ block }) => block)).toEqual(['p2'])
  expect(of('ann', 'Ann to Bob')).toEqual([])
})

test('begins with the text where none of the words stands in it', () => {
  expect(snippets('absent', 'en', ' ', 'Quite another matter.')).toEqual([
    { of: 'transcript', lang: 'en', text: 'Quite another matter.', marks: [], block: 'p2' },
  ])
})
