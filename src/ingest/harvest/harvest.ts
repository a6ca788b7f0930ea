import type { OaiReading, OaiRecord } from '#formats/oai-pmh/read.ts'
import type { Files } from '#store/files/files.ts'
import type { Store } from '#store/store.ts'
import { sha256 } from '#value/digest.ts'
import { Refusal } from '#value/refusal.ts'
import { type IncomingFile, Unreadable } from '../incoming-file.ts'
import { ingest } from '../ingest.ts'
import type { Report } from '../report.ts'
import type { IngestOptions } from '../run.ts'
import { type Ask, asking } from './ask.ts'
import { keepStand, readStand, type Stand } from './stand.ts'
import { type Standing, standingHere } from './standing.ts'

export interface HarvestOptions extends Omit<IngestOptions, 'format' | 'mapping' | 'progress'> {
  readonly set?: string
  /** A day or a second; else where the last harvest of this address and set began, else everything. */
  readonly from?: string
  /** Everything, whatever was harvested before. */
  readonly all: boolean
  /** The folder that keeps how far each harvest has come. */
  readonly folder: string
  /** The repository is busy and asks to wait. */
  readonly patience: (seconds: number) => void
  readonly told?: (records: number, of: number | undefined) => void
}

export interface Harvest {
  readonly report: Report
  readonly prefix: string
  /** Where it began: a day or a second; absent where everything was asked for. */
  readonly from?: string
  /** A list that was broken off before was gone on with. */
  readonly resumed: boolean
  /** Told as deleted there, and what of them stands here, which is untouched. */
  readonly deleted: readonly string[]
  readonly standing: readonly Standing[]
  /** The list came to its end; else the next harvest goes on with it. */
  readonly complete: boolean
  /** Where the next one begins. */
  readonly next?: string
}

const TEI = 'http://www.tei-c.org/ns/1.0'

/**
 * Brings in what an archive that speaks OAI-PMH 2.0 tells: in TEI, or in Dublin Core where it has none. Broken off at any moment, the next one goes on with the
 * list where what had come was kept; where that archive knows the list no more, it is begun again. What came before and is the same changes nothing.
 */
export async function harvest(
  archive: { readonly store: Store; readonly files: Files },
  url: string,
  options: HarvestOptions,
): Promise<Harvest> {
  const ask = asking(url, options.signal, options.patience)
  const file = `${options.folder}/${sha256(`${url}\n${options.set ?? ''}`).slice(0, 16)}.json`
  const before = readStand(file)
  const name = await nameOf(ask)
  const listing = new Listing(ask, await standFor(ask, url, before, options), options)
  const { prefix, from, token } = listing.stand
  const report = await ingest(archive, listing.files(), {
    ...options,
    source: options.source ?? url,
    ...(name === undefined ? {} : { takenFrom: name }),
    format: prefix === 'oai_dc' ? 'dc' : 'tei',
    written: () => {
      const { reached } = listing
      return async () => {
        if (reached !== undefined) await keepStand(file, reached)
      }
    },
  })
  const { deleted, stand: end } = listing
  const complete = report.finished && listing.isAtEnd
  const keys = deleted.map((identifier) => [identifier, localPart(identifier)] as const)
  const told = {
    report,
    prefix,
    deleted,
    standing: await standingHere(archive.store, options.source ?? url, keys),
    complete,
    resumed: token !== undefined,
    ...(from === undefined ? {} : { from }),
  }
  if (!complete) return told
  const next: Stand = {
    url,
    prefix: end.prefix,
    ...(options.set === undefined ? {} : { set: options.set }),
    from: end.began,
  }
  await keepStand(file, next)
  return { ...told, ...(end.began === undefined ? {} : { next: end.began }) }
}

/** Goes on with a list that was broken off, unless something else is asked for now. */
async function standFor(ask: Ask, url: string, before: Stand | undefined, options: HarvestOptions): Promise<Stand> {
  if (before?.token !== undefined && options.from === undefined && !options.all) return before
  const prefix = await prefixOf(ask, url)
  const from = options.all ? undefined : (options.from ?? before?.from)
  return {
    url,
    prefix,
    ...(options.set === undefined ? {} : { set: options.set }),
    ...(from === undefined ? {} : { from }),
  }
}

/** What the other archive calls itself: its records that were taken from nowhere else were taken from there. */
async function nameOf(ask: Ask): Promise<string | undefined> {
  const found = await Array.fromAsync(ask({ verb: 'Identify' }))
  return found.flatMap((one) => (one.kind === 'name' && one.name !== '' ? [one.name] : []))[0]
}

async function prefixOf(ask: Ask, url: string): Promise<string> {
  const found = await Array.fromAsync(ask({ verb: 'ListMetadataFormats' }))
  const formats = found.flatMap((one) => (one.kind === 'format' ? [one] : []))
  const best = formats.find(({ namespace }) => namespace === TEI) ?? formats.find(({ prefix }) => prefix === 'oai_dc')
  if (best === undefined)
    throw new Refusal('invalid', `${url} does not answer as OAI-PMH does, or has neither TEI nor oai_dc.`)
  return best.prefix
}

/** To a set that is none, repositories answer as to one that is empty. */
async function refuseUnknown(ask: Ask, set: string): Promise<void> {
  const sets: string[] = []
  for (let token: string | undefined; ; ) {
    let next: string | undefined
    for await (const one of ask({ verb: 'ListSets', ...(token === undefined ? {} : { resumptionToken: token }) })) {
      if (one.kind === 'set') sets.push(one.spec)
      if (one.kind === 'token') next = one.token
    }
    if (sets.includes(set)) return
    // One that goes in circles is left.
    if (next === undefined || next === '' || next === token || sets.length > MOST_SETS) break
    token = next
  }
  const some = sets.slice(0, SETS_NAMED).join(', ')
  const others = sets.length > SETS_NAMED ? ' and others' : ''
  throw new Refusal(
    'invalid',
    `There is no set “${set}” there. ${sets.length === 0 ? 'It has no sets.' : `There are: ${some}${others}.`}`,
  )
}

const MOST_SETS = 100_000
const SETS_NAMED = 12

/** One list, piece by piece, as files to be brought in. */
class Listing {
  stand: Stand
  /** What may be kept as soon as all that was handed over is written. */
  reached: Stand | undefined
  isAtEnd = false
  readonly deleted: string[] = []
  readonly #ask: Ask
  readonly #options: HarvestOptions
  /** Identifiers that this run has had: a list that is begun again, or that repeats itself, gives them once. */
  readonly #seen = new Set<string>()
  readonly #tokens = new Set<string>()

  constructor(ask: Ask, stand: Stand, options: HarvestOptions) {
    this.#ask = ask
    this.stand = stand
    this.#options = options
  }

  /** What breaks off is told in the report as a file that could not be read; what came before it is taken. */
  async *files(): AsyncGenerator<IncomingFile> {
    try {
      yield* this.#pages()
    } catch (cause) {
      if (this.#options.signal.aborted) return
      if (!(cause instanceof Refusal) || this.#seen.size === 0) throw cause
      const message =
        cause.code === 'unavailable' ? `${cause.message} Run the same command again to go on` : cause.message
      // biome-ignore lint/correctness/useYield: it fails at the first byte asked for
      const open = async function* (): AsyncGenerator<Uint8Array> {
        throw new Unreadable(message, { cause })
      }
      yield { name: this.stand.url, open }
    }
  }

  async *#pages(): AsyncGenerator<IncomingFile> {
    while (!this.isAtEnd) {
      let next: string | undefined
      let failed: Extract<OaiReading, { kind: 'error' }> | undefined
      let size: number | undefined
      let isAnswer = false
      for await (const one of this.#ask(this.#request())) {
        // Every answer says when it was given (3.2).
        isAnswer ||= one.kind === 'date'
        if (one.kind === 'date' && this.stand.began === undefined) this.stand = { ...this.stand, began: one.date }
        else if (one.kind === 'error') failed = one
        else if (one.kind === 'token') [next, size] = [one.token, one.size]
        else if (one.kind === 'record') yield* this.#file(one.record)
        else if (one.kind === 'issue' && one.issue.severity === 'error')
          throw new Refusal('unavailable', `${this.stand.url}: ${one.issue.message}.`)
      }
      if (!isAnswer) throw new Refusal('unavailable', `${this.stand.url} did not answer as OAI-PMH does.`)
      this.#options.told?.(this.#seen.size, size)
      if (failed !== undefined && this.#beginsAgain(failed)) continue
      const { set, token } = this.stand
      if (failed !== undefined && set !== undefined && token === undefined) await refuseUnknown(this.#ask, set)
      this.isAtEnd = next === undefined || next === ''
      if (next !== undefined && next !== '') this.#goOn(next)
      this.reached = this.isAtEnd ? this.reached : this.stand
    }
  }

  /** A list that goes in circles has no end. */
  #goOn(token: string): void {
    if (this.#tokens.has(token) || token === this.stand.token)
      throw new Refusal(
        'invalid',
        `${this.stand.url} gives the same resumption token again: its list does not come to an end.`,
      )
    this.#tokens.add(token)
    this.stand = { ...this.stand, token }
  }

  #request(): Readonly<Record<string, string>> {
    const { token, prefix, set, from } = this.stand
    const verb = 'ListRecords'
    if (token !== undefined) return { verb, resumptionToken: token }
    return {
      ...{ verb, metadataPrefix: prefix },
      ...(set === undefined ? {} : { set }),
      ...(from === undefined ? {} : { from }),
    }
  }

  /** Whether the list is to be begun anew; nothing to harvest is no error of ours. */
  #beginsAgain({ code, message }: { readonly code: string; readonly message: string }): boolean {
    if (code === 'noRecordsMatch') return false
    if (code !== 'badResumptionToken' || this.stand.token === undefined)
      throw new Refusal('invalid', `${this.stand.url} refuses (${code}): ${message}`)
    const { token: _, began: __, ...again } = this.stand
    this.stand = again
    this.#tokens.clear()
    return true
  }

  *#file({ identifier, deleted, metadata }: OaiRecord): Generator<IncomingFile> {
    if (this.#seen.has(identifier)) return
    this.#seen.add(identifier)
    if (deleted) this.deleted.push(identifier)
    if (metadata === undefined) return
    const bytes = new TextEncoder().encode(metadata)
    yield {
      name: `${localPart(identifier)}.xml`,
      size: bytes.length,
      async *open() {
        yield bytes
      },
    }
  }
}

/** What follows the host in an identifier of the scheme `oai`, so that records that name each other by their numbers find each other; any other whole. */
const localPart = (identifier: string) =>
  (/^oai:[^:]+:(?<local>.+)$/u.exec(identifier)?.groups?.local ?? identifier).replace(/[/\\]/gu, (sign) =>
    encodeURIComponent(sign),
  )
