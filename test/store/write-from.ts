import type { Store } from '#store/store.ts'
import { cable, why } from '../contract/store-samples.ts'

/** What the contract's process tests start: see test/contract/store-processes.ts. */
export async function writeFrom(open: (place: string) => Promise<Store>): Promise<void> {
  const [place = '', order, name = '', acts = '0', pause = '0'] = process.argv.slice(2)
  const store = await open(place)
  process.stdout.write('open\n')
  if (order === 'hold')
    await store.write(async () => {
      process.stdout.write('holding\n')
      await new Promise((never) => setTimeout(never, 2 ** 30))
    })
  for (let act = 0; act < Number(acts); act += 1) {
    await store.write(async (tx) => {
      for (let n = 0; n < 10; n += 1) await tx.put(cable(`${name}-${act}-${n}`, { title: 'x'.repeat(2000) }), why)
      await new Promise((rest) => setTimeout(rest, Number(pause)))
    })
    process.stdout.write(`${name}-${act}\n`)
  }
  await store.close()
}
