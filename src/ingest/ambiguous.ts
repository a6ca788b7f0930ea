import type { Issue } from '#value/issue.ts'

/** So many are told by name: of a common surname there may be thousands. */
const TOLD = 5

/** The issue of a name that leads to several authorities, so that none is linked. */
export function ambiguous(
  field: 'participants' | 'places',
  { asNamed, at }: { readonly asNamed: string; readonly at: string },
  candidates: readonly { readonly id: string }[],
): Issue {
  const told = candidates.slice(0, TOLD).map(({ id }) => `“${id}”`)
  const others = candidates.length - told.length
  const any = others === 0 ? told.join(', ') : `${told.join(', ')} and ${others} more`
  return { severity: 'warning', at, field, message: `“${asNamed}” may be any of ${any}. None was linked` }
}
