import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test.each([
  ['/people/stalin', 'Person'],
  ['/people/aprf', 'ArchiveOrganization'],
  ['/places/moscow', 'Place'],
  ['/collections/january-1949', 'Collection'],
])('%s as linked data, by its ending and by Accept; page and twin lead to it', async (path, type) => {
  const twin = await open.get(`${path}.jsonld`)
  expect([twin.status, twin.headers.get('content-type')]).toEqual([200, 'application/ld+json; charset=utf-8'])
  const told = await twin.json()
  expect(told).toMatchObject({ '@type': type, '@id': `https://chancery.example${path}` })
  const asked = await open.get(path, { accept: 'application/ld+json' })
  expect([asked.headers.get('vary'), asked.headers.get('content-location')]).toEqual(['Accept', `${path}.jsonld`])
  expect(await asked.json()).toEqual(told)
  expect((await open.get(path, { accept: 'application/json' })).headers.get('content-type')).toContain('json')
  for (const accept of ['text/html,application/ld+json', '*/*', 'image/png'])
    expect((await open.get(path, { accept })).headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const form of [path, `${path}.json`]) {
    const link = (await open.get(form)).headers.get('link')
    expect(link).toContain(`<${path}>; rel="canonical"`)
    expect(link).toContain(`<${path}.jsonld>; rel="describedby"; type="application/ld+json"`)
    expect(link).toContain('rel="alternate"')
  }
  const html = await open.page(path)
  expect(html).toContain(`<link rel="alternate" type="application/ld+json" href="${path}.jsonld"`)
  const inHead = /<script type="application\/ld\+json">(.*?)<\/script>/u.exec(html)?.[1]
  expect(JSON.parse(inHead ?? '')).toEqual(told)
  const again = await open.get(`${path}.jsonld`, { 'if-none-match': twin.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

test('what has moved, is closed or has no such form', async () => {
  const moved = await open.get('/people/filippov.jsonld')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/people/stalin.jsonld'])
  for (const path of ['/people/secret-person.jsonld', '/people/nobody.jsonld', '/subjects/mediation.jsonld'])
    expect([path, (await open.get(path)).status]).toEqual([path, 404])
})

test.each([
  [
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
    303,
    '/documents/112659/manifest.json',
  ],
  ['application/ld+json; profile="https://www.ica.org/standards/RiC/ontology"', 200, '/documents/112659.ric.jsonld'],
  ['application/ld+json', 200, '/documents/112659.jsonld'],
  ['application/ld+json; profile="https://else.example"', 200, '/documents/112659.jsonld'],
  ['text/html, application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"', 200, null],
])('who takes %s of a record gets its own kind of JSON-LD', async (accept, status, where) => {
  const { headers, status: told } = await open.get('/documents/112659', { accept })
  expect([told, headers.get('location') ?? headers.get('content-location')]).toEqual([status, where])
  expect(headers.get('vary')).toBe('Accept')
})

test('of a subject there is no linked data: whoever would have it gets JSON, and at its ending there is nothing', async () => {
  const asked = await open.get('/subjects/mediation', { accept: 'application/ld+json' })
  expect([asked.status, asked.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect((await open.get('/subjects/mediation.jsonld')).status).toBe(404)
})
