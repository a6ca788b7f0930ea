import CSL from 'citeproc'
import { directed } from './direction.ts'
import type { CslItem } from './item.ts'
import { RUNS_FORMAT, type Run, runsOf, shielded } from './runs.ts'

/** A note as it stands the first time, as it stands later, and an entry of a bibliography; in a style that cites by author and year, the note is that. */
export const FORMS = ['note', 'short', 'bibliography'] as const
export type Form = (typeof FORMS)[number]

/** What a style needs besides the items: locales by their tag, as XML; undefined for one that there is none of. */
export type Locales = (tag: string) => string | undefined

/** A citation: plain, and in runs of letters. */
export interface Cited {
  readonly id: string
  readonly text: string
  readonly runs: readonly Run[]
}

/** A style that is open; opening one takes a good part of a second. */
export interface Style {
  /** In the order given, but a bibliography in the style's own; items that the style says nothing of are left out. */
  cite(items: readonly CslItem[], form: Form): readonly Cited[]
}

const FORMAT = 'runs'
/** How the engine says that a style prints nothing of an item. */
const SAYS_NOTHING = /^(?:$|\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR)/u

/** Opens a style given as CSL 1.0.2 in XML. Throws what citeproc says of it where it is no style. */
export function openStyle(style: string, locales: Locales): Style {
  CSL.Output.Formats[FORMAT] = RUNS_FORMAT
  const held = new Map<string, unknown>()
  const engine = new CSL.Engine({ retrieveLocale: locales, retrieveItem: (id) => held.get(id) }, style)
  engine.setOutputFormat(FORMAT)
  const forms: Readonly<Record<Form, (ids: readonly string[]) => readonly (readonly [string, string])[]>> = {
    note: (ids) => ids.map((id) => [id, engine.makeCitationCluster([{ id }])]),
    short: (ids) => ids.map((id) => [id, engine.makeCitationCluster([{ id, position: CSL.POSITION_SUBSEQUENT }])]),
    bibliography: () => {
      const made = engine.makeBibliography()
      if (made === false) return []
      const [{ entry_ids: ids }, entries] = made
      return entries.map((entry, n) => [ids[n]?.[0] ?? '', entry])
    },
  }
  return {
    cite(items, form) {
      held.clear()
      for (const item of items) held.set(item.id, guarded(item))
      const ids = items.map(({ id }) => id)
      const words = new Map(
        items.map(({ id, issued }) => [id, issued !== undefined && 'literal' in issued ? issued.literal : '']),
      )
      // It keeps what it was given under an identifier: what has changed since must be new to it.
      engine.updateItems([])
      engine.updateItems(ids)
      return forms[form](ids).flatMap(([id, output]) => {
        const runs = runsOf(beginning(words.get(id) ?? '', output.trim()))
        const text = runs.map(({ text }) => text).join('')
        return SAYS_NOTHING.test(text) ? [] : [{ id, text, runs }]
      })
    },
  }
}

/** A date in words that begins a sentence begins with a capital: the engine sets no case in it. */
const beginning = (words: string, output: string): string =>
  words === '' ? output : output.replace(`. ${words}`, (found) => `. ${found.charAt(2).toUpperCase()}${found.slice(3)}`)

/** References are printed exactly as they were given. */
const AS_GIVEN: ReadonlySet<string> = new Set([
  'archive',
  'archive_location',
  'call-number',
  'citation-key',
  'source',
  'URL',
])

/** Every word of an item shielded from the engine's own marks, at whatever depth. */
function guarded(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return shielded(directed(value), AS_GIVEN.has(name))
  if (Array.isArray(value)) return value.map((one) => guarded(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, guarded(one, key)]))
}
