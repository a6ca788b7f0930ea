import type { CslItem } from '#formats/csl/item.ts'
import type { Cited } from '#formats/csl/style.ts'
import { Refusal } from '#value/refusal.ts'
import { type Citing, HOUSE_STYLE, MOST_ON_A_PAGE } from './citing.ts'
import { CitingQueue } from './citing-queue.ts'
import { notAStyle, StyleFolder } from './styles.ts'

/** The house's own style neither sorts nor tells apart: of many items it takes some at a time, and lets others in between. */
const AT_ONCE = 50
const inPortions = (items: readonly CslItem[]): CslItem[][] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, n) => items.slice(n * AT_ONCE, (n + 1) * AT_ONCE))

/** What styles of files may hold that stay open beside the one in use (MB): two files are made at a time. */
const KEPT_FOR_FILES = 128
/** Milliseconds after which styles of others are closed, where nobody asks: a large one holds 150 MB. */
const IDLE = 10 * 60_000

/** Cites with the styles of a folder. Threads start with the first citation. */
export function openCiting({ folder }: { readonly folder: string }): Citing {
  // A style of others may be slow, or never end: the house's own does not wait for it; nor does a reader for a file.
  const own = new CitingQueue()
  const read = new CitingQueue({ idle: IDLE })
  const filed = new CitingQueue({ kept: KEPT_FOR_FILES, idle: IDLE })
  const styles = new StyleFolder(folder)
  return {
    styles: async () => (await styles.all()).map(({ id, title, isInText, mark }) => ({ id, title, isInText, mark })),
    left: () => styles.left(),
    async cite(items, { style = HOUSE_STYLE, form, signal }) {
      if (items.length === 0) return []
      const all = await styles.all()
      const found = all.find(({ id }) => id === style)
      if (found === undefined && (await styles.lies(style))) throw new Refusal('invalid', notAStyle(`${style}.csl`))
      if (found === undefined)
        throw new Refusal(
          'not-found',
          [
            `There is no style “${style}”. There are: ${all.map(({ id }) => id).join(', ')}.`,
            "Others are CSL files in the archive's folder styles/.",
            ...(await styles.left()).filter((told) => told.startsWith(`styles/${style}`)),
          ].join(' '),
        )
      const others = items.length > MOST_ON_A_PAGE ? filed : read
      const [queue, portions] = style === HOUSE_STYLE ? [own, inPortions(items)] : [others, [items]]
      const cited: Cited[] = []
      for (const portion of portions) {
        const told = await queue.ask({ source: found.source, items: portion, form }, signal)
        if ('fault' in told) throw new Refusal('invalid', `The style “${style}” cannot be used: ${told.fault}`)
        cited.push(...told.cited)
      }
      return cited
    },
    async close() {
      await Promise.all([own, read, filed].map((queue) => queue.close()))
    },
  }
}
