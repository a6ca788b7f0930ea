import { PUBLIC } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import { findMentions } from '#exchange/mention/find-mentions.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'

/** A document with one text of one paragraph, written on a day. */
export const saying = (lang: string, words: string, more: Partial<Document> = {}): Document => ({
  kind: 'document',
  id: identifierFrom<DocumentId>('speaks'),
  title: 'Letter',
  held: 'text',
  access: PUBLIC,
  dates: [{ role: 'sent', edtf: '1921-03-20', basis: 'stated' }],
  texts: [{ id: 't1', kind: 'transcript', lang, body: `<p xml:id="p1">${words.replaceAll('&', '&amp;')}</p>` }],
  ...more,
})

/** A mention in short: whose, what is said, day or number. `your answers 1921-03-03 #34`. */
export const short = ({ whose, says, day, number }: Mention): string =>
  [whose === 'addressee' ? 'your' : 'my', says, day, number === undefined ? undefined : `#${number}`]
    .filter((part) => part !== undefined)
    .join(' ')

/** What is found in words of a letter of Sunday 20 March 1921. */
export const mentioned = (lang: string, words: string, more: Partial<Document> = {}): readonly string[] =>
  findMentions(saying(lang, words, more)).map(short)
