import { join } from 'node:path'
import type { Config } from './config.ts'
import { dumpFolder } from './store/files/dump-folder.ts'
import type { DumpPlace, Files } from './store/files/files.ts'
import { openFolderFiles } from './store/files/folder.ts'
import { bucketAt } from './store/files/s3/bucket.ts'
import { dumpBucket } from './store/files/s3/dump-bucket.ts'
import { openS3Files } from './store/files/s3/open.ts'

/** Where an archive has its files. */
export type FilesPlace = Pick<Config, 'folder' | 'files' | 's3'>

const bucketOf = ({ files, s3 }: FilesPlace) =>
  files === undefined || s3 === undefined ? undefined : { bucket: bucketAt(files), keys: s3, now: () => new Date() }

/** Beside the records, or in a bucket of their own: that one is asked when a file is. */
export async function openFiles(place: FilesPlace): Promise<Files> {
  const bucket = bucketOf(place)
  return bucket === undefined ? await openFolderFiles(join(place.folder, 'files')) : openS3Files(bucket)
}

/** For an answer of a bucket that is only asked whether it is there (ms). */
const SHORT = { answer: 3000, pause: 250 }

/** Asks the bucket, where there is one, whether files can be had: refused as `unavailable`, in a line that says why not, after ten seconds at most. */
export async function askBucket(place: FilesPlace): Promise<void> {
  const bucket = bucketOf(place)
  if (bucket !== undefined) await openS3Files({ ...bucket, patience: SHORT }).answer()
}

/** Beside the files: in the archive's folder, or in the bucket. */
export function dumpsOf(place: FilesPlace): DumpPlace {
  const bucket = bucketOf(place)
  return bucket === undefined ? dumpFolder(join(place.folder, 'dumps')) : dumpBucket(bucket)
}
