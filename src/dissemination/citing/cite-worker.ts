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

/** The style that is open here; another source is another thread's. */
let open: Style | undefined

/** What is not made as CSL asks the engine meets as a fault of its own. */
function faultOf(cause: unknown): string {
  if (cause instanceof TypeError || cause instanceof RangeError || cause instanceof ReferenceError)
    return `it is not made as CSL 1.0.2 asks (${cause.message})`
  return cause instanceof Error ? cause.message : String(cause)
}

/** What the engine throws is of the style, which an operator put in: it is told, and the thread lives on. */
function tell({ source, items, form }: CiteAsked): CiteTold {
  try {
    open ??= openStyle(source, locale)
    return { cited: open.cite(items, form) }
  } catch (cause) {
    open = undefined
    return { fault: faultOf(cause) }
  }
}

parentPort?.on('message', (asked: CiteAsked) =>
  parentPort?.postMessage({ ...tell(asked), megabytes: process.memoryUsage().heapUsed / 1e6 }),
)
