import type { S3Server } from './server.ts'
import { rowsIn, valuesIn } from './values-in.ts'

export interface Listed {
  readonly key: string
  /** Bytes. */
  readonly size: number
  readonly changed: Date
}

/** Every key that begins so, page by page. */
export async function* keysIn(server: S3Server, prefix: string): AsyncGenerator<Listed, undefined> {
  let after: Readonly<Record<string, string>> | undefined = {}
  while (after !== undefined) {
    const answer = await server.ask('GET', { query: { 'list-type': '2', prefix, ...after } })
    if (answer === undefined) return
    const page = await server.text(answer)
    for (const { Key = '', Size, LastModified = '' } of rowsIn(page, 'Contents', ['Key', 'Size', 'LastModified']))
      yield { key: Key, size: Number(Size), changed: new Date(LastModified) }
    const [token] = valuesIn(page, 'NextContinuationToken')
    after = token === undefined || token === '' ? undefined : { 'continuation-token': token }
  }
}

export interface Upload {
  readonly key: string
  readonly upload: string
  readonly begun: Date
}

/** Every upload in parts that began and did not end, of keys that begin so. */
export async function* uploadsIn(server: S3Server, prefix: string): AsyncGenerator<Upload, undefined> {
  let after: Readonly<Record<string, string>> | undefined = {}
  while (after !== undefined) {
    const answer = await server.ask('GET', { query: { uploads: '', prefix, ...after } })
    if (answer === undefined) return
    const page = await server.text(answer)
    for (const { Key = '', UploadId = '', Initiated = '' } of rowsIn(page, 'Upload', ['Key', 'UploadId', 'Initiated']))
      yield { key: Key, upload: UploadId, begun: new Date(Initiated) }
    const [key, upload] = [valuesIn(page, 'NextKeyMarker')[0], valuesIn(page, 'NextUploadIdMarker')[0]]
    const isCut = valuesIn(page, 'IsTruncated')[0] === 'true'
    after = isCut && key !== undefined ? { 'key-marker': key, 'upload-id-marker': upload ?? '' } : undefined
  }
}
