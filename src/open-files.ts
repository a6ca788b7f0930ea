import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Files } from './store/files/files.ts'
import { openFolderFiles } from './store/files/folder.ts'
import { bucketAt } from './store/files/s3/bucket.ts'
import { openS3Files } from './store/files/s3/open.ts'

/** Where an archive has its files. */
export type FilesPlace = Pick<Config, 'folder' | 'files' | 's3'>

/** Beside the records, or in a bucket of their own: that one is asked when a file is. */
export const openFiles = async ({ folder, files, s3 }: FilesPlace): Promise<Files> =>
  files === undefined || s3 === undefined
    ? openFolderFiles(join(folder, 'files'))
    : openS3Files({ bucket: bucketAt(files), keys: s3, now: () => new Date() })
