import { Worker } from 'node:worker_threads'
import { Refusal } from '#value/refusal.ts'
import { type Citing, HOUSE_STYLE } from './citing.ts'
import type { CiteAsked, CiteTold } from './messages.ts'
import { StyleFolder } from './styles.ts'

/** Beside this file as source; in `dist/` beside the program's one file. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './cite-worker.ts' : './cite-worker.js', import.meta.url)

/** Cites with the styles of a folder. The thread starts with the first citation. */
export function openCiting({ folder }: { readonly folder: string }): Citing {
  const thread = new CitingThread()
  const styles = new StyleFolder(folder)
  return {
    styles: async () => (await styles.all()).map(({ id, title, mark }) => ({ id, title, mark })),
    async cite(items, { style = HOUSE_STYLE, form }) {
      if (items.length === 0) return []
      const all = await styles.all()
      const found = all.find(({ id }) => id === style)
      if (found === undefined && (await styles.lies(style)))
        throw new Refusal('invalid', `styles/${style}.csl is no style: it is not CSL 1.0 in XML, or has no title.`)
      if (found === undefined)
        throw new Refusal(
          'not-found',
          `There is no style “${style}”. There are: ${all.map(({ id }) => id).join(', ')}. Others are CSL files in the archive's folder styles/.`,
        )
      const told = await thread.ask({ style, source: found.source, items, form })
      if ('fault' in told) throw new Refusal('invalid', `The style “${style}” cannot be used: ${told.fault}`)
      return told.cited
    },
    close: () => thread.close(),
  }
}

interface Waiting {
  readonly resolve: (told: CiteTold) => void
  readonly reject: (cause: unknown) => void
}

/** One thread that answers in the order in which it is asked; one that dies takes its questions with it, and the next question starts another. */
class CitingThread {
  private worker: Worker | undefined
  private waiting: Waiting[] = []

  ask(asked: CiteAsked): Promise<CiteTold> {
    this.worker ??= this.begin()
    const { worker } = this
    worker.ref()
    worker.postMessage(asked)
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }

  private begin(): Worker {
    const worker = new Worker(WORKER)
    worker.on('message', (told: CiteTold) => {
      this.waiting.shift()?.resolve(told)
      // Nothing is awaited: it must not keep the program alive.
      if (this.waiting.length === 0) worker.unref()
    })
    worker.on('error', (cause) => this.end(cause))
    worker.on('exit', () => this.end(new Refusal('unavailable', 'The citation broke off.')))
    return worker
  }

  private end(cause: unknown): void {
    this.worker = undefined
    for (const { reject } of this.waiting.splice(0)) reject(cause)
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }
}
