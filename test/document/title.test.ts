import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTitle, type TitleName, type TitleRead } from '#document/title.ts'

const names = (list: readonly TitleName[]) =>
  list.map(({ asNamed, part }) => (part === undefined ? asNamed : `${part}: ${asNamed}`))

/** What a title told, the empty lists left out. */
function told(title: string): Record<string, unknown> {
  const read: TitleRead = readTitle(title, 'cases')
  const all = {
    genre: read.genre,
    as: read.genreAsGiven,
    from: names(read.senders),
    to: names(read.recipients),
    via: names(read.via),
    by: names(read.authors),
    between: names(read.interlocutors),
    numbers: read.numbers.map(({ number }) => number),
    parts: read.parts.map(({ kind }) => kind),
    dates: read.dates.map(({ edtf }) => edtf),
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}

const cable = { genre: 'telegram', as: 'cable' }
const ciphered = { genre: 'ciphered telegram' }

test.each<[string, Record<string, unknown>]>([
  ['Cable, Stalin to Mao Zedong, Nanjing Peace Proposal', { ...cable, from: ['Stalin'], to: ['Mao Zedong'] }],
  ['Cable, Filippov [Stalin] to Cde. Mao Zedong', { ...cable, from: ['Filippov [Stalin]'], to: ['Cde. Mao Zedong'] }],
  [
    'Cable, Stalin [Kuznetsov] to Mao Zedong [via Terebin]',
    { ...cable, from: ['Stalin [Kuznetsov]'], to: ['Mao Zedong'], via: ['Terebin'] },
  ],
  ['Cable, Terebin to Stalin [via Kuznetsov]', { ...cable, from: ['Terebin'], to: ['Stalin'], via: ['Kuznetsov'] }],
  ['Cable, Mao to Filippov [Stalin]', { ...cable, from: ['Mao'], to: ['Filippov [Stalin]'] }],
  [
    'Ciphered Telegram No. 0222, Filippov [Stalin] to Cde. Mao Zedong',
    { ...ciphered, numbers: ['0222'], from: ['Filippov [Stalin]'], to: ['Cde. Mao Zedong'] },
  ],
  [
    'Ciphered Telegrams No. 50450, 50470, and 50490, Terebin to Kuznetsov, transmitting a Message from Mao Zedong to Filippov [Stalin]',
    {
      ...ciphered,
      numbers: ['50450', '50470', '50490'],
      from: ['carrier: Terebin', 'message: Mao Zedong'],
      to: ['carrier: Kuznetsov', 'message: Filippov [Stalin]'],
      parts: ['carrier', 'message'],
    },
  ],
  [
    'Ciphered Telegram No. 709, Filippov [Stalin] to Krasovsky, for Mao Zedong',
    { ...ciphered, numbers: ['709'], from: ['Filippov [Stalin]'], to: ['Krasovsky', 'Mao Zedong'] },
  ],
  [
    'Ciphered Telegram No. 3172, Stalin to Zhou Enlai via Roshchin',
    { ...ciphered, numbers: ['3172'], from: ['Stalin'], to: ['Zhou Enlai'], via: ['Roshchin'] },
  ],
  [
    'Telegram from Mao Zedong to I.V. Stalin, transmitting 14 January 1951 Message from Mao to Peng Dehuai with Message from Kim Il Sung',
    {
      genre: 'telegram',
      from: ['carrier: Mao Zedong', 'message: Mao', 'message-2: Kim Il Sung'],
      to: ['carrier: I.V. Stalin', 'message: Peng Dehuai'],
      parts: ['carrier', 'message', 'message'],
      dates: ['1951-01-14'],
    },
  ],
  [
    'Hand delivered note, Zhou Enlai to Stalin, conveying telegram From Mao Zedong to Zhou Enlai',
    {
      genre: 'note',
      as: 'hand delivered note',
      from: ['carrier: Zhou Enlai', 'message: Mao Zedong'],
      to: ['carrier: Stalin', 'message: Zhou Enlai'],
      parts: ['carrier', 'message'],
    },
  ],
  [
    "Cable from the Chinese Foreign Ministry, 'Please Report on the Rice'",
    { ...cable, from: ['Chinese Foreign Ministry'] },
  ],
  [
    "From the Journal of A.I. Alekseyev, 'Record of a Conversation with a Guest'",
    { genre: 'diary', by: ['A.I. Alekseyev'] },
  ],
  [
    'Memorandum of Conversation between Anastas Mikoyan and Mao Zedong',
    { genre: 'memorandum of conversation', between: ['Anastas Mikoyan', 'Mao Zedong'] },
  ],
  ["Draft Reply to Mao Zedong's Telegram from Stalin via Molotov", { from: ['Stalin'], via: ['Molotov'] }],
  [
    'Draft Telegram from Chanfu (Bulganin) to Matveyev (Razuvayev)',
    { genre: 'telegram', as: 'draft telegram', from: ['Chanfu (Bulganin)'], to: ['Matveyev (Razuvayev)'] },
  ],
  [
    'Letter from Feng Xi (Stalin) to Kim Il Sung (via Shtytkov)',
    { genre: 'letter', from: ['Feng Xi (Stalin)'], to: ['Kim Il Sung'], via: ['Shtytkov'] },
  ],
  ['Protocol No. 61 of a Meeting of the Bureau (Excerpt)', { genre: 'protocol', numbers: ['61'] }],
  ['Reply of the USSR Foreign Ministry (1)', {}],
  ['Karsky to Cde. Miklashevsky', { from: ['Karsky'], to: ['Cde. Miklashevsky'] }],
  ['Telegram 869/871 from André Saint Mleux', { genre: 'telegram', numbers: ['869/871'], from: ['André Saint Mleux'] }],
  ['Cable from Stuart to Marshall, No. 61', { ...cable, numbers: ['61'], from: ['Stuart'], to: ['Marshall'] }],
  ['CABLE, STALIN TO MAO ZEDONG', { ...cable, from: ['STALIN'], to: ['MAO ZEDONG'] }],
  [
    'Letter, Mao Zedong and Zhou Enlai to Stalin, January 10, 1949',
    { genre: 'letter', from: ['Mao Zedong', 'Zhou Enlai'], to: ['Stalin'], dates: ['1949-01-10'] },
  ],
  ['Anna Berger an Karl Lang, 3. 5. 1892', { from: ['Anna Berger'], to: ['Karl Lang'], dates: ['1892-05-03'] }],
  [
    "Lettre n°1 de Paul d'Aubigny de Rouen à Jean Martin (15 août 1914)",
    {
      genre: 'letter',
      as: 'lettre',
      numbers: ['1'],
      from: ["Paul d'Aubigny de Rouen"],
      to: ['Jean Martin'],
      dates: ['1914-08-15'],
    },
  ],
  [
    'Letter number 63 from Paul Martin to John Hill (July 4, 1915)',
    { genre: 'letter', numbers: ['63'], from: ['Paul Martin'], to: ['John Hill'], dates: ['1915-07-04'] },
  ],
  ['Letter 04.026 date 1617-05-09', { genre: 'letter', numbers: ['04.026'], dates: ['1617-05-09'] }],
  ['Samuel Ward to Samuel Ward, Jr.', { from: ['Samuel Ward'], to: ['Samuel Ward, Jr.'] }],
  ['to John Ewing and David Rittenhouse', { to: ['John Ewing', 'David Rittenhouse'] }],
  ['John Adams to Edward Biddle?', { from: ['John Adams'], to: ['Edward Biddle'] }],
  ["Cable from the Chinese Foreign Ministry, 'Please Report on …'", { ...cable, from: ['Chinese Foreign Ministry'] }],
  ["From the Journal of A.I. Alekseyev, 'Record of a Conversation with …'", { genre: 'diary', by: ['A.I. Alekseyev'] }],
  ['Protocol No. 61 of a Meeting … (Excerpt)', { genre: 'protocol', numbers: ['61'] }],
  ['… USSR Foreign Ministry (1)', {}],
  [
    'The Consul General at Peiping (Clubb) to the Secretary of State',
    { from: ['Consul General at Peiping (Clubb)'], to: ['Secretary of State'] },
  ],
  [
    'Memorandum by the Director of the Office of Far Eastern Affairs (Butterworth) to the Secretary of State',
    {
      genre: 'memorandum',
      from: ['Director of the Office of Far Eastern Affairs (Butterworth)'],
      to: ['Secretary of State'],
    },
  ],
  [
    'Memorandum of Conversation, by the Ambassador in China (Stuart)',
    { genre: 'memorandum of conversation', by: ['Ambassador in China (Stuart)'] },
  ],
  ['Samuel Ward s Diary', { genre: 'diary', by: ['Samuel Ward'] }],
  ['the Connecticut Committee of the Pay Table', {}],
  ['Portrait of William Grayson', {}],
  ['Introduction to the Archives', {}],
  ['Resolution to Strengthen Peace', {}],
  ["Official Statement on the Soviet Government's Answer to the Note by the Nanjing Government", {}],
  ['', {}],
])('%s', (title, expected) => expect(told(title)).toEqual(expected))

test('numbers belong to the carrier', () => {
  const read = readTitle('Telegram No. 7, Orlov to Ivanov, transmitting a Letter from Lin to Petrov', 'cases')
  expect(read.numbers).toEqual([{ number: '7', part: 'carrier' }])
})

test('no string makes it throw', () => {
  const words = fc.constantFrom(
    ...'Cable Letter No. 12 , from to via [ ] ( ) transmitting Message Stalin Mao and 1949 à de Reply between'.split(
      ' ',
    ),
  )
  const titleLike = fc.array(words, { maxLength: 14 }).map((list) => list.join(' '))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), titleLike), (title) => {
      const { senders, recipients, via } = readTitle(title, 'cases')
      expect([...senders, ...recipients, ...via].every(({ asNamed }) => asNamed.trim() !== '')).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each<[string, Record<string, unknown>]>([
  ["Patrick Henry's Draft Address to the King", { genre: 'speech', as: 'draft address', by: ['Patrick Henry'] }],
  ['Patrick Henry s Draft Address to the King', { genre: 'speech', as: 'draft address', by: ['Patrick Henry'] }],
  ['Anna Brook Draft Letter to Thomas Gage', { genre: 'letter', as: 'draft letter', by: ['Anna Brook'] }],
  ['Joseph Hill s Plan of Union', { by: ['Joseph Hill'] }],
  ['First Draft Letter to Thomas Gage', {}],
  ['Charles Hill to the States', { from: ['Charles Hill'] }],
  ['Charles Hill to the King', { from: ['Charles Hill'] }],
  ["Cable, Hill's Second Report to Anna Brook", { genre: 'telegram', as: 'cable' }],
  ['from 31 January to 1 February 1987', {}],
])('makes nobody of a paper, a rank or a people: %s', (title, expected) => expect(told(title)).toMatchObject(expected))

test.each([
  "Cable, Hill's Second Report to Anna Brook",
  'First Draft Letter to Thomas Gage',
  'from 31 January to 1 February 1987',
])('“%s” names no sender', (title) => {
  expect(told(title)).not.toHaveProperty('from')
  expect(told(title)).not.toHaveProperty('by')
})

const DELEGATES = '../shared/delegates'

test.skipIf(!existsSync(DELEGATES))(
  'titles of the delegates’ letters (skipped where ../shared/delegates is absent)',
  () => {
    const titles = ['1774', '1787'].flatMap((year) => {
      const rows: { Title?: string }[] = parse(readFileSync(`${DELEGATES}/letters-of-delegates-${year}.csv`), {
        columns: true,
      })
      return rows.map(({ Title = '' }) => Title)
    })
    const letters = titles.filter((title) => /\sto\s/u.test(title))
    const read = letters.filter((title) => {
      const { senders, recipients, authors } = readTitle(title, 'cases')
      // A draft address has its author; "the King" and "Certain States" are left to an editor.
      return (senders.length > 0 && (recipients.length > 0 || /\b(?:King|States)$/u.test(title))) || authors.length > 0
    })
    const unread = letters.filter((title) => !read.includes(title))
    console.info(`delegates: ${titles.length} titles, ${letters.length} with “to”, ${read.length} read`, unread)
    expect(read.length / letters.length).toBeGreaterThan(0.97)
  },
)
