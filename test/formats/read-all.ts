import type { ReadableFormat, Reading } from '#formats/format.ts'
import { incoming, readAll as readFile } from './bytes-of.ts'

export { draftsOf, issuesOf } from './bytes-of.ts'

/** All that a format reads of a file of this name. */
export const readAll = (
  format: ReadableFormat,
  name: string,
  content: string | Uint8Array,
  size = 65_536,
): Promise<readonly Reading[]> => readFile(format, incoming(content, name, size))
