import type { Agent } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import type { Document } from '#document/document.ts'
import type { Reference, Witness } from '#document/witness.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Held } from '#holding/held.ts'
import type { SuggestionMade } from '#store/store.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'
import { nanjing } from '../exchange/nanjing.ts'

// A small archive for the tests of the site: facts of January 1949 in our own words, and a few records that are only there to be awkward.

const reviewed = { kind: 'reviewed' } as const

export const person = (id: string, names: Agent['names'], more: Partial<Agent> = {}): Agent => ({
  kind: 'agent',
  id: identifierFrom(id),
  entityType: 'person',
  names,
  status: reviewed,
  ...more,
})

export const AGENTS: readonly Agent[] = [
  person(
    'stalin',
    [
      { text: 'Joseph Stalin', kind: 'preferred', source: 'this archive' },
      { text: 'Stalin, Joseph, 1878-1953', kind: 'heading', source: 'Library of Congress form' },
      { text: 'Сталин', kind: 'variant', lang: 'ru', script: 'Cyrl' },
      { text: '斯大林', kind: 'variant', lang: 'zh', script: 'Hani' },
      { text: 'Filippov', kind: 'cover', from: '1948', to: '1950', source: 'titles of telegrams' },
      { text: 'Feng Xi', kind: 'cover' },
      { text: 'Filipov', kind: 'misspelt', source: 'a record’s title, as found' },
    ],
    {
      existence: '1878/1953',
      note: 'In the telegrams of January 1949 he signs as Filippov.',
      links: ['https://www.wikidata.org/wiki/Q855'],
    },
  ),
  person(
    'mao',
    [
      { text: 'Mao Zedong', kind: 'preferred' },
      { text: '毛泽东', kind: 'variant', lang: 'zh', script: 'Hani' },
      { text: 'Mao Tse-tung', kind: 'variant', system: 'wade-giles' },
    ],
    { existence: '1893/1976' },
  ),
  person('terebin', [
    { text: 'Terebin', kind: 'preferred' },
    { text: 'Andrei Orlov', kind: 'variant' },
  ]),
  person('kuznetsov', [{ text: 'Kuznetsov', kind: 'preferred' }], { status: { kind: 'unreviewed' } }),
  person('filippov', [{ text: 'Filippov', kind: 'preferred' }], { status: { kind: 'merged', into: 'stalin' } }),
  person(
    'aprf',
    [
      { text: 'Archive of the President of the Russian Federation', kind: 'preferred' },
      { text: 'APRF', kind: 'abbreviation' },
    ],
    { entityType: 'corporate-body', repository: { code: 'APRF', place: 'Moscow' } },
  ),
  person('rgaspi', [{ text: 'Russian State Archive of Socio-Political History', kind: 'preferred' }], {
    entityType: 'corporate-body',
    repository: { code: 'RGASPI' },
  }),
]

export const PLACES: readonly Place[] = [
  {
    kind: 'place',
    id: identifierFrom('moscow'),
    names: [
      { text: 'Moscow', kind: 'preferred' },
      { text: 'Москва', kind: 'variant', lang: 'ru' },
    ],
    coordinates: { latitude: 55.75, longitude: 37.62 },
    status: reviewed,
  },
  {
    kind: 'place',
    id: identifierFrom('nanjing'),
    names: [
      { text: 'Nanjing', kind: 'preferred' },
      { text: 'Nanking', kind: 'former' },
    ],
    status: reviewed,
  },
]

export const SUBJECTS: readonly Subject[] = [
  {
    kind: 'subject',
    id: identifierFrom('mediation'),
    names: [{ text: 'Mediation', kind: 'preferred' }],
    status: reviewed,
  },
]

export const COLLECTIONS: readonly Collection[] = [
  {
    kind: 'collection',
    id: identifierFrom('january-1949'),
    type: 'collection',
    title: 'January 1949',
    introduction: {
      text: 'A request for mediation, and what was said about it.\n\nSet in the order of sending.',
      author: 'The editors',
    },
    source: 'several archives',
  },
]

const aprf = (delo: string, leaves: string, first: number, last: number): Reference => ({
  repository: identifierFrom('aprf'),
  repositoryAsNamed: 'APRF',
  levels: [
    { level: 'fond', label: 'f.', value: '45', key: '45' },
    { level: 'opis', label: 'op.', value: '1', key: '1' },
    { level: 'delo', label: 'd.', value: delo, key: delo },
  ],
  leaves: [{ first: { number: first }, last: { number: last } }],
  asGiven: `APRF, f. 45, op. 1, d. ${delo}, ${leaves}`,
  status: 'not-stated',
})
const rgaspi: Reference = {
  repository: identifierFrom('rgaspi'),
  repositoryAsNamed: 'RGASPI',
  levels: [
    { level: 'fond', label: 'f.', value: '558', key: '558' },
    { level: 'opis', label: 'op.', value: '11', key: '11' },
    { level: 'delo', label: 'd.', value: '330', key: '330' },
  ],
  leaves: [{ first: { number: 110 }, last: { number: 113 } }],
  asGiven: 'RGASPI, f. 558, op. 11, d. 330, ll. 0110-0113',
  status: 'present',
}
const witness = (...references: Reference[]): Witness => ({ id: 'w1', kind: 'not-stated', references })

type Given = Partial<Document> & { readonly title: string; readonly day?: string }

const from = (name: string, asNamed: string) =>
  ({ role: 'sender', agent: identifierFrom<AgentId>(name), asNamed }) as const
const to = (name: string, asNamed: string) =>
  ({ role: 'recipient', agent: identifierFrom<AgentId>(name), asNamed }) as const

export const record = (id: string, { day, ...given }: Given): Document => ({
  kind: 'document',
  id: identifierFrom(id),
  held: given.texts === undefined ? 'title-only' : 'text',
  access: { kind: 'public' },
  ...(day === undefined ? {} : { dates: [{ role: 'sent', edtf: day, basis: 'stated' }] }),
  ...given,
})

const regest = (body: string) => [{ id: 't1', kind: 'regest', lang: 'en', body } as const]
const january = (position: number) => [{ collection: identifierFrom<never>('january-1949'), position }]

export const CABLE = record('112659', {
  title: 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal',
  day: '1949-01-10',
  aliases: ['slug:cable-stalin-mao-zedong-nanjing-peace-proposal', 'node:89001'],
  genre: 'telegram',
  genreAsGiven: 'cable',
  participants: [from('stalin', 'Filippov [Stalin]'), to('mao', 'Mao Zedong')],
  places: [
    { role: 'sent-from', place: identifierFrom('moscow') },
    { role: 'subject', place: identifierFrom('nanjing'), asNamed: 'Nanking' },
  ],
  subjects: [identifierFrom('mediation')],
  keywords: ['China--Foreign relations--Soviet Union'],
  collections: january(2),
  summary: [
    {
      lang: 'en',
      text: 'Tells Mao of Nanjing’s request for mediation, asks his assent to two drafts, and advises a later visit.',
    },
  ],
  witnesses: [
    witness({
      ...aprf('330', 'pp. 95-96', 95, 96),
      asGiven: 'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96',
    }),
    {
      id: 'w2',
      kind: 'printed',
      references: [],
      edition: { title: 'Works', volume: '18', pages: '520-521', asGiven: 'Works, vol. 18, pp. 520-521' },
    },
  ],
  texts: [
    {
      id: 't1',
      kind: 'regest',
      lang: 'en',
      body: [
        '<p xml:id="p1">Stalin tells Mao Zedong that on 9 January a note came from the government in Nanjing.<note>A newspaper has the note presented on the <hi rend="italic">8th</hi>: two stages of one delivery.</note> It asks Moscow to stand between Nanjing and the Chinese Communist Party.</p>',
        '<p xml:id="p2">The same request has gone to Washington, London and Paris. So far as Moscow knows, none of the three has answered.</p>',
        '<p xml:id="p3">Moscow means to answer, but lays its draft before Mao first. Stalin asks whether Mao assents.<note>See <ref target="https://example.org/frus">the American cable</ref> of this day.</note></p>',
        '<p xml:id="p4">The last matter is Mao’s visit to Moscow, which had better wait. The cable is signed Filippov.</p>',
      ].join(''),
    },
    {
      id: 't2',
      kind: 'translation',
      lang: 'de',
      translates: 't1',
      credits: [{ role: 'translated', name: 'N. N.' }],
      body: '<p xml:id="b-p1" corresp="#p1">Stalin unterrichtet Mao Zedong, dass am 9. Januar eine Note eingegangen ist.</p>',
    },
  ],
  takenFrom: {
    name: 'Wilson Center Digital Archive',
    number: '112659',
    address: 'https://digitalarchive.wilsoncenter.org/document/112659',
    since: '2011-11-20',
  },
  rights: [{ statement: 'Copyright not evaluated', uri: 'https://rightsstatements.org/vocab/CNE/1.0/' }],
  credits: [{ role: 'contributed', name: 'Sergey Radchenko' }],
  relations: [
    { kind: 'replies-to', to: { citation: 'Note of the Nanjing government, 8 January 1949' }, certainty: 'probable' },
  ],
  inferred: [{ field: 'participants.0.agent', from: 'title' }],
  unplaced: [{ label: 'Subjects Discussed', value: 'Peace <talks>', at: 'page.txt:40' }],
})

export const DOCUMENTS: readonly Document[] = [
  CABLE,
  record('100100', {
    title: 'Ciphered Telegram No. 0100, Stalin to Terebin',
    day: '1949-01-06',
    genre: 'ciphered-telegram',
    participants: [from('stalin', 'Stalin'), to('mao', 'Mao'), { role: 'via', agent: identifierFrom('terebin') }],
    collections: january(1),
    texts: regest('<p xml:id="p1">A coalition government takes time, Stalin tells Mao.</p>'),
  }),
  record('0222', {
    title: 'Ciphered Telegram No. 0222, Filippov [Stalin] to Cde. Mao Zedong',
    day: '1949-01-11',
    genre: 'ciphered-telegram',
    numbers: [{ number: '0222' }],
    participants: [from('stalin', 'Filippov'), to('mao', 'Cde. Mao Zedong')],
    witnesses: [witness(aprf('330', 'll. 97-99', 97, 99))],
    relations: [{ kind: 'continues', to: { document: identifierFrom('112659') } }],
    collections: january(3),
    languages: ['ru'],
    texts: regest(
      '<div><head xml:id="p1">The draft explained</head><p xml:id="p2">Filippov explains the second draft.</p></div><div><head xml:id="p3">The wait</head><p xml:id="p4">He waits for an answer.</p></div>',
    ),
  }),
  record('112663', {
    title:
      'Ciphered Telegrams No. 50450, 50470, and 50490, Terebin to Kuznetsov, transmitting a Message from Mao Zedong to Filippov [Stalin]',
    day: '1949-01-13',
    genre: 'ciphered-telegram',
    parts: [
      { id: 'carrier', kind: 'carrier' },
      { id: 'message', kind: 'message' },
    ],
    participants: [
      { ...from('mao', 'Mao Zedong'), part: 'message' },
      { ...to('stalin', 'Filippov [Stalin]'), part: 'message' },
      { ...from('terebin', 'Terebin'), part: 'carrier' },
      { ...to('kuznetsov', 'Kuznetsov'), part: 'carrier' },
    ],
    collections: january(4),
    witnesses: [witness(aprf('330', 'll. 100-103', 100, 103))],
    texts: regest('<p xml:id="p1">Mao answers Filippov’s telegram of 10 January and puts another draft beside it.</p>'),
  }),
  record('116969', {
    title: 'Cable, Filippov [Stalin] to Cde. Mao Zedong',
    day: '1949-01-14',
    genre: 'telegram',
    participants: [from('stalin', 'Filippov [Stalin]'), to('mao', 'Cde. Mao Zedong')],
    collections: january(5),
    witnesses: [witness(aprf('330', 'pp. 110-113', 110, 113), rgaspi)],
    texts: regest('<p xml:id="p1">Filippov weighs two possible answers.</p>'),
  }),
  record('signs', {
    title: 'A letter with everything that an edition marks',
    day: '1949-02~',
    genre: 'letter',
    participants: [{ role: 'author', asNamed: 'a hand not known' }],
    texts: [
      {
        id: 't1',
        kind: 'transcript',
        lang: 'en',
        body: '<div><head xml:id="p1">First part</head><opener xml:id="p2"><dateline>Nanjing, February</dateline><salute>Sir,</salute></opener><pb n="12"/><p xml:id="p3">A <hi rend="bold">bold</hi> word, one <del>struck</del> <add>put in</add>, <unclear>doubtful</unclear>, <supplied>given</supplied>, <gap reason="illegible" extent="2 words"/>, <choice><sic>recieve</sic><corr>receive</corr></choice>, <foreign xml:lang="ru">дело</foreign> and <app><lem>reading</lem><rdg wit="#B">other</rdg></app>.</p><list xml:id="p4"><item>one</item><item>two</item></list><table xml:id="p5"><row role="label"><cell>Day</cell><cell>Word</cell></row><row><cell>8</cell><cell>note</cell></row></table></div><div><head xml:id="p6">Second part</head><lg xml:id="p7"><l>A line</l><l>and another</l></lg><quote xml:id="p8">Said elsewhere.</quote><ref target="javascript:alert(1)">a trap</ref><closer xml:id="p9"><signed>N.</signed></closer></div>',
      },
    ],
  }),
  record('hostile', {
    title: '"><script>alert(1)</script> & Co.',
    participants: [{ role: 'sender', asNamed: '<img src=x onerror=alert(1)>' }],
    takenFrom: { name: '<b>bold</b>', address: 'javascript:alert(1)' },
    asks: [{ to: '<b>Mao</b>', passage: '<script>alert(1)</script>' }],
    witnesses: [
      {
        id: 'w1',
        kind: 'original',
        references: [{ levels: [], leaves: [], asGiven: 'Box <7> & "more"', status: 'not-stated' }],
      },
    ],
    texts: [
      {
        id: 't1',
        kind: 'transcript',
        body: '<p xml:id="p1">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;</p><script xml:id="p2">alert(2)</script><p xml:id="p3" onclick="alert(3)"><ref target="JAVASCRIPT:alert(4)">x</ref></p>',
      },
    ],
  }),
  record('bare', { title: 'A thing known by its title', asks: [{ to: 'mao', passage: 'When will he come?' }] }),
]

/** Nobody of the public may learn of this one, nor of whom it alone names. */
export const CLOSED = record('closed-1', {
  title: 'Zirkonverschluss, not to be seen',
  access: { kind: 'restricted', groups: ['family'] },
  day: '1949-01-12',
  participants: [{ role: 'sender', agent: identifierFrom('secret-person'), asNamed: 'Zirkonmann' }, to('mao', 'Mao')],
  collections: january(6),
  witnesses: [witness(aprf('999', 'l. 1', 1, 1))],
  texts: regest('<p xml:id="p1">Zirkon words.</p>'),
  asks: [{ to: 'secret-person', passage: 'Zirkon words.' }],
})
export const SECRET_PERSON = person('secret-person', [{ text: 'Zirkonmann', kind: 'preferred' }], {
  status: { kind: 'unreviewed' },
})

export const WITHDRAWN = record('gone-1', {
  title: 'A letter that was withdrawn',
  day: '1949-01-15',
  participants: [from('mao', 'Mao')],
  witnesses: [witness(aprf('330', 'l. 120', 120, 120))],
  texts: regest('<p xml:id="p1">Tantalwords that must not show.</p>'),
  asks: [{ to: 'mao', passage: 'Tantalwords that must not show.' }],
})

const quoted = (document: string, exact: string) => ({
  passage: { document: identifierFrom<never>(document), text: 't1', block: 'p1', exact },
  of: 'regest' as const,
})

/** The worked case, with documents and evidence of which some are closed. */
export const EXCHANGE: Exchange = {
  ...nanjing,
  id: identifierFrom('worked-case'),
  summary: 'Nanjing asks four powers to mediate.',
  parties: nanjing.parties.map((party) => ({
    ...party,
    label: party.id === 'ccp' ? 'CCP' : party.id.replace(/^./u, (first) => first.toUpperCase()),
    ...(party.id === 'moscow' ? { agents: [identifierFrom<never>('stalin')] } : {}),
  })),
  moves: nanjing.moves.map((move) => {
    const held = { '1': '112659', '2': '0222', '3': '112663', US: 'closed-1' }[move.sign]
    return held === undefined
      ? move
      : {
          ...move,
          documents: [identifierFrom<never>(held)],
          points: move.points.map((point) => ({
            ...point,
            evidence: [quoted(held, held === 'closed-1' ? 'Zirkon words.' : 'Mao answers')],
          })),
        }
  }),
}

/** An exchange that only the family may read. */
export const CLOSED_EXCHANGE: Exchange = {
  ...nanjing,
  id: identifierFrom('closed-exchange'),
  title: 'Zirkonverschluss in letters',
  access: { kind: 'restricted', groups: ['family'] },
}

export const HELD: readonly Held[] = [
  ...AGENTS,
  SECRET_PERSON,
  ...PLACES,
  ...SUBJECTS,
  ...COLLECTIONS,
  ...DOCUMENTS,
  CLOSED,
  WITHDRAWN,
  EXCHANGE,
  CLOSED_EXCHANGE,
]

const named = (document: string, exact: string, day: string, to: SuggestionMade['to']): SuggestionMade => ({
  id: `${document}-${day}`,
  document: identifierFrom(document),
  mention: { text: 't1', quotation: { block: 'p1', exact }, lang: 'en', whose: 'addressee', says: 'answers', day },
  to,
  relation: 'replies-to',
  score: 0.8,
  because: ['as the words have it'],
})
const mao = [identifierFrom<never>('mao')]
const stalin = [identifierFrom<never>('stalin')]

/** What letters are taken to answer: two that name one letter that is not held, one that names what is closed, and one in what is closed. */
export const SUGGESTIONS: readonly SuggestionMade[] = [
  named('112659', 'a note came', '1949-01-05', {
    notHeld: { from: mao, to: stalin, day: '1949-01-05', genre: 'telegram' },
  }),
  named('100100', 'A coalition government', '1949-01-05', { notHeld: { from: mao, to: stalin, day: '1949-01-05' } }),
  named('116969', 'two possible answers', '1949-01-12', { document: identifierFrom('closed-1') }),
  named('closed-1', 'Zirkon words', '1949-01-02', { notHeld: { from: mao, to: stalin, day: '1949-01-02' } }),
]
