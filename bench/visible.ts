import { openStore } from '#open-store.ts'
import { THE_EDITORS } from '#store/store.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'

const LOOK_AGAIN = 2

/** Digits are neither stemmed nor taken for another word. */
const wordOf = (n: number) => `zz${(100_000 + n * 7919).toString()}zz`

async function total(base: string, word: string): Promise<number> {
  const answer = await (await fetch(`${base}/search.json?q=${word}`)).text()
  return Number(/"total": \{\s*"value": (?<value>\d+)/u.exec(answer)?.groups?.value)
}

/**
 * How long (ms) after a document was written here a running server finds it by a new word of its title: this process holds the store,
 * the server the index. Looking takes its own time, and is in it.
 */
export async function askAfterWriting(folder: string, base: string, ids: readonly string[]): Promise<number[]> {
  const store = await openStore({ folder })
  const times: number[] = []
  try {
    for (const [n, id] of ids.entries()) {
      const documentId = identifierFrom<DocumentId>(id)
      const held = (await store.as(THE_EDITORS).get('document', [documentId])).get(documentId)
      if (held === undefined) throw new Error(`${id} is not there`)
      const word = wordOf(n)
      await store.write((tx) => tx.put({ ...held, title: `${held.title} ${word}` }, { by: 'bench', note: 'measured' }))
      const began = performance.now()
      while ((await total(base, word)) === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
      times.push(performance.now() - began)
    }
  } finally {
    await store.close()
  }
  return times
}
