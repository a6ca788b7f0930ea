import type { ComponentChildren } from 'preact'
import { address } from '#value/address.ts'
import type { Assets } from '../assets.ts'
import { type Metadatum, SCHEMAS } from './head-metadata.ts'
import { SearchField } from './search-field.tsx'

/** What every page says of itself besides its matter. */
export interface PageHead {
  /** Without the archive's name, which follows it; absent on the first page. */
  readonly title?: string
  readonly description?: string
  /** The path of the page without base; what it is called for ever. */
  readonly path: string
  readonly section?: 'documents' | 'exchanges' | 'people' | 'archives' | 'collections'
  readonly crumbs?: readonly Crumb[]
  readonly alternates?: readonly { readonly href: string; readonly type: string; readonly title?: string }[]
  /** Kept out of other people's indexes: results deeper than two facets, what is not there. */
  readonly unlisted?: boolean
  /** The page has a search box of its own. */
  readonly ownSearch?: boolean
  readonly previous?: string
  readonly next?: string
  /** For citation managers and search engines: of the page's own record. */
  readonly metadata?: readonly Metadatum[]
  /** The same in schema.org, as JSON-LD. */
  readonly linkedData?: unknown
}

export interface Crumb {
  readonly label: string
  readonly href?: string
}

export interface FrameProps extends PageHead {
  readonly archive: string
  readonly base: string
  readonly assets: Assets
  readonly children: ComponentChildren
}

const WAYS = [
  { section: 'documents', label: 'Documents', href: address.search },
  { section: 'exchanges', label: 'Exchanges', href: address.exchanges },
  { section: 'people', label: 'People', href: address.people },
  { section: 'archives', label: 'Archives', href: address.archives },
  { section: 'collections', label: 'Collections', href: address.collections },
] as const

const FOOT = [
  ['Places', address.places],
  ['Subjects', address.subjects],
  ['Corrections', address.corrections],
  ['About', address.about],
  ['For programs', address.api],
  ['Dumps', address.dumps],
  ['Colophon', address.colophon],
] as const

/** The page round its matter: head, ways in, where it stands, foot. */
export function PageFrame(props: FrameProps) {
  const { archive, base, path, section, crumbs = [], children } = props
  return (
    <html lang="en">
      <FrameHead {...props} />
      <body>
        <a class="skip" href="#main">
          To the page’s matter
        </a>
        <header class="mast">
          <div class="wrap">
            <a class="mark-word" href={address.home}>
              {archive}
            </a>
            <nav aria-label="Archive">
              <ul>
                {WAYS.map((way) => (
                  <li key={way.href}>
                    <a
                      href={way.href}
                      aria-current={way.section !== section ? undefined : way.href === path ? 'page' : 'true'}
                    >
                      {way.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {props.ownSearch === true ? null : <SearchField id="mq" placeholder="Words, names" />}
          </div>
        </header>
        {crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} />}
        <main id="main" class="wrap">
          {children}
        </main>
        <footer class="foot">
          <div class="wrap">
            <ul>
              {FOOT.map(([label, href]) => (
                <li key={href}>
                  <a href={href} aria-current={href === path ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
            <span class="at">{shortened(`${base.replace(/^https?:\/\//u, '')}${path === '/' ? '' : path}`)}</span>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** Of a longer address, as that of a long question, so much is printed; the head has all of it. */
const LONGEST = 160

const shortened = (at: string): string =>
  at.length <= LONGEST ? at : `${at.slice(0, LONGEST).replace(/%[\dA-F]?$/u, '')}…`

function FrameHead({
  title,
  archive,
  description,
  base,
  path,
  alternates = [],
  assets,
  unlisted,
  previous,
  next,
  metadata = [],
  linkedData,
}: FrameProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === undefined ? archive : `${title}. ${archive}`}</title>
      {description === undefined || description === '' ? null : <meta name="description" content={description} />}
      {unlisted === true ? <meta name="robots" content="noindex, follow" /> : null}
      <link rel="canonical" href={`${base}${path}`} />
      <link rel="search" type="application/opensearchdescription+xml" href={address.openSearch} title={archive} />
      {alternates.map((one) => (
        <link key={one.href} rel="alternate" type={one.type} href={one.href} title={one.title} />
      ))}
      {previous === undefined ? null : <link rel="prev" href={previous} />}
      {next === undefined ? null : <link rel="next" href={next} />}
      {metadata.length === 0
        ? null
        : SCHEMAS.map(([prefix, href]) => <link key={prefix} rel={`schema.${prefix}`} href={href} />)}
      {metadata.map(({ name, content }) => (
        <meta key={`${name} ${content}`} name={name} content={content} />
      ))}
      {linkedData === undefined ? null : <LinkedData of={linkedData} />}
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
      {assets.fonts.map((font) => (
        <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.style} />
      {assets.scripts.map((script) => (
        <script key={script} type="module" src={script} />
      ))}
    </head>
  )
}

/** Data, not a script: nothing runs it. What would end the element is written otherwise, so that no word of a record can. */
function LinkedData({ of }: { readonly of: unknown }) {
  const __html = JSON.stringify(of).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html }} />
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumb wrap" aria-label="Where this page stands">
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={label}>
            {href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
