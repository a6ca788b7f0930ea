import { readMarks } from '#authority/name-marks.ts'
import { isPlaceless } from '#authority/nameless.ts'
import { linksOf, outsideSign, sameAuthorityOtherNumber } from '#authority/outside-identifier.ts'
import type { Place } from '#authority/place.ts'
import type { PlaceNamed } from '#document/participant.ts'
import type { Why, Writing } from '#store/store.ts'
import { fold } from '#value/fold.ts'
import type { PlaceId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { ambiguous } from './ambiguous.ts'
import { byOutsideSign } from './by-outside-sign.ts'
import { freeIds } from './free-ids.ts'
import { putMade } from './put-many.ts'

/** The places that names lead to: by outside identifier, else by name where exactly one is called so. Those that are missing are made. */
export async function linkPlaces(
  tx: Writing,
  wanted: readonly (PlaceNamed & { readonly at: string })[],
  why: Why,
  issues: Issue[],
): Promise<(named: PlaceNamed) => PlaceId | undefined> {
  const distinct = new Map(
    wanted
      .filter(({ asNamed = '', place }) => place === undefined && asNamed.trim() !== '')
      .filter(
        ({ asNamed = '', refs = [] }) => !isPlaceless(asNamed) || refs.some((ref) => outsideSign(ref) !== undefined),
      )
      .map((one) => [signOf(one), { ...one, name: readMarks(one.asNamed ?? '').name }]),
  )
  const bySign = await byOutsideSign(
    tx,
    'place',
    [...distinct.values()].flatMap(({ refs = [] }) => refs),
  )
  const names = [...new Set([...distinct.values()].map(({ name }) => fold(name)))]
  const byName = new Map<string, readonly Place[]>(await tx.byName('place', names))
  const ids = await freeIds<PlaceId>(tx, 'place', names)
  const linked = new Map<string, PlaceId>()
  const made: Place[] = []
  for (const [sign, { name, refs = [], at }] of distinct) {
    const signs = refs.flatMap((ref) => outsideSign(ref) ?? [])
    const identified = signs.map((each) => bySign.get(each)).find((place) => place !== undefined)
    const called = (byName.get(fold(name)) ?? []).filter((place) => !sameAuthorityOtherNumber(refs, place.links ?? []))
    if (identified === undefined && called.length > 1) {
      issues.push(ambiguous('places', { asNamed: name, at }, called))
      continue
    }
    const found = identified ?? called[0]
    const links = linksOf(refs)
    const place: Place = found ?? {
      kind: 'place',
      id: ids(fold(name)),
      names: [{ text: name, kind: 'preferred' }],
      ...(links.length === 0 ? {} : { links }),
      status: { kind: 'unreviewed' },
    }
    linked.set(sign, place.id)
    if (found !== undefined) continue
    made.push(place)
    byName.set(fold(name), [...(byName.get(fold(name)) ?? []), place])
    for (const each of signs) bySign.set(each, place)
  }
  await putMade(tx, made, why)
  return (named) => linked.get(signOf(named))
}

const signOf = ({ asNamed = '', refs = [] }: PlaceNamed) => [asNamed, ...refs].join('\n')
