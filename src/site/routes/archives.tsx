import type { Context, Hono } from 'hono'
import type { Listed } from '#holding/described.ts'
import { partiesOf } from '#holding/parties.ts'
import type { Shelved, Slice, Unit } from '#store/store.ts'
import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { show, withoutEnding } from '../answer.tsx'
import { dayOfDocument } from '../frame/document-lines.tsx'
import { ArchivesPage, type UnitLine } from '../pages/archives/archives-page.tsx'
import type { LeafRun } from '../pages/archives/leaf-strip.tsx'
import { type ShelvedLine, UnitPage, type UnitProps } from '../pages/archives/unit-page.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { countedInWords, figure } from '../words/counted.ts'
import { levelInWords } from '../words/terms.ts'
import { pathWith } from './collections.tsx'
import { nothingHere } from './nothing-here.ts'
import { type Chain, chainsOf, referenceOf } from './references.ts'
import { spanOf } from './time-strip.ts'

const UNITS = 200
const SHELF = 100
const NONE: Slice<never> = { items: [] }

export function archiveRoutes(app: Hono, site: SiteContext): void {
  app.get(address.archives, (c) => archives(c, site, 'html'))
  app.get(`${address.archives}.json`, (c) => archives(c, site, 'json'))
  app.get('/archives/:path{.+}', (c) => unit(c, site, c.req.param('path')))
}

const unitLine = (unit: Unit): UnitLine => ({
  words: unit.label,
  ...(unit.level === 'repository' ? {} : { level: levelInWords(unit.level) }),
  href: address.unit(unit.path),
  documents: unit.documents,
  units: unit.units,
})
const unitTwin = (unit: Unit) => ({
  address: address.unit(unit.path),
  label: unit.label,
  level: unit.level,
  documents: unit.documents,
  units: unit.units,
})

function archives(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  const cut = cursor(c.req.query('after'))
  return show(c, site, form, async () => {
    const { items, next } = await site.records.units('', { ...cut, limit: UNITS })
    const further = next === undefined ? {} : { next: `${address.archives}?${new URLSearchParams({ after: next })}` }
    return {
      title: 'Archives',
      path: pathWith(c, address.archives),
      section: 'archives',
      ...further,
      matter: (
        <ArchivesPage
          lines={items.map(unitLine)}
          {...(cut.after === undefined ? {} : { first: address.archives })}
          {...further}
        />
      ),
      twin: () => ({ archives: items.map(unitTwin), ...further }),
    }
  })
}

async function unit(c: Context, site: SiteContext, given: string): Promise<Response> {
  const { name, form } = withoutEnding(given)
  const path = name.toLowerCase()
  const isPath = /^[a-z0-9-]{1,80}(?:\/[a-z0-9-]{1,80}){0,11}$/u.test(path)
  const here = isPath ? await site.records.unit(path) : undefined
  const chain = here === undefined ? undefined : (await chainsOf(site, [path])).get(path)
  if (chain === undefined || here === undefined) return nothingHere(c, site, 'page', name)
  if (path !== name) return c.redirect(`${address.unit(path)}${form === 'json' ? '.json' : ''}`, 301)
  const after = cursor(c.req.query('after'))
  return show(c, site, form, async () => {
    const isFile = here.units === 0
    // One cursor for the page: below a unit that has others it is theirs, in a file it is the shelf's.
    const [below, shelf] = await Promise.all([
      isFile ? NONE : site.records.units(path, { ...after, limit: UNITS }),
      isFile || after.after === undefined ? site.records.shelf(path, { ...(isFile ? after : {}), limit: SHELF }) : NONE,
    ])
    const next = isFile ? shelf.next : below.next
    const further = next === undefined ? {} : { next: `${address.unit(path)}?${new URLSearchParams({ after: next })}` }
    const described = await site.records.listed([...new Set(shelf.items.map((one) => one.document))])
    const props: UnitProps = {
      ...propsOf(site, here, chain, below.items, shelf.items, described),
      also: await alsoReferredTo(site, path, described),
      ...(after.after === undefined ? {} : { first: address.unit(path) }),
      ...further,
    }
    return {
      title: props.title,
      description: props.lead,
      path: pathWith(c, address.unit(path)),
      section: 'archives',
      crumbs: [
        { label: 'Archives', href: address.archives },
        ...chain.map((one, n) =>
          n === chain.length - 1 ? { label: one.short } : { label: one.short, href: address.unit(one.path) },
        ),
      ],
      ...further,
      matter: <UnitPage {...props} />,
      twin: () => ({
        ...unitTwin(here),
        reference: props.title,
        also: props.also.map(({ words, href }) => ({ reference: words, address: href })),
        below: below.items.map(unitTwin),
        documents: shelf.items.map(({ document, title, date, leaves, asGiven, status }) => ({
          address: address.document(document),
          title,
          date,
          leaves,
          asGiven,
          status,
        })),
        ...further,
      }),
    }
  })
}

function propsOf(
  site: SiteContext,
  here: Unit,
  chain: Chain,
  below: readonly Unit[],
  shelf: readonly Shelved[],
  described: readonly Listed[],
): Omit<UnitProps, 'also'> {
  const span = spanOf(described)
  const isFile = below.length === 0
  const count = here.documents
  const lead = isFile
    ? `${countedInWords(count, 'document')} of this file${span === undefined || described.length < count ? '' : `, ${span}`}, in the order of its leaves.`
    : `${countedInWords(count, 'document')} in it and below${below.length === 0 ? '' : `, in ${figure(below.length)} ${below.length === 1 ? 'unit' : 'units'}`}.`
  const by = new Map(described.map((one) => [one.document.id, one]))
  return {
    title: chain.length === 1 ? here.label : referenceOf(chain),
    lead,
    levels: chain.map((one) => ({
      level: levelInWords(one.level),
      words: one.label,
      href: address.unit(one.path),
      here: one.path === here.path,
    })),
    runs: runsOf(shelf),
    shelf: shelfLines(shelf, by),
    units: below.map(unitLine),
    archive: site.publisher.name,
    search: `/search?${new URLSearchParams({ archive: here.path })}`,
    cite: `${address.search}/cite?${new URLSearchParams({ archive: here.path })}`,
  }
}

const whole = (leaf: number | undefined) => (leaf === undefined ? undefined : Math.floor(leaf))
const anchorOf = (one: Shelved, n: number) => `l${whole(one.first) ?? `-${n}`}-${one.document}`

/** The gap of whole leaves between what came before and this one; undefined where there is none. */
function gapBefore(reached: number | undefined, first: number | undefined): readonly [number, number] | undefined {
  return reached === undefined || first === undefined || first <= reached + 1 ? undefined : [reached + 1, first - 1]
}

function shelfLines(shelf: readonly Shelved[], by: ReadonlyMap<DocumentId, Listed>): UnitProps['shelf'] {
  let reached: number | undefined
  return shelf.flatMap((one, n) => {
    const described = by.get(one.document)
    if (described === undefined) return []
    const gap = gapBefore(reached, whole(one.first))
    const last = whole(one.last)
    if (last !== undefined) reached = Math.max(reached ?? 0, last)
    const line: ShelvedLine = {
      anchor: anchorOf(one, n),
      ...(one.leaves === undefined ? {} : { leaves: one.leaves }),
      title: one.title,
      href: address.document(one.document),
      ...dayOfDocument(described.document),
      parties: partiesOf(described),
      given: one.asGiven,
      ...(one.status === 'not-stated' ? {} : { status: one.status }),
    }
    return gap === undefined
      ? [line]
      : [{ nothingFrom: gap[0] === gap[1] ? String(gap[0]) : `${gap[0]}–${gap[1]}` }, line]
  })
}

function runsOf(shelf: readonly Shelved[]): LeafRun[] {
  let reached: number | undefined
  return shelf.flatMap((one, n) => {
    const [first, last] = [whole(one.first), whole(one.last)]
    if (first === undefined || last === undefined) return []
    const gap = gapBefore(reached, first)
    reached = Math.max(reached ?? 0, last)
    const run = {
      first,
      last,
      label: one.document,
      anchor: anchorOf(one, n),
      name: `${one.document}: leaves ${one.leaves ?? `${first} to ${last}`}, ${one.title}`,
    }
    return gap === undefined ? [run] : [{ first: gap[0], last: gap[1], name: 'nothing here' }, run]
  })
}

/** Other references of the papers on this shelf, where one document gives both. */
async function alsoReferredTo(
  site: SiteContext,
  path: string,
  described: readonly Listed[],
): Promise<UnitProps['also']> {
  const units = await site.records.unitsOf(described.map((one) => one.document.id))
  const by = new Map<string, Set<DocumentId>>()
  for (const { document } of described) {
    // Two references of one witness are two names of one paper; those of another witness are of another paper.
    for (const witness of document.witnesses ?? []) {
      const paths = (units.get(document.id) ?? [])
        .filter((unit) => witness.references.some((reference) => reference.asGiven === unit.asGiven))
        .map((unit) => unit.path)
      if (!paths.includes(path)) continue
      for (const other of paths) if (other !== path) by.set(other, (by.get(other) ?? new Set()).add(document.id))
    }
  }
  const chains = await chainsOf(site, [...by.keys()].slice(0, 6))
  return [...chains].map(([other, chain]) => ({
    words: referenceOf(chain),
    href: address.unit(other),
    documents: [...(by.get(other) ?? [])].slice(0, 8).map((id) => ({ words: id, href: address.document(id) })),
  }))
}
