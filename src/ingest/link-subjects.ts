import type { Subject } from '#authority/subject.ts'
import type { Why, Writing } from '#store/store.ts'
import { fold } from '#value/fold.ts'
import type { SubjectId } from '#value/identifier.ts'
import { freeIds } from './free-ids.ts'
import { putMade } from './put-many.ts'

/** The subjects that words lead to: the one that is called so, or a new one. A word that several subjects are called stays a word. */
export async function linkSubjects(
  tx: Writing,
  keywords: readonly string[],
  why: Why,
): Promise<ReadonlyMap<string, SubjectId>> {
  const words = [...new Set(keywords)].filter((word) => word.trim() !== '')
  const byName = new Map<string, readonly Subject[]>(await tx.byName('subject', [...new Set(words.map(fold))]))
  const ids = await freeIds<SubjectId>(tx, 'subject', words.map(fold))
  const linked = new Map<string, SubjectId>()
  const made: Subject[] = []
  for (const word of words) {
    const called = byName.get(fold(word)) ?? []
    if (called.length > 1) continue
    const subject: Subject = called[0] ?? {
      kind: 'subject',
      id: ids(fold(word)),
      names: [{ text: word, kind: 'preferred' }],
      status: { kind: 'unreviewed' },
    }
    if (called.length === 0) made.push(subject)
    byName.set(fold(word), [subject])
    linked.set(word, subject.id)
  }
  await putMade(tx, made, why)
  return linked
}
