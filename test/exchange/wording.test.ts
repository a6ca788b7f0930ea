import { expect, test } from 'vitest'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import type { Evidence } from '#document/evidence.ts'
import type { Text } from '#document/text.ts'
import { wordingsOf } from '#exchange/wording.ts'
import { identifierFrom } from '#value/identifier.ts'

const WORDS = 'We are ready for talks. We ask for an answer.'
const text = (more: Partial<Text>): Text => ({
  id: 't1',
  kind: 'transcript',
  lang: 'ru',
  body: `<p xml:id="p1">${WORDS}</p>`,
  ...more,
})
const by = (...names: readonly string[]) => names.map((name) => ({ role: 'translated' as const, name }))
const document = (texts: readonly Text[], more: Partial<Document> = {}): Document => ({
  kind: 'document',
  id: identifierFrom('d1'),
  title: 'A draft',
  held: 'text',
  access: { kind: 'public' },
  texts,
  ...more,
})
const quoting = (exact: string, more: Partial<Evidence> = {}): Evidence => ({
  passage: { document: identifierFrom('d1'), text: 't1', block: 'p1', exact },
  ...more,
})
const asked = (held: Document | undefined, evidence: readonly Evidence[]) =>
  wordingsOf(evidence, { document: () => held, blocksIn: (body) => blocksOf(parseBody(body)) })

const READY = 'We are ready for talks.'

test.each<[string, Document | undefined, readonly Evidence[], unknown]>([
  ['no wording', document([text({})]), [], 'no-wording'],
  ['only cited', document([text({})]), [{ citation: { asGiven: 'Works, p. 1' } }], 'not-held'],
  ['not open to this reader, or not held', undefined, [quoting(READY)], 'not-held'],
  ['gone from its place', document([text({})]), [quoting('Other words')], 'not-found'],
  ['partly gone', document([text({})]), [quoting(READY), quoting('Other words')], 'not-found'],
  ['a regest', document([text({ kind: 'regest' })]), [quoting(READY)], 'regest'],
  ['told to be a regest', document([text({})]), [quoting(READY, { of: 'regest' })], 'regest'],
  ['literature', document([text({})]), [quoting(READY, { of: 'literature' })], 'literature'],
  ['no language', document([text({ lang: 'und' })]), [quoting(READY)], 'language-not-stated'],
  [
    'a translation by nobody',
    document([text({ kind: 'translation', lang: 'en' })]),
    [quoting(READY)],
    'translator-not-named',
  ],
  ['told to be a translation', document([text({})]), [quoting(READY, { of: 'translation' })], 'translator-not-named'],
  ['filed in another language', document([text({})], { composedIn: 'zh' }), [quoting(READY)], 'translator-not-named'],
  [
    'one translator for two translations',
    document([text({ kind: 'translation', lang: 'en' }), text({ id: 't2', kind: 'translation', lang: 'fr' })], {
      credits: by('A'),
    }),
    [quoting(READY)],
    'translator-not-named',
  ],
])('%s', (_, held, evidence, why) => {
  expect(asked(held, evidence)).toBe(why)
})

test.each<[string, Document, readonly Evidence[], unknown]>([
  [
    'as composed, two passages as one',
    document([text({})]),
    [quoting(READY), quoting('We ask for an answer.'), { citation: { asGiven: 'Works, p. 1' } }],
    [{ hand: { lang: 'ru', translators: [] }, words: `${READY}\nWe ask for an answer.` }],
  ],
  [
    'composed in it, and said so',
    document([text({ lang: 'zh-Hant' })], { composedIn: 'zh' }),
    [quoting(READY)],
    [{ hand: { lang: 'zh-Hant', translators: [] }, words: READY }],
  ],
  [
    'the text’s own translators',
    document([text({ kind: 'translation', lang: 'en', credits: by('B', 'A') })], { credits: by('C') }),
    [quoting(READY)],
    [{ hand: { lang: 'en', translators: ['B', 'A'] }, words: READY }],
  ],
  [
    'the record’s translator of its only translation',
    document([text({ kind: 'translation', lang: 'en' })], { credits: by('C') }),
    [quoting(READY)],
    [{ hand: { lang: 'en', translators: ['C'] }, words: READY }],
  ],
  [
    'a regest beside the words',
    document([text({}), text({ id: 't2', kind: 'regest', lang: 'en' })]),
    [quoting(READY), { passage: { document: identifierFrom('d1'), text: 't2', block: 'p1', exact: READY } }],
    [{ hand: { lang: 'ru', translators: [] }, words: READY }],
  ],
])('%s', (_, held, evidence, wordings) => {
  expect(asked(held, evidence)).toEqual(wordings)
})
