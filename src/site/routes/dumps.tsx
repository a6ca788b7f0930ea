import type { Context, Hono } from 'hono'
import type { Dump, DumpFormat } from '#dissemination/dumps/dump-list.ts'
import type { ListedDumps } from '#dissemination/dumps/served-dumps.ts'
import { address } from '#value/address.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { Refusal } from '#value/refusal.ts'
import { isKnown, notModified, show } from '../answer.tsx'
import { byteRange } from '../byte-range.ts'
import { DumpsPage } from '../pages/dumps.tsx'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'

const WORDS: Readonly<Record<DumpFormat, string>> = {
  jsonl: 'Every record of every kind as JSON, one on a line',
  csv: 'Documents as a table',
  tei: 'Documents as TEI P5, a file each, in a zip',
  cmif: 'Letters: who wrote to whom and when, as CMIF 2',
  bibtex: 'Documents as BibTeX',
  ntriples: 'Documents in the vocabularies of schema.org and Records in Contexts, as N-Triples',
}

/** The whole archive in files that were made beforehand (`chancery dump`). */
export function dumpRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const)
    app.get(`${address.dumps}${form === 'json' ? '.json' : ''}`, async (c) => {
      const listed = await (form === 'html' ? ifListed(site) : site.dumps.list())
      const { files, withheld } = listed ?? { files: [], withheld: [] }
      const isWithheld = withheld.length > 0
      const isListed = listed !== undefined
      const make = async () => ({
        title: 'Dumps',
        path: address.dumps,
        isPassing: !isListed,
        matter: <DumpsPage {...{ isListed, isWithheld, licence: site.licence }} files={files.map(lineOf)} />,
        twin: () => ({
          files: files.map(({ name, change: _, ...told }) => ({
            name,
            ...told,
            address: `${site.publisher.base}${address.dump(name)}`,
          })),
          withheld: isWithheld,
          licence: site.licence,
        }),
      })
      return await show(
        c,
        site,
        form,
        make,
        sha256(canonicalJson({ files, isListed, isWithheld, licence: site.licence })).slice(0, 8),
      )
    })
  app.get(address.dump(':name'), (c) => dump(c, site, c.req.param('name') ?? ''))
}

/** Undefined where it cannot be told just now which there are: the page is more than its list. */
async function ifListed({ dumps }: SiteContext): Promise<ListedDumps | undefined> {
  try {
    return await dumps.list()
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'unavailable') return undefined
    throw cause
  }
}

const lineOf = ({ name, format, records, size, at, sha256 }: Dump) => ({
  name,
  words: WORDS[format],
  records,
  size: sizeInWords(size),
  day: at.slice(0, 10),
  sha256,
})

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

function sizeInWords(size: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), UNITS.length - 1)
  const number = size / 1000 ** power
  return `${number.toFixed(power > 0 && number < 10 ? 1 : 0)} ${UNITS[power]}`
}

async function dump(c: Context, site: SiteContext, name: string): Promise<Response> {
  const one = (await site.dumps.list()).files.find((file) => file.name === name)
  if (one === undefined) return nothingHere(c, site, 'page', `dumps/${name}`)
  const tag = `"${one.sha256}"`
  if (isKnown(c, tag)) return notModified(c, tag)
  const { size, type } = one
  const condition = c.req.header('if-range')
  const range = byteRange(condition === undefined || condition === tag ? c.req.header('range') : undefined, size)
  const headers = {
    'content-type': type,
    'accept-ranges': 'bytes',
    'cache-control': 'public, no-cache',
    'content-disposition': `attachment; filename="${name}"`,
    etag: tag,
    'last-modified': new Date(one.at).toUTCString(),
    'repr-digest': `sha-256=:${Buffer.from(one.sha256, 'hex').toString('base64')}:`,
  }
  if (range === 'none') return c.body(null, 416, { 'content-range': `bytes */${size}` })
  const { first, last } = range === 'all' ? { first: 0, last: size - 1 } : range
  const length = String(last - first + 1)
  const isEmpty = c.req.method === 'HEAD' || size === 0
  const body = isEmpty ? null : await site.dumps.bytes(one, first, last)
  return new Response(body, {
    status: range === 'all' ? 200 : 206,
    headers: {
      ...headers,
      'content-length': length,
      ...(range === 'all' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
    },
  })
}
