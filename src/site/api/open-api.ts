import { z } from 'zod'
import { saidOf } from './asked.ts'
import type { Operation } from './operation.ts'
import { API, OPERATIONS } from './operations.ts'
import { RATE } from './rate.ts'

type Json = Readonly<Record<string, unknown>>

/** JSON Schema keeps named schemas beside the one that uses them; OpenAPI has one place for all. */
function lifted(schema: z.ZodType, components: Record<string, unknown>): Json {
  const made: Json = z.toJSONSchema(schema, { unrepresentable: 'any' })
  const { $schema: _, $defs = {}, ...own } = made
  const moved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, one] of Object.entries($defs as Json)) components[name] = moved(one)
  return moved(own) as Json
}

function parametersOf(operation: Operation): readonly Json[] {
  const { required = [] } = z.toJSONSchema(operation.parameters, { io: 'input', unrepresentable: 'any' })
  return [...saidOf(operation)].map(([name, { description, ...schema }]) => {
    const isInPath = operation.path.includes(`{${name}}`)
    return {
      name,
      in: isInPath ? 'path' : 'query',
      required: isInPath || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema,
    }
  })
}

const PROBLEM = {
  type: 'object',
  required: ['title', 'status', 'detail'],
  properties: { title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
}
const told = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The API as OpenAPI 3.1 has it, made from the schemas that hold its parameters and its answers. */
export function openApi(name: string, base: string): Json {
  const components: Record<string, unknown> = { Problem: PROBLEM }
  const paths = OPERATIONS.map((one) => [
    one.path,
    {
      get: {
        operationId: one.id,
        tags: [one.of],
        summary: one.summary,
        parameters: parametersOf(one),
        responses: {
          200: {
            description: 'As asked.',
            headers: { ETag: { schema: { type: 'string' } } },
            content: { 'application/json': { schema: lifted(one.answer, components) } },
          },
          304: { description: 'Unchanged since the ETag that was given.' },
          400: told('A parameter cannot be read.'),
          404: told('There is no such thing, or none that anybody may read.'),
          410: told('Withdrawn.'),
          429: told(`More than ${RATE.points} questions in ${RATE.duration} seconds.`),
          503: told(
            'What keeps the archive does not answer, or too much is asked at once; Retry-After says when to ask again.',
          ),
        },
      },
    },
  ])
  return {
    openapi: '3.1.1',
    info: {
      title: name,
      version: '1',
      description:
        'Read access to everything that a page shows. Answers are kept true by ETags; what is asked by another site may be read there (CORS).',
    },
    servers: [{ url: `${base}${API}` }],
    paths: Object.fromEntries(paths),
    components: { schemas: components },
  }
}
