import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '#document/document.ts'
import { filesAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { openFolderFiles } from '#store/files/folder.ts'
import { identifierFrom } from '#value/identifier.ts'
import { record } from '../site/holdings.ts'
import { type OpenSite, openSite } from '../site/open-site.ts'
import { plainly } from '../temporary-archive.ts'

const NAUGHTY = '../shared/hostile/naughty-strings.json'
/** Imports of others, beside the samples. */
const SHARED = ['tei/letters', 'cmif/spener', 'cmif/examples', 'plain-text', 'seed'].map((name) => `../shared/${name}`)
export const hasShared = existsSync(NAUGHTY)

const strings: readonly string[] = [
  ...(hasShared ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) : []),
  '',
  '\u0000\u0001\u000B\u001F\u007F\uFFFE\uFFFF',
  '\uD800 alone',
  ']]> <![CDATA[ --> <!-- &amp; &',
  '{curly} \\end{document} % $ # _ ^ ~',
  'A and B',
  'TY  - x\r\nER  - ',
  '"; \n,\t',
  '<a href="javascript:x">',
]

/** A record full of one string: wherever a writer puts words, these stand. */
function naughty(given: string, n: number): Document {
  const words = given.toWellFormed() || 'x'
  return record(`naughty-${n}`, {
    title: words,
    day: '1949-01-10',
    genreAsGiven: words,
    participants: [
      { role: 'sender', asNamed: words, certainty: 'probable', office: words },
      { role: 'recipient', asNamed: words },
      { role: 'mentioned', asNamed: words },
    ],
    places: [{ role: 'sent-from', asNamed: words }],
    numbers: [{ number: words, office: words }],
    keywords: [words],
    summary: [{ lang: 'en', text: words }],
    rights: [{ statement: words }],
    credits: [{ role: 'translated', name: words }],
    takenFrom: { name: words, number: words, address: words },
    relations: [{ kind: 'mentions', to: { citation: words }, note: words }],
    witnesses: [
      {
        id: 'w1',
        kind: 'original',
        references: [{ levels: [], leaves: [], asGiven: words, repositoryAsNamed: words, status: 'present' }],
        note: words,
      },
      {
        id: 'w2',
        kind: 'printed',
        references: [],
        edition: { title: words, volume: words, pages: words, asGiven: words },
      },
    ],
    collections: [{ collection: identifierFrom('january-1949') }],
  })
}

/** The samples, what is shared, and records full of naughty strings, on one site. */
export async function openEverything(): Promise<OpenSite> {
  const open = await openSite({}, strings.map(naughty))
  const files = await openFolderFiles(join(open.archive.config.folder, 'files'))
  const paths = ['samples', ...SHARED.filter((one) => existsSync(one))]
  await ingest({ store: open.store, files }, filesAt(paths), plainly)
  await open.index()
  return open
}
