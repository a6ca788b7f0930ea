import type { Access } from '#document/access.ts'
import { PUBLIC } from '#document/access.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Held } from '#holding/held.ts'
import type { SuggestionMade } from '#store/store.ts'
import { identifierFrom } from '#value/identifier.ts'
import { person, record } from '../site/holdings.ts'

// One record in every state of access, public before or never, and whatever else is known by it alone.

const STATES: Readonly<Record<string, Access>> = {
  open: PUBLIC,
  embargoed: { kind: 'embargoed', until: '2099-01-01' },
  lent: { kind: 'embargoed', until: '2099-01-01', groups: ['family'] },
  restricted: { kind: 'restricted', groups: ['family'] },
  withdrawn: { kind: 'withdrawn', reason: 'Asked for.', day: '2026-11-24' },
}

/** A record in a state, and the signs by which it is known wherever it is told of: no two cases share one. */
export interface Case {
  readonly name: string
  readonly access: Access
  readonly isOpen: boolean
  /** Public before: where a protocol has a word for what is deleted, it is told. */
  readonly wasOpen: boolean
  /** Withdrawn after it was public: its address tells title, reference, day and reason. */
  readonly hasTombstone: boolean
  /** In its number; in its title; in its archival reference; in all else. */
  readonly signs: Signs
}
export interface Signs {
  readonly id: string
  readonly title: string
  readonly reference: string
  readonly rest: string
}

const signsOf = (word: string): Signs => ({
  id: `qi${word}q`,
  title: `qt${word}q`,
  reference: `qr${word}q`,
  rest: `qs${word}q`,
})

/** Far from each other, so that none is taken for a misspelling of another. */
const WORDS =
  'albrikont devushmar fenzolity gorpwaket hyxumbend jistvrope werzytaph mazdirewf nuptogely swirbacho'.split(' ')

export const CASES: readonly Case[] = ['never', 'once'].flatMap((past, n) =>
  Object.entries(STATES).map(([state, access], m) => ({
    name: `${past} public before, ${state} now`,
    access,
    isOpen: state === 'open',
    wasOpen: state === 'open' || past === 'once',
    hasTombstone: state === 'withdrawn' && past === 'once',
    signs: signsOf(WORDS[5 * n + m] ?? ''),
  })),
)

/** Signs of a record that is not there, as long as those. */
export const ABSENT = signsOf('pompadely')

/** A word that stands in all of them. */
export const COMMON = 'Qcommonword'

const unreviewed = { kind: 'unreviewed' } as const
const names = (text: string) => [{ text, kind: 'preferred' }] as const

function recordOf({ signs }: Case, access: Access): Held {
  const { id, title, reference, rest } = signs
  return record(id, {
    title: `${COMMON} ${title}`,
    day: '1949-01-12',
    access,
    genre: 'letter',
    aliases: [`slug:${id}`, `node:${id}`],
    participants: [
      { role: 'sender', agent: identifierFrom(rest), asNamed: `Name ${rest}` },
      { role: 'recipient', agent: identifierFrom('mao'), asNamed: `Mao ${rest}` },
    ],
    places: [{ role: 'sent-from', place: identifierFrom(rest), asNamed: `Place ${rest}` }],
    subjects: [identifierFrom(rest)],
    keywords: [`Word ${rest}`],
    collections: [{ collection: identifierFrom('january-1949') }],
    summary: [{ lang: 'en', text: `Summary ${rest}` }],
    numbers: [{ number: rest }],
    witnesses: [
      {
        id: 'w1',
        kind: 'not-stated',
        references: [
          {
            repository: identifierFrom('aprf'),
            repositoryAsNamed: 'APRF',
            levels: [
              { level: 'fond', label: 'f.', value: '45', key: '45' },
              { level: 'opis', label: 'op.', value: '1', key: '1' },
              { level: 'delo', label: 'd.', value: reference, key: reference },
            ],
            leaves: [],
            asGiven: `APRF, f. 45, op. 1, d. ${reference}`,
            status: 'present',
          },
        ],
      },
    ],
    texts: [{ id: 't1', kind: 'transcript', lang: 'en', body: `<p xml:id="p1">${COMMON} ${rest} words.</p>` }],
    relations: [{ kind: 'replies-to', to: { document: identifierFrom('112659') }, certainty: 'certain' }],
    asks: [{ to: identifierFrom('mao'), passage: `${rest} words.` }],
    takenFrom: { name: `Edition ${rest}`, number: rest, address: `https://edition.example/${rest}` },
    rights: [{ statement: `Rights ${rest}` }],
  })
}

/** Closed as its record is: one that may be read shows the evidence in it. */
const exchangeOf = ({ signs: { id, rest } }: Case, access: Access): Exchange => ({
  kind: 'exchange',
  id: identifierFrom(`e-${rest}`),
  title: `Exchange ${rest}`,
  access,
  parties: ['a', 'b'].map((side, order) => ({ id: side, label: `Side ${side} ${rest}`, order })),
  moves: [
    {
      sign: '1',
      from: ['a'],
      to: ['b'],
      steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-12' }] }],
      attested: 'documented',
      documents: [identifierFrom(id)],
      points: [{ id: '1', act: 'request', content: `Asks ${rest}` }],
    },
  ],
})

/** Open, and tells of each record by evidence, by a move and by a relation. */
const OPEN_EXCHANGE: Exchange = {
  kind: 'exchange',
  id: identifierFrom('e-open'),
  title: 'Told of by all',
  access: PUBLIC,
  parties: ['a', 'b'].map((side, order) => ({ id: side, label: `Side ${side}`, order })),
  moves: CASES.map(({ signs: { id, rest } }, n) => ({
    sign: String(n + 1),
    from: ['a'],
    to: ['b'],
    steps: [{ step: 'dispatched', claims: [{ edtf: '1949-01-12' }] }],
    attested: 'documented',
    documents: [identifierFrom<never>(id)],
    points: [
      {
        id: String(n + 1),
        act: 'request',
        evidence: [
          {
            passage: { document: identifierFrom<never>(id), text: 't1', block: 'p1', exact: `${rest} words.` },
            of: 'original',
          },
        ],
      },
    ],
  })),
}
const NEIGHBOUR = record('neighbour', {
  title: `${COMMON} neighbour`,
  relations: CASES.map(({ signs: { id } }) => ({
    kind: 'replies-to',
    to: { document: identifierFrom<never>(id) },
    certainty: 'certain',
  })),
})

const aroundOf = ({ signs: { rest } }: Case): readonly Held[] => [
  person(rest, names(`Name ${rest}`), { status: unreviewed, note: `Life of ${rest}` }),
  { kind: 'place', id: identifierFrom(rest), names: names(`Place ${rest}`), status: unreviewed },
  { kind: 'subject', id: identifierFrom(rest), names: names(`Subject ${rest}`), status: unreviewed },
]

/** To be put one after the other: those that were public are, before they are closed. */
export const HELD_IN_STATES: readonly Held[] = [
  ...CASES.flatMap(aroundOf),
  ...CASES.filter(({ wasOpen }) => wasOpen).flatMap((one) => [recordOf(one, PUBLIC), exchangeOf(one, PUBLIC)]),
  ...CASES.flatMap((one) => [recordOf(one, one.access), exchangeOf(one, one.access)]),
  OPEN_EXCHANGE,
  NEIGHBOUR,
]

const mao = [identifierFrom<never>('mao')]
/** What each asks for that is not held, and what an open letter says of each. */
export const SUGGESTIONS_IN_STATES: readonly SuggestionMade[] = CASES.flatMap(({ signs: { id, rest } }, n) => {
  const made = (document: string, exact: string, to: SuggestionMade['to']): SuggestionMade => ({
    id: `${document}-${n}`,
    document: identifierFrom(document),
    mention: {
      text: 't1',
      quotation: { block: 'p1', exact },
      lang: 'en',
      whose: 'addressee',
      says: 'answers',
      day: '1949-01-02',
    },
    to,
    relation: 'replies-to',
    score: 0.8,
    because: ['as the words have it'],
  })
  return [
    made(id, `${rest} words.`, { notHeld: { from: mao, to: [identifierFrom<never>(rest)], day: '1949-01-02' } }),
    made('neighbour', COMMON, { document: identifierFrom(id) }),
  ]
})
