import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DumpPlace, FileKept } from '#store/files/files.ts'
import { sha256 } from '#value/digest.ts'

/** What every place of dumps promises (src/store/files/files.ts). `again`: as another node sees it. */
export function givesDumpsOut(engine: {
  readonly name: string
  readonly skip?: string
  open(): Promise<{ place: DumpPlace; again: DumpPlace; close(): Promise<void> }>
}): void {
  describe.skipIf(engine.skip !== undefined)(`${engine.name} gives dumps out ${engine.skip ?? ''}`, () => {
    const placed = async (place: DumpPlace, name: string, content: string): Promise<FileKept> => {
      const path = join(await place.workshop(), `${name}.unfinished`)
      await writeFile(path, content)
      const file = { sha256: sha256(content), size: Buffer.byteLength(content) }
      await place.place(name, path, file)
      return file
    }
    const textOf = async (bytes: ReadableStream<Uint8Array> | undefined) => bytes && (await new Response(bytes).text())

    test('none at first; then a list, and any bytes of what it names, on every node', async () => {
      const { place, again, close } = await engine.open()
      expect(await again.list()).toBeUndefined()
      const file = await placed(place, 'archive.jsonl', 'one\ntwo\n')
      await place.writeList(JSON.stringify({ files: [file] }))
      expect(await again.list()).toBe(JSON.stringify({ files: [file] }))
      expect(await textOf(await again.open('archive.jsonl', file, { first: 0, last: 7 }))).toBe('one\ntwo\n')
      expect(await textOf(await again.open('archive.jsonl', file, { first: 4, last: 6 }))).toBe('two')
      await close()
    })

    test('a file takes the place of the one before; who holds an older list is given the older one whole, or told that it is gone', async () => {
      const { place, again, close } = await engine.open()
      const [older, newer] = [await placed(place, 'a.csv', 'older'), await placed(place, 'a.csv', 'much newer')]
      await place.writeList(JSON.stringify({ files: [newer] }))
      expect(await textOf(await again.open('a.csv', newer, { first: 0, last: newer.size - 1 }))).toBe('much newer')
      expect([undefined, 'older']).toContain(await textOf(await again.open('a.csv', older, { first: 0, last: 4 })))
      await close()
    })
  })
}
