import type { Access } from '#document/access.ts'
import { listOf } from './columns.ts'

/** `public`; `restricted; readers`; `embargoed 2031-01-01; readers`; `withdrawn 2026-01-01; the reason`. Undefined where it is none of these. */
export function readAccess(cell: string): Access | undefined {
  const [first = '', ...rest] = listOf(cell)
  const [kind, day] = first.split(/\s+/u)
  if (kind === 'public' && rest.length === 0) return { kind }
  if (kind === 'restricted') return { kind, groups: rest }
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(day)) return undefined
  if (kind === 'embargoed') return { kind, until: day, ...(rest.length === 0 ? {} : { groups: rest }) }
  return kind === 'withdrawn' ? { kind, day, reason: rest.join('; ') } : undefined
}

export function writeAccess(access: Access): string {
  if (access.kind === 'public') return access.kind
  if (access.kind === 'restricted') return [access.kind, ...access.groups].join('; ')
  if (access.kind === 'embargoed') return [`${access.kind} ${access.until}`, ...(access.groups ?? [])].join('; ')
  return `${access.kind} ${access.day}; ${access.reason}`
}
