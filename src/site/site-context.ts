import type { Archive, ArchiveAs, Finding } from '#archive.ts'
import type { Citing } from '#dissemination/citing/citing.ts'
import { type ServedDumps, serveDumps } from '#dissemination/dumps/served-dumps.ts'
import type { Block } from '#document/block.ts'
import type { Publisher } from '#formats/csl/item.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { NO_BASE } from '#value/address.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import type { Assets } from './assets.ts'
import { keepBlocks } from './body/kept-blocks.ts'
import { type KeptTexts, keepTexts } from './body/kept-texts.ts'
import { ifItAnswers } from './if-it-answers.ts'
import { type Kept, keeping } from './kept.ts'
import { standingOf } from './standing.ts'
import { UnderWay } from './under-way.ts'

/** What every page is made with: the archive as the public may see it, its name and address, the look, the kept texts. */
export interface SiteContext extends ArchiveAs {
  readonly publisher: Publisher
  readonly description: string
  readonly contact?: string
  /** Of the descriptions, as an address. */
  readonly licence: string
  readonly assets: Assets
  readonly texts: KeptTexts
  /** The blocks of a text's body. */
  readonly blocks: (body: string) => readonly Block[]
  /** Whole pages of records, by what their ETag is made of: none outlives a change of anything on it. */
  readonly pages: Kept<string>
  /** Lists and results, by their address and where the archive stood. */
  readonly lists: Kept<string>
  readonly citing: Citing
  /** Files of many citations in styles of others, which take a core each. */
  readonly citationFiles: UnderWay
  readonly dumps: ServedDumps
  /** `YYYY-MM-DD`, of the world's time: citations say when somebody looked. */
  today(): string
  /** Where the archive stands: changes whenever any page might. */
  standing(): Promise<string>
  /** The change up to which the index agrees with the records; refused as `unavailable` soon where it does not answer. */
  indexed(): Promise<number>
  /** Of the look and the settings: part of every ETag. */
  readonly mark: string
}

/** Characters of pages that are kept: some hundreds of long records. */
const MOST_PAGES = 24_000_000
const MOST_LISTS = 8_000_000
const MOST_CITATION_FILES = 2

/** What the site needs of an archive. */
export type Opened = Pick<Archive, 'config' | 'store' | 'files' | 'dumps' | 'searching' | 'citing' | 'as'>

/** While the index does not say where it stands, nothing that was made of it is taken for true longer than a second. */
const unknownNow = () => Math.floor(Date.now() / 1000)

interface SiteContextOptions {
  /** The clock; the machine's where it is not given. */
  readonly now?: (() => Date) | undefined
  /** Times what is searched. */
  readonly measured?: ((finding: Finding) => Finding) | undefined
}

/** Whoever asks while the same is being asked waits for that answer: every page asks where the index stands. */
function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
}

export function siteContext(archive: Opened, assets: Assets, options: SiteContextOptions = {}): SiteContext {
  const { now = () => new Date(), measured = (finding) => finding } = options
  const { config, searching, citing } = archive
  const { name, base, description, contact, licence, language } = config
  const { records, finding } = archive.as(THE_PUBLIC, { mayLag: true })
  const indexed = askedOnce(() => searching.cursor())
  return {
    records,
    finding: measured(finding),
    publisher: { name: config.name, base: (config.base ?? NO_BASE).replace(/\/+$/u, '') },
    description: config.description,
    licence: config.licence,
    ...(config.contact === undefined ? {} : { contact: config.contact }),
    assets,
    citing,
    citationFiles: new UnderWay(MOST_CITATION_FILES),
    today: () => now().toISOString().slice(0, 10),
    dumps: serveDumps(archive.dumps, records),
    texts: keepTexts(),
    blocks: keepBlocks(),
    pages: keeping(MOST_PAGES, (html) => html.length),
    lists: keeping(MOST_LISTS, (html) => html.length),
    mark: sha256(canonicalJson({ name, base, description, contact, licence, language }) + assets.digest).slice(0, 8),
    indexed,
    standing: async () => {
      const [{ head, suggestions }, cursor] = await Promise.all([
        records.standing(),
        ifItAnswers({ indexed }, async (at) => at),
      ])
      return standingOf(head, cursor ?? `away${unknownNow()}`, suggestions)
    },
  }
}
