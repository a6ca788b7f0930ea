import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { isCmif, isTei } from '../tei/detect.ts'
import { readXml } from '../xml/read-xml.ts'
import { CmifFile } from './cmif-file.ts'

/** The Correspondence Metadata Interchange Format: a TEI header with a description of each letter, and no texts. */
export const cmif: ReadableFormat = {
  id: 'cmif',
  label: 'CMIF',
  recognises: (_name, head) => (isTei(head) && isCmif(head) ? 0.95 : 0),
  read: readCmif,
}

async function* readCmif(file: Incoming): AsyncGenerator<Reading> {
  const reading = new CmifFile(file.name)
  for await (const issues of readXml(file, reading)) {
    yield* reading.takeReadings()
    for (const issue of issues) yield { kind: 'issue', issue }
  }
  reading.end()
  yield* reading.takeReadings()
}
