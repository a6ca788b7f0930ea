import type { Agent } from '#authority/agent.ts'
import { agentOfRepository } from '#authority/repositories.ts'
import { parseReference } from '#document/archival-reference.ts'
import { serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { GENRES } from '#document/genre.ts'
import type { Participant } from '#document/participant.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'
import { type Chance, chance } from './chance.ts'
import { type Form, WRITTEN } from './corpus-forms.ts'
import { type Source, sourcesIn } from './corpus-texts.ts'

/** Documents, and the people and archives that they name, as text: the same seed gives the same bytes. */
export interface Corpus {
  /** With line ends; the documents are `bench-0`, `bench-1`, ..., and last `bench-long`, of 40 KB. */
  readonly lines: Iterable<string>
  /** The same as records; either is read once. */
  readonly records: Iterable<Agent | Document>
  /** Words of documents written so far, the long one apart. */
  words(): number
}

const WORDS = 600
/** Words of the long document: about 40 KB. */
const LONG = 6700
const PEOPLE = 2000

/** Archives whose files the documents stand in, each in the notation of its own tradition. */
const SHELVES: readonly [(n: Chance) => string, ...((n: Chance) => string)[]] = [
  (n) => `APRF, f. ${45 - n.skewed(8)}, op. 1, d. ${1 + n.skewed(400)}, ll. ${leaves(n)}`,
  (n) => `RGASPI, f. 558, op. 11, d. ${1 + n.skewed(400)}, ll. ${leaves(n)}`,
  (n) =>
    `AVPRF, Fond 0${100 + n.whole(5)}, Opis ${1 + n.whole(40)}, Papka ${1 + n.whole(300)}, Delo ${1 + n.whole(60)}, Listy ${leaves(n)}`,
  (n) => `PRC FMA ${100 + n.whole(20)}-0${1000 + n.skewed(900)}-0${1 + n.whole(9)}, ${leaves(n)}`,
  (n) => `TNA, FO 371/${70_000 + n.skewed(900)}, ff. ${leaves(n)}`,
]

function leaves(n: Chance): string {
  const first = 1 + n.whole(280)
  return `${first}-${first + 1 + n.whole(4)}`
}

const personId = (n: number): AgentId => identifierFrom<AgentId>(`person-${n}`)

/** Names of two words each that stand with a capital in the texts, no two of them alike. */
function namesFrom(sources: readonly Source[]): (n: number) => string {
  const found = new Set<string>()
  for (const { paragraphs } of sources)
    for (const paragraph of paragraphs.slice(0, 4000))
      for (const [word] of paragraph.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,10}(?![\p{L}'’-])/gu)) found.add(word)
  const words = [...found]
  const half = Math.max(1, words.length >> 1)
  const word = (n: number) => words[n % words.length] ?? 'Miller'
  return (n) =>
    `${word(n)} ${word(half + n * 7 + Math.floor(n / half))}${n < half ? '' : ` ${Math.floor(n / half) + 1}`}`
}

/** A run of a source's paragraphs of about so many words, from a place of chance, as a body. */
function bodyFrom({ paragraphs }: Source, words: number, n: Chance): { readonly body: string; readonly words: number } {
  let body = ''
  let held = 0
  const start = n.whole(paragraphs.length)
  for (let at = 0; held < words; at += 1) {
    const paragraph = (paragraphs[(start + at) % paragraphs.length] ?? '').split(' ').slice(0, words - held)
    held += paragraph.length
    body += serializeBody([{ name: 'p', attributes: { 'xml:id': `p${at + 1}` }, children: [paragraph.join(' ')] }])
  }
  return { body, words: held }
}

const two = (number: number) => String(number).padStart(2, '0')

/** Mostly days; now and then a month or a year, or a day that is not sure. */
function dateFrom(n: Chance): string {
  const year = 1990 - n.skewed(90)
  const month = `${year}-${two(1 + n.whole(12))}`
  const day = `${month}-${two(1 + n.whole(28))}`
  const kind = n.whole(20)
  return kind === 0 ? String(year) : kind === 1 ? month : kind === 2 ? `${day}~` : day
}

const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

function languageOf(sources: readonly [Source, ...Source[]], n: Chance): Source {
  return n.whole(10) < 6 ? sources[0] : n.pick(sources)
}

export function corpus({
  count,
  seed,
  form = 'jsonl',
  shared = '../shared',
}: {
  readonly count: number
  readonly seed: number
  readonly form?: Form
  /** Where the real texts are. */
  readonly shared?: string
}): Corpus {
  const n = chance(seed)
  const sources = sourcesIn(shared)
  const nameOf = namesFrom(sources)
  const written = WRITTEN[form]
  let total = 0

  function participant(role: Participant['role'], person: number): Participant {
    return { role, agent: personId(person), asNamed: nameOf(person) }
  }

  function document(
    id: string,
    length: number,
    number: number,
  ): { readonly document: Document; readonly words: number } {
    const [from, to] = [n.skewed(PEOPLE), n.skewed(PEOPLE)]
    const source = languageOf(sources, n)
    const { body, words } = bodyFrom(source, length, n)
    const genre = n.pick(GENRES)
    const made: Document = {
      kind: 'document',
      id: identifierFrom<DocumentId>(id),
      title: `${capital(genre)}, ${nameOf(from)} to ${nameOf(to)}`,
      held: 'text',
      genre,
      dates: [{ role: 'sent', edtf: dateFrom(n), basis: 'stated', principal: true }],
      participants: [
        participant('sender', from),
        participant('recipient', to),
        ...Array.from({ length: n.whole(4) }, () => participant('mentioned', n.skewed(PEOPLE))),
      ],
      ...(n.whole(3) === 0 ? { numbers: [{ number: String(100 + n.whole(9000)) }] } : {}),
      texts: [{ id: 't1', kind: 'transcript', lang: source.lang, body }],
      witnesses: [{ id: 'w1', kind: 'not-stated', references: [parseReference(n.pick(SHELVES)(n), '').reference] }],
      languages: [source.lang],
      ...(number > 0 && n.whole(5) === 0
        ? {
            relations: [
              { kind: 'replies-to', to: { document: identifierFrom<DocumentId>(`bench-${n.whole(number)}`) } },
            ],
          }
        : {}),
      access: { kind: 'public' },
    }
    return { document: made, words }
  }

  function* records(): Iterable<Agent | Document> {
    for (const repository of ['aprf', 'rgaspi', 'avprf', 'prc-fma', 'tna'])
      yield agentOfRepository(identifierFrom<AgentId>(repository))
    for (let person = 0; person < PEOPLE; person += 1) yield agent(person)
    for (let number = 0; number < count; number += 1) {
      const length = Math.round(WORDS * (0.5 + n.next()))
      const { document: made, words } = document(`bench-${number}`, length, number)
      total += words
      yield made
    }
    yield document('bench-long', LONG, 0).document
  }

  function* lines(): Iterable<string> {
    yield written.head
    for (const record of records()) {
      if (record.kind === 'document') yield written.line(record)
      else if (form === 'jsonl') yield `${JSON.stringify(record)}\n`
    }
    yield written.foot
  }

  const agent = (person: number): Agent => ({
    kind: 'agent',
    id: personId(person),
    entityType: 'person',
    names: [{ text: nameOf(person), kind: 'preferred' }],
    status: { kind: 'reviewed' },
  })

  return { lines: lines(), records: records(), words: () => total }
}
