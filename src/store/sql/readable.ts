import { type RawBuilder, sql } from 'kysely'
import type { Access } from '#document/access.ts'
import type { Reader } from '../store.ts'
import { comparable } from './comparable.ts'
import type { Given } from './program.ts'
import { given, sharesAny, unsought } from './query.ts'

/** The audiences that every archive has, by their numbers in the table; others are sets of groups. */
export const AUDIENCE = { public: 1, naming: 2, closed: 3, withdrawn: 4 } as const

/** What a statement of access means for lists: a fixed audience, or the groups that may read. The day of an embargo is not compared with the clock. */
export function audienceOf(access: Access): number | readonly string[] {
  if (access.kind === 'public') return AUDIENCE.public
  if (access.kind === 'withdrawn') return AUDIENCE.withdrawn
  const groups = [...new Set(access.groups ?? [])].sort()
  return groups.length === 0 ? AUDIENCE.closed : groups
}

/** What a query is given about its reader, for `readableAudiences`. */
export const asReader = (reader: Reader): Given => ({
  editor: reader.groups.includes('editors') ? 1 : 0,
  groups: reader.groups.map(comparable),
})

/** The audiences that the reader is of: what `mayRead` (document/access.ts) says, for whole lists at a time. */
const readableAudiences = sql`(
  select a.id from audience a
  where a.kind = 'public' or ${given('editor')} or (a.kind = 'groups' and ${sharesAny('a.groups', 'groups')}))`

/** Whether the reader is of the audience in this column (`link.audience`). */
export const readable = (column: string): RawBuilder<boolean> =>
  sql<boolean>`${unsought(column)} in ${readableAudiences}`

/**
 * Whether the reader may see the record in `held`, under this alias: by its audience, or, of an authority that nobody has reviewed, because the reader
 * may read something that names it. A collection is named by the documents in it and below it; one that describes a unit, by those that lie there.
 */
export const visible = (held: string): RawBuilder<boolean> => {
  const h = sql.raw(held)
  return sql<boolean>`(${readable(`${held}.audience`)} or (${h}.audience = ${sql.lit(AUDIENCE.naming)} and (
    exists (select 1 from link l where l.kind = ${h}.kind and l.target = ${h}.id and ${readable('l.audience')})
    or (${h}.kind = 'collection' and (
      exists (
        with recursive below (id) as (
          select ${h}.id union select c.id from collection c join below on c.parent = below.id)
        select 1 from below join member m on m.collection = below.id and ${readable('m.audience')})
      or exists (
        select 1 from collection c
        join unit top on top.parent is null and top.repository = c.repository
        join unit u on u.path = top.path || '/' || c.path
        join unit_member m on m.unit = u.id and ${readable('m.audience')}
        where c.held = ${h}.rec and c.type = 'unit'))))))`
}
