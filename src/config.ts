import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isMap, parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '#value/refusal.ts'
import { type Environment, readSecret } from './secret.ts'

const settings = z.strictObject({
  /** What the archive is called: in the mast of every page, in citations. */
  name: z.string().min(1).default('Chancery'),
  /** One or two sentences on the first page and the about page. */
  description: z.string().default(''),
  /** Where readers reach it, without a slash at the end; for addresses that leave the site (citations, feeds). */
  base: z.url({ protocol: /^https?$/u }).optional(),
  contact: z.string().optional(),
  language: z.string().default('en'),
  /** Under which the descriptions of letters may be used; the default is the one that CMIF asks for. */
  licence: z.url().default('https://creativecommons.org/licenses/by/4.0/'),
  /** Where original files are kept, if not in the archive's folder: `s3://bucket?endpoint=https://s3.example&region=us-east-1`. */
  files: z.string().optional(),
  /** Where the index is kept, if not in the archive's folder: `opensearch+http://host:9200,other:9200`. */
  search: z.string().optional(),
  /** A line of JSON for every answer, or for faults alone. */
  log: z.enum(['faults', 'json']).optional(),
  /** Where `/metrics` is served, to whom it concerns; nowhere without a port. */
  metrics_port: z.coerce.number().int().min(0).max(65_535).optional(),
  metrics_host: z.string().optional(),
  /** For so many seconds, once it is to end, a server still takes readers, but says that it is to be sent none. */
  drain: z.coerce.number().min(0).max(600).optional(),
  /** The database that keeps the records, if not a file in the archive's folder: `postgres://user@host:5432/database`. */
  store: z.string().optional(),
  /** Databases that follow that one: what may lag a little is read there. */
  replica: z.string().optional(),
})

/** Everything that can be set, read once (docs/configuration.md). */
export interface Config extends z.infer<typeof settings> {
  /** The folder that holds the archive. */
  readonly folder: string
  /** For the S3 server that `files` names; from the environment alone, and never shown. */
  readonly s3?: { readonly access: string; readonly secret: string }
  /** For the database that `store` names; from the environment alone, and never shown. */
  readonly storePassword?: string
  /** For the cluster that `search` names, where it asks who asks; likewise. */
  readonly opensearch?: { readonly username?: string; readonly password?: string; readonly ca?: string }
}

/** Reads `chancery.yaml` in the archive's folder and the environment, which wins. Throws a `Refusal` that names the field that is wrong. */
export function readConfig(folder: string, environment: Environment): Config {
  const file = join(folder, 'chancery.yaml')
  const fromFile = settingsIn(file)
  const fromEnvironment = Object.fromEntries(
    Object.keys(settings.shape).flatMap((key) => {
      const value = environment[variableOf(key)]
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const read = settings.safeParse({ ...fromFile, ...fromEnvironment })
  if (!read.success) {
    const placeOf = ([name]: readonly PropertyKey[]) =>
      name === undefined ? file : name in fromEnvironment ? variableOf(String(name)) : `${file}: ${String(name)}`
    throw new Refusal(
      'invalid',
      read.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`).join('; '),
    )
  }
  const s3 = read.data.files === undefined ? {} : { s3: s3Keys(environment) }
  const opensearch = read.data.search === undefined ? {} : { opensearch: clusterKeys(environment) }
  return { ...read.data, ...s3, ...opensearch, ...storePassword(environment), folder: resolve(folder) }
}

const variableOf = (setting: string) => `CHANCERY_${setting.toUpperCase()}`

/** It may stand elsewhere as well: in the address, in `PGPASSWORD`, in `~/.pgpass`. */
const storePassword = (environment: Environment) =>
  environment.CHANCERY_STORE_PASSWORD === undefined && environment.CHANCERY_STORE_PASSWORD_FILE === undefined
    ? {}
    : { storePassword: readSecret('CHANCERY_STORE_PASSWORD', environment) }

const isSet = (name: string, environment: Environment): boolean =>
  environment[name] !== undefined || environment[`${name}_FILE`] !== undefined

const clusterKeys = (environment: Environment) => ({
  ...(environment.CHANCERY_SEARCH_USER === undefined
    ? {}
    : {
        username: environment.CHANCERY_SEARCH_USER,
        password: readSecret('CHANCERY_SEARCH_PASSWORD', environment),
      }),
  ...(isSet('CHANCERY_SEARCH_CA', environment) ? { ca: readSecret('CHANCERY_SEARCH_CA', environment) } : {}),
})

const s3Keys = (environment: Environment) => ({
  access: readSecret('CHANCERY_S3_ACCESS_KEY', environment),
  secret: readSecret('CHANCERY_S3_SECRET_KEY', environment),
})

function settingsIn(file: string): Record<string, unknown> {
  const { contents, errors } = parseDocument(textOf(file))
  const [wrong] = errors
  // Of the lines of its message the first says what and where; the others show it.
  if (wrong !== undefined) throw noSettings(file, wrong.message.replace(/:?\n.*/su, ''), wrong)
  if (contents === null) return {}
  if (!isMap(contents)) throw noSettings(file, 'it should have lines like “name: The Letters of A. B.”')
  return z.record(z.string(), z.unknown()).parse(contents.toJSON())
}

const noSettings = (file: string, why: string, cause?: unknown) =>
  new Refusal('invalid', `${file} is no list of settings: ${why}`, { cause })

/** Empty where there is no such file. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return ''
    throw cause
  }
}
