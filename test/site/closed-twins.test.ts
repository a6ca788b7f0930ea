import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { Held } from '#holding/held.ts'
import { identifierFrom } from '#value/identifier.ts'
import { DOCUMENTS } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { PAGES, TWINS } from './paths.ts'

/** Named by closed documents alone: names and words that lie nearer to what is asked than anything that is open. */
const NAMES = ['Terebim', 'Kuznetsow', 'Filippow', 'Stalinn', 'Mao Zedonk', 'Zedong, Mao']
const people = NAMES.map(
  (text, n): Agent => ({
    kind: 'agent',
    id: identifierFrom(`closed-person-${n}`),
    entityType: 'person',
    names: [{ text, kind: 'preferred' }],
    status: { kind: 'unreviewed' },
  }),
)
const twin = (document: Document, n: number): Document => ({
  ...document,
  id: identifierFrom(`twin-${document.id}`),
  aliases: [],
  title: `${document.title}, ${NAMES[n % NAMES.length]}`,
  access: [
    { kind: 'restricted', groups: ['family'] } as const,
    { kind: 'embargoed', until: '2099-01-01' } as const,
    { kind: 'withdrawn', reason: 'Never shown.', day: '2026-11-24' } as const,
  ][n % 3] ?? { kind: 'restricted', groups: [] },
  participants: [
    ...(document.participants ?? []),
    {
      role: 'sender',
      agent: identifierFrom(`closed-person-${n % NAMES.length}`),
      asNamed: NAMES[n % NAMES.length] ?? '',
    },
  ],
  keywords: ['Zinnober'],
  texts: [
    ...(document.texts ?? []),
    {
      id: 't9',
      kind: 'transcript',
      lang: 'pl',
      body: '<p xml:id="z1">Mediatiom, Moscov, asents, drafft; w sprawie rozmów nie było nic.</p>',
    },
  ],
})
const TWINNED: readonly Held[] = [
  ...people,
  ...DOCUMENTS.map(twin),
  ...DOCUMENTS.map((one, n) => twin({ ...one, id: identifierFrom(`second-${one.id}`) }, n + 1)),
]

let plain: OpenSite
let twinned: OpenSite
beforeAll(async () => {
  plain = await openSite()
  twinned = await openSite({}, TWINNED)
})
afterAll(async () => {
  await plain.close()
  await twinned.close()
})

const ASKED = [
  '',
  'Stalin',
  'mediation',
  'mediatiom',
  'mediatoin~',
  'm*d*',
  'Terebin',
  'Terebym',
  'Zinnober',
  'Kuznetsof',
  'rozmowach',
  'Moscov Nanjing',
  'twin-112659',
  'from:stalin -answer',
]
const SEARCHES = ASKED.flatMap((q) =>
  ['/search', '/search.json', '/search.csv', '/search.atom', '/search/values.json', '/search/form.json'].map(
    (path) => `${path}?of=person&open=person&open=subject&open=collection&q=${encodeURIComponent(q)}`,
  ),
)
const MORE = [
  '/feed.atom',
  '/corrections.atom',
  '/people/stalin.jsonld',
  '/collections/january-1949.jsonld',
  '/sitemap.xml',
  '/sitemap-1.xml',
  '/search/suggest?as=list&q=t',
  '/search/values.json?of=sender',
  '/search/values.json?of=subject',
  '/search/values.json?of=archive',
  '/search.json?exact=1&q=Terebim',
  '/search.json?person=closed-person-0',
  '/search/why.json?document=twin-112659&q=Stalin',
  '/documents/112659?q=moscov',
  '/documents/112663/similar.json',
  '/documents/116969/similar.json',
  '/documents/116969.json',
  '/documents/twin-112659',
  '/documents/twin-112659.json',
  '/documents/twin-signs',
  '/documents/twin-hostile/similar.json',
  '/people/closed-person-0.json',
  '/people/stalin.json',
  '/people.json?start=t',
  '/people.json?start=z',
  '/archives/aprf/f45/op1.json',
  '/collections/january-1949.json',
  '/corrections.json',
  '/documents/112659/manifest.json',
  '/documents/112659/manifest/search?q=moscov',
  '/documents/twin-112659/manifest.json',
  '/collections/january-1949/manifest.json',
  '/search/cite.txt?form=note',
  '/search/cite.rtf?q=Stalin',
  '/exchanges/worked-case/cite.csl.json',
  '/search.manifest.json',
  '/iiif/changes.json',
  '/iiif/changes/0.json',
  ...['t', 'terebim', 'zinn', 'kuznetsow', 'mao zedonk', 'stalinn'].map((typed) => `/search/suggest?q=${typed}`),
]

/** By date: the order of relevance weighs how rare a word is among all documents (docs/search.md). */
const byDate = (path: string) => (/^\/search(?:\.json|\.csv)?\?/u.test(path) ? `${path}&sort=date` : path)

test.each([...PAGES, ...TWINS, ...SEARCHES, ...MORE].map(byDate))(
  '%s is the same to the byte with closed twins of all that is open as without',
  async (path) => {
    const [without, with_] = [await plain.get(path), await twinned.get(path)]
    expect(with_.status).toBe(without.status)
    expect(await with_.text()).toBe(await without.text())
  },
)
