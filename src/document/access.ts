/** Who may read a record. Access is that of the record now, for all its versions, passages and files. */
export type Access =
  | { readonly kind: 'public' }
  /** Closed until the day (`2031-01-01`) arrives; the end is an act of its own. */
  | { readonly kind: 'embargoed'; readonly until: string; readonly groups?: readonly string[] }
  | { readonly kind: 'restricted'; readonly groups: readonly string[] }
  | { readonly kind: 'withdrawn'; readonly reason: string; readonly day: string }

export const PUBLIC: Access = { kind: 'public' }

/** Whether somebody in these groups may read it whole. No groups: the public. `editors` may read everything, also what is withdrawn. */
export function mayRead(access: Access, groups: readonly string[]): boolean {
  if (access.kind === 'public') return true
  if (groups.includes('editors')) return true
  if (access.kind === 'withdrawn') return false
  return (access.groups ?? []).some((group) => groups.includes(group))
}

const ofGroup = (group: string) => `group ${group}`

/** What an index marks a record with, so that whoever has one of the marks may find it. No group's name can be taken for the public's mark. */
export function marksOf(access: Access): readonly string[] {
  if (access.kind === 'public') return ['public']
  return access.kind === 'withdrawn' ? [] : (access.groups ?? []).map(ofGroup)
}

/** The marks that open a record to somebody in these groups; `editors` opens all. */
export const clearanceOf = (groups: readonly string[]): readonly string[] => [
  'public',
  ...groups.map((group) => (group === 'editors' ? group : ofGroup(group))),
]
