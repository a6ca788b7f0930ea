import { type Asked, withCorpus } from './corpus-archive.ts'
import { type Served, serving } from './process.ts'
import { type Spread, spreadOf } from './requests.ts'

const line = (what: string, figure: string) => console.log(`  ${what.padEnd(44)} ${figure}`)
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const spread = ({ median, p95, p99 }: Spread) => `median ${ms(median)}, p95 ${ms(p95)}, p99 ${ms(p99)}`

/** An archive is harvested over HTTP to its end, one request after another; then read as CMIF. */
export async function benchHarvest({ counts, kept }: Asked): Promise<void> {
  for (const count of counts) {
    console.log(`\nHarvest of ${count.toLocaleString('en')} documents`)
    await withCorpus(count, kept, measure)
  }
}

async function measure(archive: readonly string[]): Promise<void> {
  const server = await serving(archive)
  const held = (after: string) => line(`server, memory after ${after}`, `${server.resident()} MB`)
  try {
    held('its start')
    for (const prefix of ['oai_dc', 'tei']) {
      await harvest(server, 'ListRecords', prefix)
      held(prefix)
    }
    await harvest(server, 'ListIdentifiers', 'oai_dc')
    await cite(server.base)
    const began = performance.now()
    const letters = (await (await fetch(`${server.base}/cmif.xml`)).text()).match(/<correspDesc /gu)?.length ?? 0
    line('cmif.xml', `${Math.round((1000 * letters) / (performance.now() - began))} letters/s, ${letters} of them`)
  } finally {
    line('server, peak memory', `${await server.stop()} MB`)
  }
}

/** Records as `.csl.json` and cited in BibTeX, one after the other, each for the first time: what a citation manager asks. */
async function cite(base: string): Promise<void> {
  const slice = (await (await fetch(`${base}/api/v1/documents?limit=500`)).json()) as { items: { id: string }[] }
  for (const form of ['bib', 'csl.json']) {
    const times: number[] = []
    for (const { id } of slice.items) {
      const asked = performance.now()
      await (await fetch(`${base}/documents/${id}.${form}`)).text()
      times.push(performance.now() - asked)
    }
    line(`one record as .${form}, of 500`, spread(spreadOf(times)))
  }
}

async function harvest({ base, cpu }: Served, verb: string, prefix: string): Promise<void> {
  const spent = cpu()
  const times: number[] = []
  let records = 0
  let bytes = 0
  const began = performance.now()
  for (let words: string | undefined = `metadataPrefix=${prefix}`; words !== undefined; ) {
    const asked = performance.now()
    const xml: string = await (await fetch(`${base}/oai?verb=${verb}&${words}`)).text()
    times.push(performance.now() - asked)
    records += xml.match(/<header/gu)?.length ?? 0
    bytes += xml.length
    const token: string | undefined = /<resumptionToken[^>]*>([^<]+)</u.exec(xml)?.[1]
    words = token === undefined ? undefined : `resumptionToken=${encodeURIComponent(token)}`
  }
  const seconds = (performance.now() - began) / 1000
  const tenth = Math.ceil(times.length / 10)
  line(
    `${verb}, ${prefix}, all of it`,
    `${Math.round(records / seconds)} records/s, ${records} in ${seconds.toFixed(1)} s (server: ${(cpu() - spent).toFixed(1)} s of the processor), ${Math.round(bytes / 1e6)} million characters`,
  )
  line('  a page, the first tenth', spread(spreadOf(times.slice(0, tenth))))
  line('  a page, the last tenth', spread(spreadOf(times.slice(-tenth))))
}
