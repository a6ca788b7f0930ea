import type { Hono } from 'hono'
import { z } from 'zod'
import { address } from '#value/address.ts'
import { show } from '../answer.tsx'
import { saidOf } from '../api/asked.ts'
import { openApi } from '../api/open-api.ts'
import type { Operation } from '../api/operation.ts'
import { API, OPERATIONS } from '../api/operations.ts'
import { RATE } from '../api/rate.ts'
import { ApiPage, type ApiPageProps } from '../pages/api-page.tsx'
import type { SiteContext } from '../site-context.ts'

const RATE_IN_WORDS = `One address may ask ${RATE.points} times in ${RATE.duration} seconds; RateLimit says how often still.`

/** The readable page of the API, made from the same operations. */
export function apiDocsRoutes(app: Hono, site: SiteContext): void {
  const { name, base } = site.publisher
  for (const form of ['html', 'json'] as const)
    app.get(`${address.api}${form === 'json' ? '.json' : ''}`, (c) =>
      show(c, site, form, async () => ({
        title: 'For programs',
        path: address.api,
        matter: <ApiPage base={`${base}${API}`} rate={RATE_IN_WORDS} groups={groups()} />,
        twin: () => openApi(name, base),
      })),
    )
}

const TITLES: Readonly<Record<Operation['of'], string>> = {
  documents: 'Documents',
  search: 'Search',
  exchanges: 'Exchanges',
  authorities: 'People, places, subjects, collections',
  changes: 'Changes',
}

const groups = (): ApiPageProps['groups'] =>
  Object.entries(TITLES).map(([of, title]) => ({
    title,
    operations: OPERATIONS.filter((one) => one.of === of).map(told),
  }))

/** Told once for all lists. */
const OF_LISTS: ReadonlySet<string> = new Set(['after', 'limit'])

function told(operation: Operation): ApiPageProps['groups'][number]['operations'][number] {
  const { path, summary, answer, of } = operation
  const { fields, isList } = fieldsOf(z.toJSONSchema(answer, { unrepresentable: 'any' }))
  return {
    path,
    summary,
    ...(path.includes('{') ? {} : { example: `${API}${path}` }),
    parameters: [...saidOf(operation)]
      .filter(([name]) => !path.includes(`{${name}}`) && (of === 'changes' || !isList || !OF_LISTS.has(name)))
      .map(([name, { description }]) => ({ name, words: description ?? '' })),
    fields,
    isList,
  }
}

type Schema = z.core.JSONSchema.BaseSchema

/** The fields of an answer, or of each item of a slice; what may be absent has a question mark. */
function fieldsOf(schema: Schema): { readonly fields: readonly string[]; readonly isList: boolean } {
  const { items } = schema.properties ?? {}
  const each = typeof items === 'object' ? items.items : undefined
  const isList = typeof each === 'object' && !Array.isArray(each)
  const told = isList ? resolved(each, schema) : resolved(schema, schema)
  const fields = Object.keys(told.properties ?? {}).map((name) =>
    told.required?.includes(name) === true ? name : `${name}?`,
  )
  return { fields, isList }
}

/** What a schema leads to in the definitions of another; of several shapes the first. */
function resolved(schema: Schema, within: Schema): Schema {
  const named = /^#\/\$defs\/(?<name>.+)$/u.exec(schema.$ref ?? '')?.groups?.name
  const found = named === undefined ? undefined : within.$defs?.[named]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (typeof found === 'object') return resolved(found, within)
  return typeof first === 'object' ? resolved(first, within) : schema
}
