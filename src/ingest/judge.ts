import type { Known } from '#store/store.ts'

/** What becomes of a record that was read. `kept`: an editor has changed it since, and theirs stands. */
export type Judgement = 'new' | 'changed' | 'unchanged' | 'kept'

/** Whether a record of a source is new, the same as when it was last imported, changed in the file, or an editor's by now. */
export function judge(known: Known | undefined, imported: string, overwrite: boolean): Judgement {
  if (known === undefined) return 'new'
  const edited = known.current !== known.version
  if (edited && overwrite) return 'changed'
  if (known.imported === imported) return 'unchanged'
  return edited ? 'kept' : 'changed'
}
