import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { sha256 } from '#value/digest.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { CABLE, CLOSED, DOCUMENTS, WITHDRAWN } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { wrongTags } from './tags.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const at = (passage: string, words: string) => `${passage}.${sha256(words).slice(0, 8)}`
const marksOf = (html: string) =>
  [...html.matchAll(/<mark class="passage"[^>]*>(?<words>.*?)<\/mark>/gu)].map(({ groups }) => groups?.words)
const change = (held: Document, body: string) =>
  open.store.write((tx) =>
    tx.put(
      { ...held, texts: (held.texts ?? []).map((text, n) => (n === 0 ? { ...text, body } : text)) },
      { by: 'editor', note: 'Read again.' },
    ),
  )

const P4 = at('p4.4-10', 'is Mao’s visit to Moscow, which had')
const P2 = at('p2.8-11', 'London and Paris. So')

describe('a passage of the present text', () => {
  test('is the record’s page with the words marked, opened there without scripts', async () => {
    const answer = await open.get(`/documents/112659/passages/${P4}`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(marksOf(html)).toEqual(['is Mao’s visit to Moscow, which had'])
    expect(html).toContain('<mark class="passage" id="passage" tabindex="-1" autofocus>')
    expect(html).toContain('Words of passage 4 are marked. <a href="#passage">Go to it</a>')
    expect(html).toContain('<a href="/documents/112659">Read without the mark</a>')
    expect(answer.headers.get('link')).toContain('</documents/112659>; rel="canonical"')
    expect(html).toMatch(/<meta name="robots" content="noindex/u)
    expect(wrongTags(html)).toEqual([])
  })

  test('is cited with its kind of text, its number and its address', async () => {
    const html = (await open.page(`/documents/112659/passages/${P4}`)).replaceAll('<wbr/>', '')
    expect(html).toContain(
      `English regest, passage 4, Chancery, record 112659, version 2, https://chancery.example/documents/112659/passages/${P4}, accessed November 25, 2026, after`,
    )
  })

  test('runs over elements, beside notes', async () => {
    const words = 'in Nanjing. It asks'
    const html = await open.page(`/documents/112659/passages/${at('p1.15-18', words)}`)
    expect(marksOf(html)).toEqual(['in Nanjing.', ' It asks'])
    expect(html.match(/id="passage"/gu)).toHaveLength(1)
  })

  test('stands in whichever text has it, or in a note', async () => {
    const german = await open.page(`/documents/112659/passages/${at('b-p1.1-2', 'Stalin unterrichtet')}`)
    expect(marksOf(german)).toEqual(['Stalin unterrichtet'])
    expect(german.replaceAll('<wbr/>', '')).toContain('German translation by N. N., passage 1, Chancery')
    expect(german).toContain('<a href="/documents/112659?text=t2">Read without the mark</a>')
    const note = await open.page(`/documents/112659/passages/${at('p1-n1.7-10', 'on the 8th: two')}`)
    expect(marksOf(note)).toEqual(['on the ', '8th', ': two'])
    expect(note).toContain('Words of note 1 on passage 1 are marked.')
  })

  test('has a twin: a TextQuoteSelector, the kind of text, the version', async () => {
    const answer = await open.get(`/documents/112659/passages/${P4}.json`)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await answer.json()).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'SpecificResource',
      id: `https://chancery.example/documents/112659/passages/${P4}`,
      source: 'https://chancery.example/documents/112659',
      selector: {
        type: 'TextQuoteSelector',
        exact: 'is Mao’s visit to Moscow, which had',
        prefix: 'The last matter ',
        suffix: ' better wait. The cable is signe',
      },
      document: '112659',
      text: { id: 't1', kind: 'regest', lang: 'en' },
      passage: { block: 'p4', first: 4, last: 10 },
      version: 2,
      newest: 2,
    })
  })

  test.each([
    [
      'p4',
      at('p4.1-17', 'The last matter is Mao’s visit to Moscow, which had better wait. The cable is signed Filippov.'),
    ],
    ['p4.4-10', P4],
    ['p4.4-10.json', `${P4}.json`],
  ])('%s leads to its address', async (asked, whole) => {
    const answer = await open.get(`/documents/112659/passages/${asked}`)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(`/documents/112659/passages/${whole}`)
  })

  test.each([
    ['block=p4&begins=is+Mao&ends=which+had', '', P4],
    ['block=p4&begins=s+Mao&ends=which+ha&from=17&length=32', '.json', P4],
    ['block=p1&note=1&begins=on+the+8th&ends=:+two', '', at('p1-n1.7-10', 'on the 8th: two')],
    ['block=b-p1&begins=Stalin&ends=unterrichtet', '', at('b-p1.1-2', 'Stalin unterrichtet')],
  ])('words that are chosen (%s) lead to their address', async (asked, ending, passage) => {
    const answer = await open.get(`/documents/112659/passages${ending}?${asked}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/documents/112659/passages/${passage}${ending}`,
    ])
  })

  test.each([
    'block=p4',
    'block=p4&begins=&ends=',
    'block=p4&begins=Filippov&ends=The',
    'block=p9&begins=is&ends=is',
    'block=%22&begins=is&ends=is',
    'block=p4&begins=is&ends=is&from=NaN&length=1e999&note=7&begins=nobody',
  ])('words that are not there (%s) lead nowhere, or to the words', async (asked) => {
    const answer = await open.get(`/documents/112659/passages.json?${asked}`)
    expect([302, 404]).toContain(answer.status)
    expect(answer.status === 302).toBe(asked.includes('NaN'))
    expect(open.log).toEqual([])
  })

  test('capitals, and an old name of the record, lead to the one address', async () => {
    const capitals = await open.get(`/documents/112659/passages/${P4.toUpperCase()}`)
    expect([capitals.status, capitals.headers.get('location')]).toEqual([301, `/documents/112659/passages/${P4}`])
    const record = await open.get('/documents/SIGNS/passages/p8')
    expect([record.status, record.headers.get('location')]).toEqual([301, '/documents/signs/passages/p8'])
  })

  test('asked again while nothing has changed it is not sent', async () => {
    const tag = (await open.get(`/documents/112659/passages/${P4}`)).headers.get('etag') ?? ''
    expect((await open.get(`/documents/112659/passages/${P4}`, { 'if-none-match': tag })).status).toBe(304)
  })
})

describe('what is no passage', () => {
  test.each([
    ['words that are not there', 'p4.4-10.00000000'],
    ['more words than there are', 'p4.4-99.00000000'],
    ['a thousand million words', 'p4.1-1000000000.00000000'],
    ['the last before the first', 'p4.10-4.00000000'],
    ['a block that is not there', 'p99.1-2.00000000'],
    ['a block that is not there, alone', 'p99'],
    ['a note that is not there', 'p4-n9'],
    ['half an address', 'p4.4'],
    ['a path', '..%2F..%2Fetc'],
    ['signs that are no letters', '%00%FF%22%3E%3Cscript%3E'],
    ['half a sign', '%E0%A4'],
  ])('%s: 404, with the record', async (_, given) => {
    for (const ending of ['', '.json']) {
      const answer = await open.get(`/documents/112659/passages/${given}${ending}`)
      expect(answer.status).toBe(404)
      const said = await answer.text()
      expect(said).not.toContain('<script>')
      if (ending === '') expect(said).toContain('<a href="/documents/112659">')
    }
    expect(open.log).toEqual([])
  })

  test('of a closed record nothing is told; a withdrawn one says so', async () => {
    const closed = await open.get(`/documents/closed-1/passages/${at('p1.1-2', 'Zirkon words.')}`)
    const none = await open.get(`/documents/closed-9/passages/${at('p1.1-2', 'Zirkon words.')}`)
    expect([closed.status, none.status]).toEqual([404, 404])
    expect((await closed.text()).replaceAll('closed-1', 'closed-9')).toBe(await none.text())
    for (const ending of ['', '.json']) {
      const gone = await open.get(`/documents/gone-1/passages/p1.1-1.00000000${ending}`)
      expect(gone.status).toBe(410)
      expect(await gone.text()).not.toContain('Tantal')
    }
    expect([CLOSED.id, WITHDRAWN.id]).toEqual(['closed-1', 'gone-1'])
  })
})

describe('when the text has changed', () => {
  beforeAll(async () => {
    const [first = '', , ...others] = (CABLE.texts?.[0]?.body ?? '').split(/(?=<p )/u)
    await change(
      CABLE,
      [
        first,
        '<p xml:id="p2">Washington has the request too.</p>',
        ...others,
        '<p xml:id="p5">So it is with London and Paris. So far.</p>',
      ].join(''),
    )
    await change(DOCUMENTS.find(({ id }) => id === '100100') as Document, '<p xml:id="p2">Other words.</p>')
  })

  test('its words are shown where they last stood, and that they are not there now', async () => {
    const html = await open.page(`/documents/112659/passages/${P2}`)
    expect(html).toContain('<b>Passage of an earlier version: </b>version 2 of 3, as the record stood on')
    expect(html).toContain('<a href="/documents/112659">Read it as it stands now</a>')
    expect(marksOf(html)).toEqual(['London and Paris. So'])
    expect(html).toContain(
      `<a href="/documents/112659/passages/${at('p5.5-8', 'London and Paris. So')}">The same words now stand in passage 5</a>`,
    )
    expect(html.replaceAll('<wbr/>', '')).toContain(
      `version 2, https://chancery.example/documents/112659/passages/${P2}`,
    )
    const twin = await (await open.get(`/documents/112659/passages/${P2}.json`)).json()
    expect(twin).toMatchObject({
      version: 2,
      newest: 3,
      source: 'https://chancery.example/documents/112659/versions/2',
    })
  })

  test('what has not changed is where it was', async () => {
    expect(await open.page(`/documents/112659/passages/${P4}`)).not.toContain('earlier version')
  })

  test('a block that is gone is found where it last was', async () => {
    const html = await open.page(`/documents/100100/passages/${at('p1.2-3', 'coalition government')}`)
    expect(html).toContain('Passage of an earlier version')
    expect(marksOf(html)).toEqual(['coalition government'])
  })

  test('it is closed with the record', async () => {
    const before = DOCUMENTS.find(({ id }) => id === '100100') as Document
    const why = { by: 'editor', note: 'Closed.' }
    await open.store.write((tx) => tx.put({ ...before, access: { kind: 'restricted', groups: ['family'] } }, why))
    expect((await open.get(`/documents/100100/passages/${at('p1.2-3', 'coalition government')}`)).status).toBe(404)
    expect((await open.get('/documents/100100/passages/p1')).status).toBe(404)
  })
})

describe('evidence of an exchange', () => {
  const quotation = {
    passage: { document: identifierFrom<DocumentId>('112663'), text: 't1', block: 'p1', exact: 'another draft' },
    of: 'regest' as const,
  }
  beforeAll(async () => {
    await open.store.write(async (tx) => {
      const held = (await tx.get('exchange', ['worked-case'])).get('worked-case')
      if (held === undefined) throw new Error('no exchange')
      const moves = held.moves.map((move) =>
        move.sign === '3'
          ? { ...move, points: move.points.map((point) => ({ ...point, evidence: [quotation] })) }
          : move,
      )
      await tx.put({ ...held, moves }, { by: 'editor', note: 'Evidence.' })
    })
    const letter = DOCUMENTS.find(({ id }) => id === '112663') as Document
    await change(letter, '<p xml:id="p1">Mao answers.</p><p xml:id="p2">He puts another draft beside it.</p>')
  })

  test('is linked to the version that has it, and where it stands now is told, not taken', async () => {
    const html = await open.page('/exchanges/worked-case')
    const then = at('p1.10-11', 'another draft')
    const now = at('p2.3-4', 'another draft')
    expect(html).toContain(
      `“another draft” <a href="/documents/112663/passages/${then}">112663</a><span class="quiet of">, regest</span><span class="gap">; no longer found at its place in the present text: <a href="/documents/112663/passages/${now}">the same words stand in passage 2</a></span>`,
    )
    expect(marksOf(await open.page(`/documents/112663/passages/${then}`))).toEqual(['another draft'])
    const pointed = await open.get('/documents/112663/passages?block=p1&begins=another&ends=draft&length=13')
    expect(pointed.headers.get('location')).toBe(`/documents/112663/passages/${then}`)
  })
})
