import type { Archive } from '#archive.ts'
import type { Context } from './context.ts'

/** Waits until the index knows all that the store holds now, or until `signal`, and shows how far it is. */
export async function bringIndexUp(archive: Archive, { terminal }: Context, signal?: AbortSignal): Promise<void> {
  await archive.indexed(await archive.store.head(), {
    told: (done, of) => terminal.progress.show('indexing', done, of, `${done} of ${of} changes`),
    ...(signal === undefined ? {} : { signal }),
    rebuilding: () =>
      terminal.say(
        'The search index is damaged, of another version, or of another past of the archive (an earlier copy was restored): it is built anew.',
      ),
  })
  terminal.progress.end()
}
