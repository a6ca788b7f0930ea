import { z } from 'zod'
import { figure } from '../words/counted.ts'
import type { Operation } from './operation.ts'

/** What the schema of one parameter says, as JSON Schema has it. */
interface Said {
  readonly type?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly description?: string
}

const known = new WeakMap<Operation, ReadonlyMap<string, Said>>()

/** The parameters of an operation by their names. */
export function saidOf(operation: Operation): ReadonlyMap<string, Said> {
  const found = known.get(operation)
  if (found !== undefined) return found
  const { properties = {} } = z.toJSONSchema(operation.parameters, { io: 'input', unrepresentable: 'any' })
  const said = new Map(Object.entries(properties).map(([name, one]) => [name, typeof one === 'object' ? one : {}]))
  known.set(operation, said)
  return said
}

/** What an address asks of an operation, or what of it cannot be read, in words. */
export function readAsked(
  operation: Operation,
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): { readonly asked: Readonly<Record<string, unknown>> } | { readonly fault: string } {
  const said = saidOf(operation)
  const unknown = Object.keys(given).filter((name) => !said.has(name))
  if (unknown.length > 0) {
    const all = [...said.keys()]
    const there = all.length === 0 ? 'It has none.' : `There are: ${all.join(', ')}.`
    return { fault: `${unknown.slice(0, 5).map(quoted).join(', ')} is no parameter of this question. ${there}` }
  }
  // An address has words alone: a number is what is written as one, in digits and nothing else.
  const asked = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      said.get(name)?.type === 'integer' && typeof value === 'string' && /^\d{1,15}$/u.test(value)
        ? Number(value)
        : value,
    ]),
  )
  const read = operation.parameters.safeParse(asked)
  if (read.success) return { asked }
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])))
  const words = (name: string) =>
    `${wrongInWords(name, said.get(name) ?? {}, given[name])}${isBeyond(said.get(name), asked[name]) && said.has('after') ? ' Beyond that, go on by after, which the answer before gives.' : ''}`
  return { fault: [...wrong].map(words).join(' ') }
}

const isBeyond = (said: Said | undefined, value: unknown): boolean =>
  typeof value === 'number' && said?.maximum !== undefined && value > said.maximum

function wrongInWords(name: string, said: Said, given: string | readonly string[] | undefined): string {
  if (typeof given === 'object') return `${name} is given more than once.`
  const value = quoted(given ?? '')
  if (said.type === 'integer') return `${name} is a whole number ${within(said)}; ${value} is none.`
  if (said.enum !== undefined) return `${name} is one of ${said.enum.join(', ')}; ${value} is none of them.`
  if (said.const !== undefined) return `${name} is ${said.const}, or is left out; ${value} is neither.`
  if (said.maxLength !== undefined && (given ?? '').length > said.maxLength)
    return `${name} has at most ${figure(said.maxLength)} characters; this has ${figure((given ?? '').length)}.`
  return `${name} cannot be ${value}. ${said.description ?? ''}`.trim()
}

const within = ({ minimum, maximum }: Said): string =>
  maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER
    ? `from ${minimum ?? 0} on`
    : `from ${minimum ?? 0} to ${figure(maximum)}`

const quoted = (given: string) => `“${given.length > 60 ? `${given.slice(0, 60)}…` : given}”`
