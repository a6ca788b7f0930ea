import fc from 'fast-check'
import { expect, test } from 'vitest'
import { descentOfWords, MOST_DRAFTS, MOST_WORDS, type Worded } from '#exchange/descent-of-words.ts'
import type { Hand } from '#exchange/wording.ts'

const russian: Hand = { lang: 'ru', translators: [] }
const english: Hand = { lang: 'en', translators: ['A. Translator'] }
const draft = (point: string, words: string, hand = russian): Worded => ({ point, wordings: [{ hand, words }] })
const inOneHand = (...words: readonly string[]) => words.map((one, n) => draft(`${n + 1}`, one))

/** `1:for peace |2:at once` */
const marked = (drafts: readonly Worded[]) =>
  descentOfWords(drafts)
    .words?.last.runs.map(({ words, first }) => `${first}:${words}`)
    .join('|')
/** What of the earlier drafts the last text has not, in brackets. */
const struck = (drafts: readonly Worded[]) =>
  descentOfWords(drafts).words?.earlier.map(({ runs }) =>
    runs.map(({ words, isSame }) => (isSame ? words : `[${words}]`)).join(''),
  )

test.each([
  [['we ask for peace', 'we ask for peace'], '1:we ask for peace', ['we ask for peace']],
  [
    ['we ask for peace', 'we do not ask for peace now', 'today we do not ask for peace now'],
    '3:today |2:we do not |1:ask for peace |2:now',
    ['[we ]ask for peace', 'we do not ask for peace now'],
  ],
  // What a counter-draft dropped and the text that was sent took up again is the first draft's.
  [
    ['on the old terms alone', 'without any terms', 'on the old terms alone'],
    '1:on the old terms alone',
    ['on the old terms alone', '[without any terms]'],
  ],
  // A word that both have by itself proves nothing.
  [['the war in the north', 'a reply of the minister'], '2:a reply of the minister', ['[the war in the north]']],
  [['No.', 'No.'], '1:No.', ['No.']],
  [['和平谈判', '和平的谈判'], '1:和平|2:的|1:谈判', ['和平谈判']],
  // Where the words end does not matter, nor what stands after them.
  [['for an end of the war', 'for an end of the war, at once'], '1:for an end of the war, |2:at once', undefined],
])('%j: %s', (texts, runs, dropped) => {
  expect(marked(inOneHand(...texts))).toBe(runs)
  if (dropped !== undefined) expect(struck(inOneHand(...texts))).toEqual(dropped)
})

test('the first sign of a word decides, not case: words are compared as they stand', () => {
  expect(marked(inOneHand('Peace at once', 'peace at once'))).toBe('2:peace |1:at once')
})

test.each<[string, readonly Worded[], string | undefined, readonly (readonly [string, string])[]]>([
  ['nothing', [], undefined, []],
  ['one draft alone', [draft('1', 'a b')], undefined, [['1', 'other-hand']]],
  [
    'regests',
    [
      { point: '1', wordings: 'regest' },
      { point: '2', wordings: 'regest' },
    ],
    undefined,
    [
      ['1', 'regest'],
      ['2', 'regest'],
    ],
  ],
  [
    'two languages',
    [draft('1', 'a b'), draft('2', 'a b', english)],
    undefined,
    [
      ['1', 'other-hand'],
      ['2', 'other-hand'],
    ],
  ],
  [
    'two translators',
    [draft('1', 'a b', english), draft('2', 'a b', { lang: 'en', translators: ['Another'] })],
    undefined,
    [
      ['1', 'other-hand'],
      ['2', 'other-hand'],
    ],
  ],
  [
    'a region is no other language',
    [draft('1', 'a b', english), draft('2', 'a b', { ...english, lang: 'en-GB' })],
    '1:a b',
    [],
  ],
  [
    'another script is',
    [draft('1', 'a b', { ...russian, script: 'Latn' }), draft('2', 'a b')],
    undefined,
    [
      ['1', 'other-hand'],
      ['2', 'other-hand'],
    ],
  ],
  [
    'what stands apart is left out of the middle',
    [draft('1', 'a b'), { point: '2', wordings: 'regest' }, draft('3', 'a b c')],
    '1:a b |3:c',
    [['2', 'regest']],
  ],
  [
    'the hand that leads farthest',
    [draft('1', 'a b'), draft('2', 'a b'), draft('3', 'x y', english), draft('4', 'x y z', english)],
    '3:x y |4:z',
    [
      ['1', 'other-hand'],
      ['2', 'other-hand'],
    ],
  ],
  [
    'of two hands the language of composition',
    ['1', '2'].map((point) => ({
      point,
      wordings: [
        { hand: english, words: 'in English' },
        { hand: russian, words: 'by itself' },
      ],
    })),
    '1:by itself',
    [],
  ],
])('%s', (_, drafts, runs, apart) => {
  expect(marked(drafts)).toBe(runs)
  expect(descentOfWords(drafts).apart.map(({ point, why }) => [point, why])).toEqual(apart)
})

test('too many words and too many drafts are told, not compared', () => {
  const long = Array.from({ length: MOST_WORDS + 1 }, (_, n) => `w${n}`).join(' ')
  expect(descentOfWords(inOneHand('a b', long, 'a b')).apart).toEqual([{ point: '2', why: 'too-long' }])
  expect(descentOfWords(inOneHand('a b', 'x'.repeat(20_001), 'a b')).apart).toEqual([{ point: '2', why: 'too-long' }])
  const { words, apart } = descentOfWords(inOneHand(...Array.from({ length: MOST_DRAFTS + 2 }, (_, n) => `a b ${n}`)))
  expect(apart).toEqual([
    { point: '8', why: 'too-many' },
    { point: '9', why: 'too-many' },
  ])
  expect([words?.earlier.length, words?.last.point]).toEqual([MOST_DRAFTS - 1, '10'])
})

const sentence = fc.array(fc.constantFrom('war', 'peace', 'north', 'the', 'и', '和', '平', ',', 'x̱'), { maxLength: 12 })
const texts = fc.array(
  sentence.map((words) => words.join(' ')),
  { minLength: 2, maxLength: 5 },
)

test('every word of the last text has one draft, and the runs give each text back', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const { words } = descentOfWords(inOneHand(...all))
      expect(words?.last.runs.map((run) => run.words).join('')).toBe(all.at(-1))
      expect(words?.earlier.map(({ runs }) => runs.map((run) => run.words).join(''))).toEqual(all.slice(0, -1))
      const points = new Set(all.map((_, n) => `${n + 1}`))
      for (const { first } of words?.last.runs ?? []) expect(points).toContain(first)
    }),
  )
})

test('what is marked with a draft stands in it, and in none of those before as a whole', () => {
  fc.assert(
    fc.property(texts, (all) => {
      for (const { words, first } of descentOfWords(inOneHand(...all)).words?.last.runs ?? [])
        for (const word of words.match(/[\p{L}\p{M}]+/gu) ?? []) expect(all[Number(first) - 1]).toContain(word)
    }),
  )
})

test('a last text that repeats an earlier draft is all of the first that has it', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (all, at) => {
      const again = all[at % all.length] ?? ''
      const whole = [...all, again]
      const { words } = descentOfWords(inOneHand(...whole))
      const own = `${whole.length}`
      expect(words?.last.runs.filter(({ first }) => first === own)).toEqual([])
    }),
  )
})
