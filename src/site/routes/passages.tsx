import type { Context, Hono } from 'hono'
import { type InText, inEarlierVersion, inText, soughtAt } from '#dissemination/evidence/passage-found.ts'
import {
  addressOf,
  isWhole,
  type Passage,
  type PassageAddress,
  type PassageAsked,
  parseAsked,
  printPassage,
  standing,
} from '#document/passage-address.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import {
  answer,
  HTML,
  htmlOf,
  isKnown,
  JSON_TYPE,
  jsonText,
  notModified,
  type Page,
  tagOf,
  withoutEnding,
} from '../answer.tsx'
import { textHtml } from '../body/text-html.ts'
import { tellNotFound } from '../faults.tsx'
import { type PassageShown, recordProps } from '../pages/record/record-props.ts'
import type { SiteContext } from '../site-context.ts'
import { capital } from '../words/counted.ts'
import { passageWords, quoteOf } from '../words/passage-words.ts'
import { citedOf, noteOf } from './cited.ts'
import { asVersion } from './earlier-version.ts'
import { recordAsPage } from './record-as-page.tsx'
import { known } from './record-here.ts'

/** Passages of a record: the page with the words marked, and its twin. */
export function passageRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/passages/:passage', (c) => passage(c, site, c.req.param('id'), c.req.param('passage')))
}

type Known = Exclude<Awaited<ReturnType<typeof known>>, Response>

async function passage(c: Context, site: SiteContext, id: string, given: string): Promise<Response> {
  const found = await known(c, site, id, `/passages/${encodeURIComponent(given)}`)
  if (found instanceof Response) return found
  const { described } = found
  const { name, form } = withoutEnding(given)
  const asked = parseAsked(name)
  const lower = asked === undefined ? parseAsked(name.toLowerCase()) : undefined
  const at = (one: string) => `${address.passage(described.document.id, one)}${form === 'json' ? '.json' : ''}`
  if (lower !== undefined) return c.redirect(at(name.toLowerCase()), 301)
  if (asked === undefined) return notThere(c, site, described, 'This is not the address of a passage')
  if (!isWhole(asked)) {
    const whole = wholeAddress(site, described, asked)
    if (whole === undefined) return notThere(c, site, described, 'This passage is not in the present text')
    return c.redirect(at(printPassage(whole)), 302)
  }
  const tag = tagOf(site, described.stamp, name, form, site.today())
  if (isKnown(c, tag)) return notModified(c, tag)
  const shown = await versionWith(site, found, asked)
  if (shown === 'given up')
    return notThere(c, site, described, 'Neither the present text nor the latest versions have these words here')
  if (shown === undefined) return notThere(c, site, described, 'No version of this record has these words here')
  const link = linksOf(described, name, form)
  if (form === 'json') return answer(c, jsonText(await twinOf(site, described, shown, asked)), JSON_TYPE, tag, { link })
  return answer(c, htmlOf(site, await pageOf(site, found, shown, asked)), HTML, tag, { link })
}

/** The address with words and digest, of a block, or of words of it, as they stand now. */
function wholeAddress(site: SiteContext, { document }: Described, asked: PassageAsked): PassageAddress | undefined {
  const found = inText(document, soughtAt(asked), site.blocks)
  return found && addressOf(site.blocks(found.text.body), found.passage)
}

interface Shown extends InText {
  readonly described: Described
}

/** The newest version that has the words: mostly the present one. */
async function versionWith(
  site: SiteContext,
  { described, versions }: Known,
  asked: PassageAddress,
): Promise<Shown | 'given up' | undefined> {
  const sought = soughtAt(asked)
  const here = inText(described.document, sought, site.blocks)
  if (here !== undefined) return { ...here, described }
  const was = await inEarlierVersion(site.records, described.document, versions, sought, site.blocks)
  if (was === undefined || was === 'given up') return was
  return { ...was, described: await asVersion(site.records, described, was.document, was.version) }
}

function notThere(c: Context, site: SiteContext, { document, version }: Described, title: string): Response {
  return tellNotFound(c, site, {
    title,
    says: 'A passage is addressed by its number, its first and its last word, and a digest of the words, as p4.12-31.1a2b3c4d. This one was most likely mistyped, or cut.',
    near: [
      { words: `${document.id}, ${document.title}`, href: address.document(document.id) },
      ...(version === 1 ? [] : [{ words: 'Its versions', href: address.versions(document.id) }]),
    ],
  })
}

/** Signposting (RFC 8288): the record, and this passage's other form. */
const linksOf = ({ document }: Described, name: string, form: 'html' | 'json') =>
  [
    `<${address.document(document.id)}>; rel="canonical"`,
    `<${address.passage(document.id, name)}${form === 'html' ? '.json' : ''}>; rel="alternate"; type="${form === 'html' ? 'application/json' : 'text/html'}"`,
  ].join(', ')

async function pageOf(
  site: SiteContext,
  { described: now, versions }: Known,
  shown: Shown,
  asked: PassageAddress,
): Promise<Page> {
  const { described, text } = shown
  const { id } = described.document
  const { block, note } = asked
  const { from, to } = shown.passage
  const isEarlier = described.version !== now.version
  const cited = { text, passage: passageShown(id, asked) }
  const [units, cite] = await Promise.all([site.records.unitsOf([id]), citedOf(site, described, cited)])
  const props = recordProps(described, {
    publisher: site.publisher,
    units: units.get(id) ?? [],
    versions: isEarlier ? [] : versions,
    neighbours: [],
    cite,
    shown: { text, set: textHtml(text, undefined, { block, from, to, ...(note === undefined ? {} : { note }) }) },
    passage: { ...passageShown(id, asked), ...(isEarlier ? sameWordsNow(site, now, shown.passage) : {}) },
    ...(isEarlier ? { newest: now.version } : {}),
  })
  const page = recordAsPage(site, props)
  const twin = {
    href: `${address.passage(id, printPassage(asked))}.json`,
    type: 'application/json',
    title: 'This passage as JSON',
  }
  return {
    ...page,
    title: `${capital(passageWords(asked))}: ${page.title}`,
    alternates: [...(page.alternates ?? []), twin],
    crumbs: [
      { label: 'Documents', href: address.search },
      { label: id, href: address.document(id) },
      { label: capital(passageWords(asked)) },
    ],
    unlisted: true,
  }
}

const passageShown = (id: Described['document']['id'], asked: PassageAddress): PassageShown => ({
  words: passageWords(asked),
  path: address.passage(id, printPassage(asked)),
})

/** Where the words of an earlier version stand in the present one, if in one place: told, not taken. */
function sameWordsNow(
  site: SiteContext,
  { document }: Described,
  { block, from, to }: Passage,
): Pick<PassageShown, 'now'> {
  const words = block.text.slice(from, to)
  const found = (document.texts ?? []).flatMap(({ body }) => standing(site.blocks(body), words))
  const [place] = found
  if (place === undefined || found.length > 1) return {}
  const href = address.passage(document.id, printPassage(place))
  return { now: { href, words: `The same words now stand in ${passageWords(place)}` } }
}

async function twinOf(site: SiteContext, now: Described, { described, text, passage }: Shown, asked: PassageAddress) {
  const { id, title } = described.document
  const { publisher } = site
  const { path, words } = passageShown(id, asked)
  const isEarlier = described.version !== now.version
  const { body: _, ...told } = text
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'SpecificResource',
    id: `${publisher.base}${path}`,
    source: `${publisher.base}${isEarlier ? address.version(id, described.version) : address.document(id)}`,
    selector: quoteOf(passage),
    document: id,
    title,
    text: told,
    passage: asked,
    version: described.version,
    newest: now.version,
    citation: await noteOf(site, described, { text, passage: { words, path } }),
  }
}
