import { Refusal } from '#value/refusal.ts'
import type { Hold, Jobs } from '../jobs.ts'
import { cancel, claim, END, HAND_BACK, handIn, isAny, mine, PUT_OFF, RENEW } from './job-acts.ts'
import { counts, job, list } from './job-list.ts'
import type { Run } from './program.ts'

/** Milliseconds that a job is kept after it has ended: 30 days. */
const KEPT = 30 * 24 * 60 * 60 * 1000

/** Jobs as an engine keeps them, for which it runs programs that read, and ones that write. */
export function jobsOn({ read, act, listen }: { readonly read: Run; readonly act: Run } & Pick<Jobs, 'listen'>): Jobs {
  const its = (query: typeof RENEW, hold: Hold, given?: Parameters<typeof mine>[2]) =>
    act(() => mine(query, hold, given))
  return {
    handIn: ({ wants, ...job }, kept = KEPT) => act(() => handIn({ ...job, wants: JSON.stringify(wants), kept })),
    async claim(node, { hold: milliseconds, ...of }) {
      // Whoever only looks takes no turn from those who write.
      return (await read(() => isAny(of.kinds))) ? await act(() => claim({ node, milliseconds, ...of })) : undefined
    },
    renew: (hold, milliseconds, progress) =>
      its(RENEW, hold, { milliseconds, progress: progress === undefined ? null : JSON.stringify(progress) }),
    handBack: (hold) => its(HAND_BACK, hold),
    putOff: (hold, milliseconds, why) => its(PUT_OFF, hold, { milliseconds, why }),
    finish: (hold, result) => its(END, hold, { state: 'done', result: JSON.stringify(result), why: null }),
    fail: (hold, why) => its(END, hold, { state: 'failed', result: null, why }),
    async cancel(id, why) {
      if (await act(() => cancel(id, why))) return
      const { state } = await read(() => job(id))
      throw new Refusal('conflict', `Job ${id} has ended already: it is ${state}.`)
    },
    job: (id) => read(() => job(id)),
    list: (cut) => read(() => list(cut)),
    counts: () => read(counts),
    listen,
  }
}
