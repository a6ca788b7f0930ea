import type { NameKind } from '#authority/name.ts'
import type { DateRole } from '#document/dated.ts'
import type { HeldAs, RelationKind } from '#document/document.ts'
import type { ParticipantRole, PlaceRole } from '#document/participant.ts'
import type { CreditRole } from '#document/rights.ts'
import type { WitnessKind } from '#document/witness.ts'
import type { Facet, Snippet } from '#search/search.ts'
import { lookUp } from '#value/look-up.ts'

/** The model's terms as a reader meets them. */
export const ROLE: Readonly<Record<ParticipantRole, string>> = {
  author: 'author',
  signatory: 'signatory',
  initialler: 'initialled it',
  sender: 'sender',
  recipient: 'recipient',
  'copied-to': 'copied to',
  via: 'carried it',
  drafter: 'drafted it',
  approver: 'approved it',
  interlocutor: 'in conversation',
  'note-taker': 'took the note',
  interpreter: 'interpreter',
  mentioned: 'mentioned',
}

export const PLACE_ROLE: Readonly<Record<PlaceRole, string | undefined>> = {
  'sent-from': 'sent from',
  'sent-to': 'sent to',
  subject: undefined,
  mentioned: 'mentioned',
}

export const DATE_ROLE: Readonly<Record<DateRole, string>> = {
  drafted: 'Drafted',
  approved: 'Approved',
  dispatched: 'Dispatched',
  sent: 'Sent',
  presented: 'Presented',
  received: 'Received',
  deciphered: 'Deciphered',
  seen: 'Seen',
  registered: 'Registered',
  published: 'Published',
  event: 'Event',
}

export const WITNESS: Readonly<Record<WitnessKind, string | undefined>> = {
  original: 'the original',
  'outgoing-copy': 'file copy of what was sent',
  'incoming-decrypt': 'what was received, deciphered',
  'certified-copy': 'certified copy',
  copy: 'copy',
  extract: 'extract',
  draft: 'draft',
  microform: 'microform',
  printed: 'in print',
  'not-stated': undefined,
}

export const HELD: Readonly<Record<HeldAs, string>> = {
  text: 'Its text is held here.',
  'described-only': 'It is described here; its text is not held.',
  'title-only': 'It is known here by its title only.',
  'known-by-mention': 'It is known only from other documents that mention it.',
  lost: 'It is lost.',
}

/** A relation from the document's own side, and as the other end tells it. */
export const RELATION: Readonly<Record<RelationKind, readonly [outgoing: string, incoming: string]>> = {
  'replies-to': ['Answers', 'Answered by'],
  encloses: ['Encloses', 'Enclosed in'],
  transmits: ['Transmits', 'Transmitted by'],
  'draft-of': ['Draft of', 'Drafted in'],
  'version-of': ['Version of', 'Another version'],
  'copy-of': ['Copy of', 'Copied in'],
  'reports-on': ['Reports on', 'Reported in'],
  continues: ['Continues', 'Continued by'],
  supersedes: ['Replaces', 'Replaced by'],
  mentions: ['Mentions', 'Mentioned in'],
  related: ['Related', 'Related'],
}

export const CREDIT: Readonly<Record<CreditRole, string>> = {
  contributed: 'Contributed by',
  obtained: 'Obtained by',
  provided: 'Provided by',
  translated: 'Translated by',
  transcribed: 'Transcribed by',
  edited: 'Edited by',
  encoded: 'Encoded by',
  digitized: 'Digitized by',
  funded: 'Made possible by',
  other: 'With thanks to',
}

/** What kind of text speaks, wherever its words are shown, and what a reader should know of it. */
export const SPEAKS: Readonly<Record<Snippet['of'], readonly [label: string, tells: string]>> = {
  title: ['Title', ''],
  summary: ['Summary', 'in the editors’ words'],
  transcript: ['Transcript', 'the words of the document'],
  translation: ['Translation', 'the words of a translator'],
  regest: ['Regest', 'the content in the editors’ words'],
  ocr: ['Read by machine', 'from a picture of the page, not corrected'],
}

/** The same of a snippet: a note is not of the text beside which it stands. */
export const speaker = ({ of, note }: Pick<Snippet, 'of' | 'note'>): string =>
  note === undefined ? SPEAKS[of][0] : `Note to the ${SPEAKS[of][0].toLowerCase()}`

export const NAME_KIND: Readonly<Record<NameKind, string>> = {
  preferred: 'preferred',
  variant: 'variant',
  former: 'former',
  cover: 'cover',
  official: 'official',
  abbreviation: 'abbreviation',
  heading: 'heading',
  misspelt: 'misspelt',
}

export const FACET: Readonly<Record<Facet, string>> = {
  year: 'Year',
  sender: 'Sender',
  recipient: 'Recipient',
  person: 'Person',
  place: 'Place',
  archive: 'Archive or file',
  genre: 'Kind',
  language: 'Language',
  collection: 'Collection',
  subject: 'Subject',
  has: 'Text',
}

export const HAS: Readonly<Record<string, string>> = {
  text: 'With a text',
  transcript: 'With a transcript',
  translation: 'With a translation',
  regest: 'With a regest',
  summary: 'With a summary',
  ocr: 'With a text read by machine',
  scan: 'With a scan',
}

/** Levels of archival description with the general term beside the tradition's own word. */
const LEVEL: Readonly<Record<string, string>> = {
  repository: 'Archive',
  fond: 'fond (fonds)',
  opis: 'opis (inventory)',
  delo: 'delo (file)',
  papka: 'papka (folder)',
  rg: 'record group',
  bestand: 'Bestand (fonds)',
  doboz: 'doboz (box)',
}
/** Levels are words of references: `constructor` is none of ours. */
export const levelInWords = (level: string): string => lookUp(LEVEL, level) ?? level

const SCRIPT = new Intl.DisplayNames(['en'], { type: 'script' })
const TELLING: readonly [RegExp, string][] = [
  [/\p{Script=Han}/u, 'Han'],
  [/\p{Script=Cyrillic}/u, 'Cyrillic'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Latin}/u, 'Latin'],
]

/** The script's name: as the record says it (ISO 15924), else as the letters tell. */
export function scriptInWords(text: string, script?: string): string {
  if (script?.startsWith('Han'))
    return script === 'Hans' ? 'Han, simplified' : script === 'Hant' ? 'Han, traditional' : 'Han'
  if (script !== undefined && /^[A-Za-z]{4}$/u.test(script)) return SCRIPT.of(script) ?? script
  return TELLING.find(([letters]) => letters.test(text))?.[1] ?? ''
}
