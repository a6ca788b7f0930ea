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

/** Whether something that the reader may read names this record, by its own identifier; whether anything does. */
const named = (h: RawBuilder<unknown>) =>
  sql`exists (select 1 from link l where l.kind = ${h}.kind and l.target = ${h}.id and ${readable('l.audience')})`
const standsSomewhere = (h: RawBuilder<unknown>) =>
  sql`exists (select 1 from link l where l.kind = ${h}.kind and l.target = ${h}.id)`

/** Whom it was merged into is nobody to this reader: only what they may not read names that one. */
const intoHidden = (h: RawBuilder<unknown>) => {
  const e = sql.raw('into_it')
  return sql`(${h}.merged_into is not null and exists (
    with recursive way (id) as (
      select lower(${h}.merged_into) union
      select lower(led.merged_into) from way join held led on led.kind = ${h}.kind and led.id_folded = way.id
      where led.merged_into is not null)
    select 1 from way join held ${e} on ${e}.kind = ${h}.kind and ${e}.id_folded = way.id
    where ${e}.merged_into is null and not ${readable('into_it.audience')} and ${standsSomewhere(e)} and not ${named(e)}))`
}

/** It stands nowhere itself, and those that were merged into it do where the reader may read. */
const standsAsMerged = (h: RawBuilder<unknown>) =>
  sql`(${h}.merged_into is null and not ${standsSomewhere(h)} and exists (
    with recursive way (id) as (
      select was.id from held was where was.kind = ${h}.kind and was.merged_into = ${h}.id union
      select was.id from way join held was on was.kind = ${h}.kind and was.merged_into = way.id)
    select 1 from way join link l on l.kind = ${h}.kind and l.target = way.id and ${readable('l.audience')}))`

/**
 * Whether the reader may see the record in `held`, under this alias: by its audience, or, of an authority that nobody has reviewed, because the reader
 * may read something that names it. What was merged into one that the reader is to know nothing of is nobody either: its name would lead there.
 * A collection is named by the documents in it and below it; one that describes a unit, by those that lie there.
 */
export const visible = (held: string): RawBuilder<boolean> => {
  const h = sql.raw(held)
  return sql<boolean>`(${readable(`${held}.audience`)} or (${h}.audience = ${sql.lit(AUDIENCE.naming)} and (
    (${named(h)} and not ${intoHidden(h)})
    or ${standsAsMerged(h)}
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
