import { DUMP_FORMATS } from '#dissemination/dumps/dump-list.ts'
import { OAI_FORMATS } from '#formats/oai-pmh/formats.ts'
import { API } from '#site/api/operations.ts'
import { TWIN_FORMS } from '#site/routes/record-forms.ts'
import { COMMON } from './states.ts'

/** What is asked at a route, and what of a record its answer may tell. */
export interface Outlet {
  /** Addresses; `{id}`, `{title}`, `{reference}` and `{rest}` stand for the signs of the record in question. */
  readonly asked: readonly string[]
  /** The open record is to be found in each answer: without that a test of what is absent proves nothing. */
  readonly shows?: false
  /** The protocol has a word for what is deleted. */
  readonly deletes?: true
  /** At the record's own address a tombstone stands. */
  readonly tombstone?: true
}

const of = (...asked: readonly string[]): Outlet => ({ asked })
const silent = (...asked: readonly string[]): Outlet => ({ asked, shows: false })
const atRecord = (...asked: readonly string[]): Outlet => ({ asked, tombstone: true })
/** Nothing of any record is told there. */
const NOTHING: Outlet = { asked: [], shows: false }

const q = `q=${COMMON}`
const OAI_OF_ALL = OAI_FORMATS.flatMap(({ prefix }) =>
  ['ListRecords', 'ListIdentifiers'].flatMap((verb) =>
    ['', '&set=january-1949', '&from=2026-01-01T00:00:00Z'].map(
      (more) => `/oai?verb=${verb}&metadataPrefix=${prefix}${more}`,
    ),
  ),
)
const OAI_OF_ONE = [
  ...OAI_FORMATS.map(({ prefix }) => `verb=GetRecord&metadataPrefix=${prefix}`),
  'verb=ListMetadataFormats',
].map((words) => `/oai?${words}&identifier=oai:chancery.example:{id}`)

/** A list cited as a whole: its page, and every file of it. */
const citedAt = (route: string, outlet: (form: string) => Outlet): Readonly<Record<string, Outlet>> =>
  Object.fromEntries(
    ['', '.json', '.txt', '.rtf', '.ris', '.bib', '.csl.json'].map((form) => [`${route}${form}`, outlet(form)]),
  )

/** Every route of the site. A route that is not here fails the test: say what is to be asked of it. */
export const OUTLETS: Readonly<Record<string, Outlet | readonly Outlet[]>> = {
  '/look/:name': NOTHING,
  '/favicon.ico': NOTHING,
  '/robots.txt': silent('/robots.txt'),
  '/healthz': silent('/healthz'),
  '/readyz': silent('/readyz'),
  '/': silent('/'),
  '/index.json': silent('/index.json'),
  '/documents': NOTHING,
  '/documents.json': NOTHING,
  '/documents/:name': [
    atRecord(
      '/documents/{id}',
      '/documents/{id}?q=Qcommonword',
      '/documents/{id}?style=archival-note',
      ...TWIN_FORMS.map((form) => `/documents/{id}.${form}`),
    ),
    silent('/documents/neighbour', ...TWIN_FORMS.map((form) => `/documents/neighbour.${form}`), '/documents/112659'),
  ],
  '/documents/:id/versions': atRecord('/documents/{id}/versions'),
  '/documents/:id/versions.json': { ...atRecord('/documents/{id}/versions.json'), shows: false },
  '/documents/:id/versions/:number': {
    ...atRecord('/documents/{id}/versions/1', '/documents/{id}/versions/1.json'),
    shows: false,
  },
  '/documents/:id/manifest.json': atRecord('/documents/{id}/manifest.json'),
  '/documents/:id/manifest/texts/:text': atRecord('/documents/{id}/manifest/texts/t1.json'),
  '/documents/:id/manifest/search': atRecord(`/documents/{id}/manifest/search?${q}`),
  '/documents/:id/passages/:passage': { ...atRecord('/documents/{id}/passages/p1.1-2.00000000'), shows: false },
  '/documents/:id/passages': {
    ...atRecord('/documents/{id}/passages?block=p1&first=Qcommonword&last=words'),
    shows: false,
  },
  '/documents/:id/passages.json': { ...atRecord('/documents/{id}/passages.json?block=p1'), shows: false },
  '/documents/:id/similar': [
    { ...atRecord('/documents/{id}/similar'), shows: false },
    silent('/documents/112659/similar', '/documents/neighbour/similar'),
  ],
  '/documents/:id/similar.json': [
    { ...atRecord('/documents/{id}/similar.json'), shows: false },
    silent('/documents/112659/similar.json', '/documents/neighbour/similar.json'),
  ],
  '/document/:old': { ...atRecord('/document/{id}'), shows: false },
  '/node/:old': { ...atRecord('/node/{id}'), shows: false },
  '/search': [
    of(`/search?${q}`),
    silent('/search', '/search?q={id}', '/search?q={title}', '/search?q={rest}', '/search?person={rest}'),
    silent('/search?subject={rest}', '/search?archive=aprf/f45/op1/d{reference}', `/search?${q}&open=person`),
  ],
  '/search.json': [of(`/search.json?${q}`), silent('/search.json?q={rest}', '/search.json?q={rest}x~')],
  '/search.csv': [of(`/search.csv?${q}`), silent('/search.csv?q={rest}')],
  '/search.ris': of(`/search.ris?${q}`),
  '/search.bib': of(`/search.bib?${q}`),
  '/search.csl.json': of(`/search.csl.json?${q}`),
  '/search.atom': of(`/search.atom?${q}`),
  '/search.manifest.json': of(`/search.manifest.json?${q}`),
  ...citedAt('/search/cite', (form) => of(`/search/cite${form}?${q}`)),
  // They lead to those of the search itself.
  '/search/cite.ris': NOTHING,
  '/search/cite.bib': NOTHING,
  '/search/cite.csl.json': NOTHING,
  '/search/form': silent('/search/form'),
  '/search/form.json': silent('/search/form.json'),
  '/search/values': of(`/search/values?of=person&${q}`, `/search/values?of=subject&${q}`),
  '/search/values.json': [
    of(`/search/values.json?of=sender&${q}`, `/search/values.json?of=archive&${q}`),
    silent(...['recipient', 'genre', 'lang', 'collection', 'has'].map((what) => `/search/values.json?of=${what}&${q}`)),
  ],
  '/search/why': of(`/search/why?document={id}&${q}`),
  '/search/why.json': of(`/search/why.json?document={id}&${q}`),
  '/search/suggest': silent(
    '/search/suggest?q=qs',
    '/search/suggest?as=list&q=qs',
    '/search/suggest?q=name',
    '/search/suggest?q={rest}',
  ),
  '/people': of('/people?start=q', '/people'),
  '/people.json': of('/people.json'),
  '/people/:name': [
    of('/people/{rest}', '/people/{rest}.json', '/people/{rest}.jsonld'),
    silent('/people/mao', '/people/mao.json', '/people/mao.jsonld'),
  ],
  '/places': of('/places'),
  '/places.json': of('/places.json'),
  '/places/:name': of('/places/{rest}', '/places/{rest}.json', '/places/{rest}.jsonld'),
  '/subjects': of('/subjects'),
  '/subjects.json': of('/subjects.json'),
  '/subjects/:name': of('/subjects/{rest}', '/subjects/{rest}.json'),
  '/archives': silent('/archives'),
  '/archives.json': silent('/archives.json'),
  '/archives/:path{.+}': [
    of('/archives/aprf/f45/op1', '/archives/aprf/f45/op1.json'),
    of('/archives/aprf/f45/op1/d{reference}', '/archives/aprf/f45/op1/d{reference}.json'),
  ],
  '/collections': silent('/collections'),
  '/collections.json': silent('/collections.json'),
  '/collections/:name': [
    of('/collections/january-1949', '/collections/january-1949.json'),
    silent('/collections/january-1949.jsonld'),
  ],
  '/collections/:id/manifest.json': of('/collections/january-1949/manifest.json'),
  '/exchanges': of('/exchanges'),
  '/exchanges.json': of('/exchanges.json'),
  ...citedAt('/exchanges/:name/cite', (form) => of(`/exchanges/e-{rest}/cite${form}`, `/exchanges/e-open/cite${form}`)),
  '/exchanges/:name': [
    of('/exchanges/e-{rest}', '/exchanges/e-{rest}.json', '/exchanges/e-{rest}.csv'),
    of('/exchanges/e-open', '/exchanges/e-open.json', '/exchanges/e-open.csv'),
  ],
  '/exchanges/:name/drafts/:point': silent('/exchanges/e-{rest}/drafts/1', '/exchanges/e-open/drafts/1.json'),
  '/exchanges/:name/moves': [of('/exchanges/e-{rest}/moves'), silent('/exchanges/e-open/moves')],
  '/exchanges/:name/moves.json': [of('/exchanges/e-{rest}/moves.json'), silent('/exchanges/e-open/moves.json')],
  '/unanswered': [of('/unanswered?asof=1950-01-01'), silent('/unanswered?party=mao', '/unanswered?party={rest}')],
  '/unanswered.json': of('/unanswered.json?asof=1950-01-01'),
  '/unanswered.csv': of('/unanswered.csv?asof=1950-01-01'),
  '/unanswered.atom': of('/unanswered.atom?asof=1950-01-01'),
  '/known-by-mention': [of('/known-by-mention'), silent('/known-by-mention?person={rest}')],
  '/known-by-mention.json': of('/known-by-mention.json'),
  '/known-by-mention.csv': of('/known-by-mention.csv'),
  '/about': silent('/about'),
  '/about.json': silent('/about.json'),
  '/corrections': silent('/corrections'),
  '/corrections.json': silent('/corrections.json'),
  '/colophon': silent('/colophon'),
  '/colophon.json': silent('/colophon.json'),
  '/oai': [
    { asked: OAI_OF_ALL, deletes: true },
    { asked: OAI_OF_ONE, deletes: true },
    silent('/oai?verb=Identify', '/oai?verb=ListSets', '/oai?verb=ListMetadataFormats'),
  ],
  '/docs/api': silent('/docs/api'),
  '/docs/api.json': silent('/docs/api.json'),
  '/openapi.json': silent('/openapi.json'),
  [`${API}/documents`]: of(`${API}/documents`),
  [`${API}/documents/:id`]: atRecord(`${API}/documents/{id}`),
  [`${API}/documents/:id/versions`]: { ...atRecord(`${API}/documents/{id}/versions`), shows: false },
  [`${API}/documents/:id/versions/:number`]: atRecord(`${API}/documents/{id}/versions/1`),
  ...Object.fromEntries(
    ['agents', 'places', 'subjects'].flatMap((kind) => [
      [`${API}/${kind}`, of(`${API}/${kind}`)],
      [`${API}/${kind}/:id`, of(`${API}/${kind}/{rest}`)],
    ]),
  ),
  [`${API}/collections`]: silent(`${API}/collections`),
  [`${API}/collections/:id`]: silent(`${API}/collections/january-1949`),
  [`${API}/exchanges`]: of(`${API}/exchanges`),
  [`${API}/exchanges/:id`]: [of(`${API}/exchanges/e-{rest}`), of(`${API}/exchanges/e-open`)],
  [`${API}/exchanges/:id/ledger`]: [of(`${API}/exchanges/e-{rest}/ledger`), silent(`${API}/exchanges/e-open/ledger`)],
  [`${API}/search`]: [of(`${API}/search?${q}`), silent(`${API}/search?q={rest}`, `${API}/search?person={rest}`)],
  [`${API}/changes`]: { asked: [`${API}/changes?limit=500`], deletes: true },
  '/cmif.xml': of('/cmif.xml', `/cmif.xml?${q}`, '/cmif.xml?collection=january-1949'),
  '/iiif/changes.json': silent('/iiif/changes.json'),
  '/iiif/changes/:page': { asked: ['/iiif/changes/0.json'], deletes: true },
  '/sitemap.xml': silent('/sitemap.xml'),
  '/:part{sitemap-[1-9][0-9]{0,5}\\.xml}': of('/sitemap-1.xml'),
  '/opensearch.xml': silent('/opensearch.xml'),
  '/feed.atom': of('/feed.atom'),
  '/corrections.atom': silent('/corrections.atom'),
  '/dumps': silent('/dumps'),
  '/dumps.json': silent('/dumps.json'),
  '/dumps/:name': of(
    '/dumps/archive.jsonl',
    '/dumps/documents.csv',
    '/dumps/letters.cmif.xml',
    '/dumps/documents.bib',
    '/dumps/documents.nt',
    '/dumps/documents-tei.zip',
  ),
}

/** As many files as there are forms of dumps: one more needs its address above. */
export const DUMPED = DUMP_FORMATS.length
