import { Refusal } from '#value/refusal.ts'

/** Where files lie on an S3 server. */
export interface Bucket {
  /** `https://s3.example`; the bucket is the first part of the path that follows. */
  readonly endpoint: string
  readonly region: string
  readonly name: string
  /** What every key begins with: empty, or `letters/`. */
  readonly prefix: string
}

/** Who asks for them. */
export interface Keys {
  readonly access: string
  readonly secret: string
}

const SHAPE =
  /^s3:\/\/(?<name>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<prefix>[\w.-]+(?:\/[\w.-]+)*)?)?\/?(?:\?(?<query>.*))?$/u
const HOW = 's3://bucket?endpoint=https://s3.example&region=us-east-1'

/** Reads `s3://bucket?endpoint=https://s3.example&region=us-east-1`, or `s3://bucket/prefix?…`. Refused as `invalid` where it is none; keys have no place in it. */
export function bucketAt(given: string): Bucket {
  const found = SHAPE.exec(given)?.groups
  // What it says is not repeated: somebody may have written a key into it.
  if (found?.name === undefined)
    throw new Refusal('invalid', `files: this is no address of a bucket. It looks like ${HOW}`)
  const query = new URLSearchParams(found.query)
  const strange = [...query.keys()].find((key) => key !== 'endpoint' && key !== 'region')
  if (strange !== undefined)
    throw new Refusal('invalid', `files: “${strange}” is nothing that is said of a bucket. It looks like ${HOW}`)
  const endpoint = URL.parse(query.get('endpoint') ?? '')
  if (
    endpoint === null ||
    !/^https?:$/u.test(endpoint.protocol) ||
    endpoint.username !== '' ||
    endpoint.pathname !== '/'
  )
    throw new Refusal('invalid', `files: endpoint is to be the address of an S3 server, without a path: ${HOW}`)
  return {
    endpoint: endpoint.origin,
    region: query.get('region') ?? 'us-east-1',
    name: found.name,
    prefix: found.prefix === undefined ? '' : `${found.prefix}/`,
  }
}
