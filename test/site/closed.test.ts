import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { PAGES, TWINS } from './paths.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

const MORE = [
  '/search?q=Zirkon',
  '/search.json?q=Zirkonmann',
  '/search?person=secret-person',
  '/search.json?q=Tantalwords',
  '/search/why.json?document=112659&q=Zirkonmann',
  '/search/suggest?q=Zirkon',
  '/documents/116969/similar',
  '/documents/0222/similar.json',
  '/search.csv',
  '/search.csv?q=Zirkon',
  '/search.atom',
  '/cmif.xml',
  '/cmif.xml?q=Zirkon',
  '/search.atom?q=Zirkonmann',
  '/sitemap.xml',
  '/sitemap-1.xml',
  '/feed.atom',
  '/corrections.atom',
  '/people/stalin.jsonld',
  '/people/aprf.jsonld',
  '/places/moscow.jsonld',
  '/collections/january-1949.jsonld',
  '/search/suggest?as=list&q=Zirkon',
  '/search/values?of=archive',
  '/people?start=z',
  '/people.json?start=z',
  '/archives/aprf/f45/op1',
  '/archives/aprf/f45/op1.json',
  '/exchanges/worked-case.csv',
  '/unanswered.csv',
  '/unanswered.csv?asof=1949-01-14',
  '/unanswered.atom',
  '/unanswered.atom?asof=1949-01-14',
  '/unanswered.json?asof=1949-01-14&party=secret-person',
  '/known-by-mention.csv',
  '/known-by-mention.json?person=secret-person',
  '/collections/january-1949/manifest.json',
  '/search.manifest.json',
  '/search.manifest.json?q=Zirkonmann',
  '/iiif/changes.json',
  '/documents/closed-2',
  '/document/zirkonverschluss',
]

test.each([...PAGES, ...TWINS, ...MORE])('%s tells nothing of a closed or withdrawn record', async (path) => {
  const said = await open.page(path)
  expect(said).not.toMatch(/closed-1|Zirkonverschluss|Zirkon words|d999|d\. 999/u)
  expect(said.replace(/Zirkonmann|Zirkon/gu, '').length).toBeGreaterThanOrEqual(
    said.length - (path.includes('irkon') ? 400 : 0),
  )
  expect(said).not.toMatch(/gone-1|A letter that was withdrawn|Tantalwords that/u)
})

test.each([
  '',
  '.json',
  '.txt',
  '.tei.xml',
  '.dc.xml',
  '/versions',
  '/versions.json',
  '/versions/1',
  '/versions/1.json',
  '/manifest.json',
  '/manifest/texts/t1.json',
  '/manifest/search?q=Zirkon',
])('a closed record%s is as if it were not there', async (ending) => {
  const closed = await open.get(`/documents/closed-1${ending}`)
  const none = await open.get(`/documents/closed-9${ending}`)
  expect([closed.status, none.status]).toEqual([404, 404])
  expect((await closed.text()).replaceAll('closed-1', 'closed-9')).toBe(await none.text())
})

test('whom a closed record alone names is not there either', async () => {
  expect((await open.get('/people/secret-person')).status).toBe(404)
  expect((await open.get('/people/secret-person.json')).status).toBe(404)
})

test.each(['person=secret-person', 'archive=aprf/f45/op1/d999', 'q=Zirkon', 'q=Tantalwords'])(
  'a search for %s finds nothing',
  async (asked) => {
    const { total, facets } = await (await open.get(`/search.json?${asked}`)).json()
    expect(total.value).toBe(0)
    expect(JSON.stringify(facets)).not.toMatch(/secret|d999/u)
  },
)

test('counts leave out what is closed', async () => {
  const { documents } = await (await open.get('/index.json')).json()
  expect(documents).toBe(8)
  expect((await (await open.get('/collections/january-1949.json')).json()).documents).toBe(5)
})
