import { readFileSync } from 'node:fs'
import { readHeld } from '#formats/jsonl/read.ts'
import type { Described } from '#holding/described.ts'
import { describedAlone } from '../described-alone.ts'

const held = readFileSync('samples/january-1949.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .flatMap((line, n) => readHeld(JSON.parse(line), `line ${n + 1}`).held ?? [])
const agents = new Map(held.flatMap((one) => (one.kind === 'agent' ? [[one.id, one] as const] : [])))

/** The documents of the sample collection, with the people whom they name. */
export const SAMPLES: readonly Described[] = held.flatMap((one) =>
  one.kind === 'document' ? [{ ...describedAlone(one), agents }] : [],
)
export const PUBLISHER = { name: 'Chancery', base: 'https://chancery.example' }

/** Locales as the citing thread reads them. */
export function locales(tag: string): string | undefined {
  return ['en-US', 'en-GB', 'ru-RU', 'de-DE', 'fr-FR'].includes(tag)
    ? readFileSync(`node_modules/citeproc-locales/locales/locales-${tag}.xml`, 'utf8')
    : undefined
}
