import type { Context, Hono } from 'hono'
import type { Text } from '#document/text.ts'
import { mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import type { Described } from '#holding/described.ts'
import { readQuery } from '#search/read-query.ts'
import type { Reading } from '#store/store.ts'
import { address } from '#value/address.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { answer, HTML, htmlOf, isKnown, notModified, type Page, show, tagOf, withoutEnding } from '../answer.tsx'
import { textHtml } from '../body/text-html.ts'
import { tellWithdrawn } from '../faults.tsx'
import { ifItAnswers } from '../if-it-answers.ts'
import type { OpenedWith } from '../pages/record/bearings.tsx'
import { RecordPage } from '../pages/record/record-page.tsx'
import { descriptionOf, type RecordProps, recordProps } from '../pages/record/record-props.ts'
import { SimilarLink } from '../pages/record/similar.tsx'
import { VersionsPage } from '../pages/versions.tsx'
import type { SiteContext } from '../site-context.ts'
import { citedOf, citingMark } from './cited.ts'
import { asVersion } from './earlier-version.ts'
import { type Beside, markOf, neighboursOf } from './neighbours.ts'
import { nothingHere } from './nothing-here.ts'
import { openedWith } from './opened-from.ts'
import { CITING_FORMS, formsOf, preferredForm, twinOf } from './record-forms.ts'

/** The record, its machine twins, its versions, and the old addresses that lead to it; all of them are a search for everything. */
export function documentRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents', (c) => c.redirect('/search', 301))
  app.get('/documents.json', (c) => c.redirect('/search.json', 301))
  app.get('/documents/:name', (c) => record(c, site, c.req.param('name')))
  app.get('/documents/:id/versions', (c) => versions(c, site, c.req.param('id'), 'html'))
  app.get('/documents/:id/versions.json', (c) => versions(c, site, c.req.param('id'), 'json'))
  app.get('/documents/:id/versions/:number', (c) => oneVersion(c, site, c.req.param('id'), c.req.param('number')))
  app.get('/document/:old', (c) => old(c, site, ['', 'slug:'], c.req.param('old')))
  app.get('/node/:old', (c) => old(c, site, ['node:'], c.req.param('old')))
}

async function record(c: Context, site: SiteContext, name: string): Promise<Response> {
  const { id, form } = formsOf(name)
  const [described] = identifier(id) === undefined ? [] : await site.records.describe([id])
  if (described === undefined || described.document.id !== id) return elsewhere(c, site, id, name.slice(id.length))
  if (form === 'unknown') return nothingHere(c, site, 'documents', id)
  const shown = form === 'html' ? preferredForm(c) : form
  if (shown === 'manifest') {
    c.header('vary', 'Accept')
    return c.redirect(address.manifest(described.document.id), 303)
  }
  const opened = await openedWith(site, new URL(c.req.url).searchParams)
  const neighbours = shown === 'html' ? await neighboursOf(site, described) : []
  // Which words are marked follows the names and spellings that the index knows.
  const marks = opened === undefined ? '' : await site.standing()
  const style = c.req.query('style')
  const citing = shown === 'html' ? await citingMark(site, style) : ''
  const tag = tagOf(site, described.stamp, shown, markOf(neighbours), marks, citing)
  if (isKnown(c, tag)) return notModified(c, tag)
  const headers = { link: linksOf(described.document.id), vary: 'Accept' }
  if (shown !== 'html') {
    const twin = twinOf(described, shown, site.publisher)
    return answer(c, twin.body, twin.type, tag, {
      ...headers,
      'content-location': `${address.document(described.document.id)}.${shown}`,
    })
  }
  const { html, isPassing } = await pageOf(site, described, neighbours, citing, {
    ...(opened === undefined ? {} : { opened }),
    ...textsAsked(c),
    ...(style === undefined ? {} : { style }),
  })
  if (isPassing) return c.body(html, 200, { 'content-type': HTML, 'cache-control': 'no-store', ...headers })
  return answer(c, html, HTML, tag, headers)
}

/**
 * The page, made once for what its ETag follows; with the words of a query marked it is made for the one who asks. `isPassing`: the style could not be
 * used, and may be yet: nobody keeps it.
 */
async function pageOf(
  site: SiteContext,
  described: Described,
  neighbours: readonly Beside[],
  citing: string,
  wish: Wish,
): Promise<{ readonly html: string; readonly isPassing: boolean }> {
  const { text, beside } = textsOf(described, wish)
  const { document, version, stamp } = described
  const key = `${document.id} ${version} ${stamp} ${text?.id} ${beside?.id} ${markOf(neighbours)} ${citing}`
  const kept = wish.opened === undefined ? site.pages.get(key) : undefined
  if (kept !== undefined) return { html: kept, isPassing: false }
  const props = await propsOf(site, described, neighbours, wish)
  const isPassing = props.cite?.fault !== undefined
  const html = htmlOf(site, recordAsPage(site, props))
  return { html: wish.opened === undefined && !isPassing ? site.pages.put(key, html) : html, isPassing }
}

/** Whoever is not here: moved, withdrawn, or unknown to this reader. */
async function elsewhere(c: Context, site: SiteContext, given: string, ending: string): Promise<Response> {
  const found = await site.records.find('document', given)
  if (found.is === 'withdrawn') {
    if (found.tombstone.id !== given) return c.redirect(address.document(found.tombstone.id), 301)
    return tellWithdrawn(c, site, found.tombstone)
  }
  if (found.is === 'nowhere') return nothingHere(c, site, 'documents', given)
  const query = new URL(c.req.url).search
  return c.redirect(`/documents/${found.id}${ending}${query}`, 301)
}

/** Signposting (RFC 8288): the page's other forms, for programs that read no HTML. */
const linksOf = (id: DocumentId) =>
  [
    `<${address.document(id)}>; rel="canonical"`,
    `<${address.document(id)}.json>; rel="alternate"; type="application/json"`,
    `<${address.document(id)}.tei.xml>; rel="alternate"; type="application/tei+xml"`,
    `<${address.document(id)}.txt>; rel="alternate"; type="text/plain"`,
    ...CITING_FORMS.map(
      ({ ending, type, ...more }) =>
        `<${address.document(id)}.${ending}>; rel="describedby"; type="${type}"${'profile' in more ? `; profile="${more.profile}"` : ''}`,
    ),
    `<${address.manifest(id)}>; rel="alternate"; type="${mediaType(PRESENTATION).replaceAll('"', '\\"')}"`,
    `<${address.versions(id)}>; rel="version-history"`,
  ].join(', ')

/** The longest text (characters of its TEI) in which the words of a query are marked. */
const LONGEST_MARKED = 3_000_000

/** What of a record is to be seen: one of its texts, the words of a query marked in it, or two texts beside each other. */
interface Wish {
  readonly opened?: OpenedWith
  readonly text: string | undefined
  readonly beside: string | undefined
  /** In which it is cited. */
  readonly style?: string
}

const textsAsked = (c: Context) => ({ text: c.req.query('text'), beside: c.req.query('beside') })

function textsOf({ document: { texts = [] } }: Described, wish: Wish): { text?: Text; beside?: Text } {
  const text = texts.find((one) => one.id === wish.text) ?? texts[0]
  const beside = texts.find((one) => one.id === wish.beside && one !== text)
  return { ...(text === undefined ? {} : { text }), ...(beside === undefined ? {} : { beside }) }
}

async function propsOf(
  site: SiteContext,
  described: Described,
  neighbours: readonly Beside[],
  wish: Wish,
  newest?: number,
): Promise<RecordProps> {
  const { document, version } = described
  const { text, beside } = textsOf(described, wish)
  const [units, versions, cite] = await Promise.all([
    site.records.unitsOf([document.id]),
    version > 1 && newest === undefined ? site.records.versions('document', document.id) : [],
    citedOf(site, described, text === undefined ? {} : { text }, wish.style),
  ])
  const set = (one: Text) => ({ text: one, set: site.texts.html(document.id, version, one) })
  const { opened } = wish
  const sought = beside === undefined && (text?.body.length ?? 0) <= LONGEST_MARKED ? opened : undefined
  return recordProps(described, {
    publisher: site.publisher,
    units: units.get(document.id) ?? [],
    versions,
    neighbours,
    cite,
    ...(text === undefined
      ? {}
      : { shown: sought === undefined ? set(text) : { text, set: await withMarks(site, text, sought) } }),
    ...(beside === undefined ? {} : { beside: set(beside) }),
    ...(opened === undefined ? {} : { opened, isMarked: sought !== undefined }),
    ...(newest === undefined ? {} : { newest }),
  })
}

async function withMarks(site: SiteContext, text: Text, { query: typed, exact }: OpenedWith) {
  const { query } = readQuery(typed)
  const sought = (await ifItAnswers(site, () => site.finding.sought(query, exact))) ?? query
  return textHtml(text, (blocks) => site.finding.marks(blocks, sought))
}

/** The head's `prev` and `next`: those of the first collection. */
function sequence([first]: RecordProps['neighbours']): Pick<Page, 'previous' | 'next'> {
  const { previous, next } = first ?? {}
  return {
    ...(previous === undefined ? {} : { previous: previous.href }),
    ...(next === undefined ? {} : { next: next.href }),
  }
}

export function recordAsPage(site: SiteContext, props: RecordProps): Page {
  const path = `/documents/${props.id}`
  return {
    title: props.title,
    description: descriptionOf(props),
    path: props.path,
    section: 'documents',
    crumbs: [
      { label: 'Documents', href: address.search },
      ...(props.notice === undefined
        ? [{ label: props.id }]
        : [
            { label: props.id, href: path },
            { label: 'Versions', href: `${path}/versions` },
            { label: String(props.version) },
          ]),
    ],
    alternates: [
      { href: `${props.path}.json`, type: 'application/json', title: 'JSON' },
      ...(props.notice === undefined
        ? [
            { href: `${path}.tei.xml`, type: 'application/tei+xml', title: 'TEI' },
            { href: `${path}.txt`, type: 'text/plain', title: 'Text' },
            ...CITING_FORMS.map(({ ending, type, label }) => ({ href: `${path}.${ending}`, type, title: label })),
            { href: `${path}/manifest.json`, type: mediaType(PRESENTATION), title: 'IIIF manifest' },
          ]
        : []),
    ],
    ...sequence(props.neighbours),
    ...(props.bearings === undefined && props.notice === undefined ? {} : { unlisted: true }),
    ...(props.notice === undefined ? { metadata: props.metadata, linkedData: props.linkedData } : {}),
    matter: (
      <>
        <RecordPage {...props} />
        {props.notice === undefined && site.finding.capabilities.similar ? <SimilarLink id={props.id} /> : null}
      </>
    ),
  }
}

type Versions = Awaited<ReturnType<Reading['versions']>>

/** The record, for who may read it; otherwise where it went. */
export async function here(c: Context, site: SiteContext, id: string, ending: string): Promise<Response | Described> {
  const [described] = identifier(id) === undefined ? [] : await site.records.describe([id])
  return described?.document.id === id ? described : elsewhere(c, site, id, ending)
}

/** The same with its versions. */
export async function known(
  c: Context,
  site: SiteContext,
  id: string,
  ending: string,
): Promise<Response | { described: Described; versions: Versions }> {
  const described = await here(c, site, id, ending)
  return described instanceof Response
    ? described
    : { described, versions: await site.records.versions('document', id) }
}

async function versions(c: Context, site: SiteContext, id: string, form: 'html' | 'json'): Promise<Response> {
  const found = await known(c, site, id, form === 'html' ? '/versions' : '/versions.json')
  if (found instanceof Response) return found
  const { document } = found.described
  return show(c, site, form, async () => ({
    title: `Versions of ${document.id}`,
    path: address.versions(document.id),
    section: 'documents',
    crumbs: [
      { label: 'Documents', href: address.search },
      { label: document.id, href: address.document(document.id) },
      { label: 'Versions' },
    ],
    matter: <VersionsPage id={document.id} title={document.title} versions={found.versions} />,
    twin: () => ({
      document: document.id,
      title: document.title,
      versions: found.versions.map(({ number, at, note, correction }) => ({ number, at, note, correction })),
    }),
  }))
}

async function oneVersion(c: Context, site: SiteContext, id: string, given: string): Promise<Response> {
  const { name, form } = withoutEnding(given)
  const found = await known(c, site, id, `/versions/${given}`)
  if (found instanceof Response) return found
  const { described, versions: all } = found
  const version = /^[1-9]\d{0,8}$/u.test(name) ? all.find((one) => one.number === Number(name)) : undefined
  const document = version === undefined ? undefined : await site.records.version('document', id, version.number)
  if (version === undefined || document === undefined) return nothingHere(c, site, 'documents', `${id} version ${name}`)
  const newest = described.version
  if (version.number === newest && form === 'html') return c.redirect(address.document(described.document.id), 302)
  const then = await asVersion(site.records, described, document, version)
  const tag = tagOf(site, described.stamp, version.number, form)
  if (isKnown(c, tag)) return notModified(c, tag)
  if (form === 'json') {
    const twin = twinOf(then, 'json', site.publisher)
    return answer(c, twin.body, twin.type, tag)
  }
  const props = await propsOf(site, then, [], textsAsked(c), newest)
  const link = `<${props.path}.json>; rel="alternate"; type="application/json", <${address.document(described.document.id)}>; rel="latest-version"`
  return answer(c, htmlOf(site, recordAsPage(site, props)), HTML, tag, { link })
}

/** An address of an older site: `/document/112659`, `/document/<slug>`, `/node/89832`. */
async function old(c: Context, site: SiteContext, schemes: readonly string[], given: string): Promise<Response> {
  const { id, form } = formsOf(given)
  const ending = form === 'unknown' || form === 'html' ? '' : `.${form}`
  for (const scheme of schemes) {
    const found = await site.records.find('document', `${scheme}${id}`)
    if (found.is === 'withdrawn') return c.redirect(address.document(found.tombstone.id), 301)
    if (found.is !== 'nowhere') return c.redirect(`/documents/${found.id}${ending}`, 301)
  }
  return nothingHere(c, site, 'documents', id)
}
