import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Files } from '#store/files/files.ts'
import { sha256 } from '#value/digest.ts'

export interface FilesEngine {
  readonly name: string
  /** Files of its own, empty, and the same ones opened again. */
  open(): Promise<{ readonly files: Files; readonly again: Files; close(): Promise<void> }>
  /** Why it cannot be tried here. */
  readonly skip?: string
}

export async function* pieces(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

export const textOf = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes)).toString()

/** Bytes that no two parts of have alike, made while they are read. */
async function* many(chunks: number, size = 64 * 1024): AsyncIterable<Uint8Array> {
  for (let at = 0; at < chunks; at += 1) yield Buffer.alloc(size, `${at}.`)
}

async function digestOf(bytes: AsyncIterable<Uint8Array>) {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    digest.update(chunk)
    size += chunk.byteLength
  }
  return { sha256: digest.digest('hex'), size }
}

/** What every keeper of files promises (src/store/files/files.ts). Called once per engine. */
export function keepsFiles({ name, open, skip }: FilesEngine): void {
  const withFiles = (act: (opened: Awaited<ReturnType<typeof open>>) => Promise<void>) => async () => {
    const opened = await open()
    try {
      await act(opened)
    } finally {
      await opened.close()
    }
  }

  describe.skipIf(skip !== undefined)(`${name} keeps files${skip === undefined ? '' : ` (${skip})`}`, () => {
    test(
      'what is kept is read again by the digest of its bytes',
      withFiles(async ({ files, again }) => {
        const kept = await files.keep(pieces('Dear ', 'Sir', ''))
        expect(kept).toEqual({ sha256: sha256('Dear Sir'), size: 8 })
        expect(await textOf(again.open(kept.sha256))).toBe('Dear Sir')
        expect(await again.has(kept.sha256)).toBe(true)
        await again.answer()
      }),
    )

    test(
      'the same bytes twice are one file, also at once and over another opening',
      withFiles(async ({ files, again }) => {
        const kept = await Promise.all([files, again, files].map((each) => each.keep(pieces('one'))))
        expect(new Set(kept.map((each) => each.sha256)).size).toBe(1)
        const empty = await files.keep(pieces(''))
        expect(await textOf(files.open(empty.sha256))).toBe('')
        const listed = await Array.fromAsync(files.list())
        expect(listed.toSorted((a, b) => a.size - b.size)).toEqual([
          { sha256: sha256(''), size: 0 },
          { sha256: sha256('one'), size: 3 },
        ])
      }),
    )

    test(
      'a large file comes back as it was, in many pieces',
      withFiles(async ({ files, again }) => {
        const given = await digestOf(many(200, 64 * 1024 + 1))
        expect(await files.keep(many(200, 64 * 1024 + 1))).toEqual(given)
        let chunks = 0
        async function* counted() {
          for await (const chunk of again.open(given.sha256)) {
            chunks += 1
            yield chunk
          }
        }
        expect(await digestOf(counted())).toEqual(given)
        expect(chunks).toBeGreaterThan(10)
        expect(await Array.fromAsync(files.list())).toEqual([given])
        expect(await Array.fromAsync(files.check())).toEqual([])
        const { first, last } = { first: 5_000_000, last: 12_999_999 }
        const whole = Buffer.concat(await Array.fromAsync(many(200, 64 * 1024 + 1)))
        expect(await digestOf(files.open(given.sha256, { first, last }))).toEqual({
          sha256: sha256(whole.subarray(first, last + 1)),
          size: 8_000_000,
        })
      }),
    )

    test.each([
      [0, 3, 'Dear'],
      [5, 5, 'S'],
      [5, 7, 'Sir'],
      [5, 1000, 'Sir'],
      [8, 9, ''],
    ])('bytes %i to %i are read alone', async (first, last, words) => {
      await withFiles(async ({ files }) => {
        const kept = await files.keep(pieces('Dear Sir'))
        expect(await textOf(files.open(kept.sha256, { first, last }))).toBe(words)
      })()
    })

    test(
      'whoever stops reading in the middle harms nothing',
      withFiles(async ({ files }) => {
        const kept = await files.keep(many(40))
        for await (const chunk of files.open(kept.sha256)) {
          expect(chunk.byteLength).toBeGreaterThan(0)
          break
        }
        expect(await digestOf(files.open(kept.sha256))).toEqual(kept)
      }),
    )

    test(
      'a file that breaks off leaves nothing',
      withFiles(async ({ files }) => {
        async function* broken() {
          yield* pieces('half')
          throw new Error('the line is down')
        }
        await expect(files.keep(broken())).rejects.toThrow('the line is down')
        expect(await Array.fromAsync(files.list())).toEqual([])
        expect(await Array.fromAsync(files.check())).toEqual([])
      }),
    )

    test.each([
      '',
      '../../etc/passwd',
      'aside',
      '0'.repeat(63),
      'A'.repeat(64),
      `${'0'.repeat(61)}/..`,
      '0'.repeat(64),
    ])('no name leads elsewhere: %j', async (wrong) => {
      await withFiles(async ({ files }) => {
        expect(await files.has(wrong)).toBe(false)
        await expect(textOf(files.open(wrong))).rejects.toMatchObject({ code: 'not-found' })
        await expect(textOf(files.open(wrong, { first: 0, last: 1 }))).rejects.toMatchObject({ code: 'not-found' })
      })()
    })

    test(
      'nothing is left over where nothing broke off',
      withFiles(async ({ files }) => {
        await files.keep(pieces('one'))
        expect(await files.clearLeftovers()).toBe(0)
        expect(await files.has(sha256('one'))).toBe(true)
      }),
    )
  })
}
