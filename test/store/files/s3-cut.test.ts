import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { bucketAt } from '#store/files/s3/bucket.ts'
import { openS3Files } from '#store/files/s3/open.ts'
import { Refusal } from '#value/refusal.ts'
import { lineTo } from '../../cuttable.ts'

const { CHANCERY_TEST_S3: given, CHANCERY_TEST_S3_ACCESS_KEY = '', CHANCERY_TEST_S3_SECRET_KEY = '' } = process.env

async function* pieces(...all: readonly Uint8Array[]) {
  yield* all
}

describe.skipIf(given === undefined)('the line to the S3 server (CHANCERY_TEST_S3 names one)', () => {
  test.each(['silent', 'cut'] as const)(
    '%s: whoever asks for a file, or brings one, is told in time; afterwards all is well',
    async (state) => {
      const bucket = bucketAt((given ?? '').replace('?', `/cut-${randomUUID()}?`))
      const line = await lineTo(new URL(bucket.endpoint).host)
      const files = openS3Files({
        bucket: { ...bucket, endpoint: `http://${line.host}` },
        keys: { access: CHANCERY_TEST_S3_ACCESS_KEY, secret: CHANCERY_TEST_S3_SECRET_KEY },
        now: () => new Date(),
        patience: { answer: 300, pause: 30 },
      })
      // More than the system holds of it on the way.
      const large = randomBytes(12_000_000)
      const { sha256 } = await files.keep(pieces(large))
      const read = async () => Buffer.concat(await Array.fromAsync(files.open(sha256)))
      expect((await read()).equals(large)).toBe(true)
      // One is being read when it happens.
      const happened = Promise.withResolvers<void>()
      const amid = (async () => {
        for await (const _ of files.open(sha256)) {
          line.set(state)
          happened.resolve()
        }
      })()
      await happened.promise
      const begun = performance.now()
      const asked = [amid, read(), files.has(sha256), files.answer(), files.keep(pieces(randomBytes(1000)))]
      const told = await Promise.all(
        asked.map((one) => Promise.race([one.catch((cause: unknown) => cause), rest(15_000, 'hangs', { ref: false })])),
      )
      const [first] = told
      console.log(
        `${state}: ${told.length} asked, all told after ${Math.round(performance.now() - begun)} ms: ${first instanceof Error ? first.message : first}`,
      )
      expect(told.filter((one) => !(one instanceof Refusal && one.code === 'unavailable'))).toEqual([])
      line.set('open')
      expect((await read()).equals(large)).toBe(true)
      line.close()
    },
  )
})
