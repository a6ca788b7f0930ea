import { readFileSync } from 'node:fs'
import { Refusal } from '#value/refusal.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A secret: the variable `name`, or what stands in the file that `name_FILE` names. Refused as `invalid` where there is neither, or the file is empty; what it is is never said. */
export function readSecret(name: string, environment: Environment): string {
  const file = environment[`${name}_FILE`]
  const secret = environment[name] ?? (file === undefined ? '' : textOf(`${name}_FILE`, file))
  if (secret.trim() === '' && file !== undefined && environment[name] === undefined)
    throw new Refusal('invalid', `${name}_FILE: ${file} is empty.`)
  if (secret.trim() === '')
    throw new Refusal('invalid', `${name} is not set, nor ${name}_FILE, which names a file that it stands in.`)
  return secret.trim()
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new Refusal('invalid', `${name}: ${file} cannot be read (${code}).`, { cause })
  }
}
