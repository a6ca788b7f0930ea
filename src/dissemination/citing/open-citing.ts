import { Refusal } from '#value/refusal.ts'
import { type Citing, HOUSE_STYLE } from './citing.ts'
import { CitingThread } from './citing-thread.ts'
import { notAStyle, StyleFolder } from './styles.ts'

/** Cites with the styles of a folder. Threads start with the first citation. */
export function openCiting({ folder }: { readonly folder: string }): Citing {
  // A style of others may be slow, or never end: the house's own does not wait for it.
  const [own, others] = [new CitingThread(), new CitingThread()]
  const styles = new StyleFolder(folder)
  return {
    styles: async () => (await styles.all()).map(({ id, title, mark }) => ({ id, title, mark })),
    left: () => styles.left(),
    async cite(items, { style = HOUSE_STYLE, form }) {
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
      const told = await (style === HOUSE_STYLE ? own : others).ask({ style, source: found.source, items, form })
      if ('fault' in told) throw new Refusal('invalid', `The style “${style}” cannot be used: ${told.fault}`)
      return told.cited
    },
    async close() {
      await Promise.all([own.close(), others.close()])
    },
  }
}
