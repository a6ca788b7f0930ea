import type { Context } from 'hono'
import type { Text } from '#document/text.ts'
import { mediaType, PRESENTATION } from '#formats/iiif/reference.ts'
import type { Described } from '#holding/described.ts'
import { readQuery } from '#search/read-query.ts'
import { address } from '#value/address.ts'
import type { Page } from '../answer.tsx'
import { textHtml } from '../body/text-html.ts'
import { ifItAnswers } from '../if-it-answers.ts'
import type { OpenedWith } from '../pages/record/bearings.tsx'
import { RecordPage } from '../pages/record/record-page.tsx'
import { descriptionOf, type RecordProps, recordProps } from '../pages/record/record-props.ts'
import { SimilarLink } from '../pages/record/similar.tsx'
import type { SiteContext } from '../site-context.ts'
import { citedOf } from './cited.ts'
import type { Beside } from './neighbours.ts'
import { CITING_FORMS } from './record-forms.ts'

/** The longest text (characters of its TEI) in which the words of a query are marked. */
const LONGEST_MARKED = 3_000_000

/** What of a record is to be seen: one of its texts, the words of a query marked in it, or two texts beside each other. */
export interface Wish {
  readonly opened?: OpenedWith
  readonly text: string | undefined
  readonly beside: string | undefined
  /** In which it is cited. */
  readonly style?: string
}

export const textsAsked = (c: Context) => ({ text: c.req.query('text'), beside: c.req.query('beside') })

export function textsOf({ document: { texts = [] } }: Described, wish: Wish): { text?: Text; beside?: Text } {
  const text = texts.find((one) => one.id === wish.text) ?? texts[0]
  const beside = texts.find((one) => one.id === wish.beside && one !== text)
  return { ...(text === undefined ? {} : { text }), ...(beside === undefined ? {} : { beside }) }
}

export async function propsOf(
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
  const isMarking = beside === undefined && (text?.body.length ?? 0) <= LONGEST_MARKED && opened?.query !== ''
  const sought = isMarking ? opened : undefined
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
