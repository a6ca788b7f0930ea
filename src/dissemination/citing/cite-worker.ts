import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openStyle, type Style } from '#formats/csl/style.ts'
import type { CiteAsked, CiteTold } from './messages.ts'

const LOCALES = join(dirname(createRequire(import.meta.url).resolve('citeproc-locales')), 'locales')

function locale(tag: string): string | undefined {
  const file = join(LOCALES, `locales-${tag}.xml`)
  return /^[A-Za-z-]+$/u.test(tag) && existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Styles that stay open, the one used last at the end: each takes some megabytes. */
const MOST = 6
const open = new Map<string, { readonly source: string; readonly style: Style }>()

function styleOf({ style: id, source }: CiteAsked): Style {
  const known = open.get(id)
  const found = known?.source === source ? known : { source, style: openStyle(source, locale) }
  open.delete(id)
  open.set(id, found)
  const [oldest] = open.keys()
  if (open.size > MOST && oldest !== undefined) open.delete(oldest)
  return found.style
}

/** What is not made as CSL asks the engine meets as a fault of its own. */
function faultOf(cause: unknown): string {
  if (cause instanceof TypeError || cause instanceof RangeError || cause instanceof ReferenceError)
    return `it is not made as CSL 1.0.2 asks (${cause.message})`
  return cause instanceof Error ? cause.message : String(cause)
}

/** What the engine throws is of the style, which an operator put in: it is told, and the thread lives on. */
function tell(asked: CiteAsked): CiteTold {
  try {
    return { cited: styleOf(asked).cite(asked.items, asked.form) }
  } catch (cause) {
    open.delete(asked.style)
    return { fault: faultOf(cause) }
  }
}

parentPort?.on('message', (asked: CiteAsked) => parentPort?.postMessage(tell(asked)))
