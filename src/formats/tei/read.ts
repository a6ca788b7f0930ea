import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { readXml } from '../xml/read-xml.ts'
import { isCmif, isTei } from './detect.ts'
import { TeiFile } from './tei-file.ts'

/** TEI P5: a document a file, a corpus of them, or a volume that holds hundreds. */
export const tei: ReadableFormat = {
  id: 'tei',
  label: 'TEI P5',
  recognises: (name, head) =>
    isTei(head)
      ? isCmif(head)
        ? 0.4
        : 0.9
      : /\.tei(?:\.xml)?$/iu.test(name) && head.trimStart().startsWith('<')
        ? 0.3
        : 0,
  read: readTei,
}

async function* readTei(file: Incoming): AsyncGenerator<Reading> {
  const reading = new TeiFile(file.name)
  for await (const issues of readXml(file, reading)) {
    // First what is wrong: that a file breaks off is known before the record that ends there is written.
    for (const issue of issues) yield { kind: 'issue', issue }
    yield* reading.takeReadings()
  }
  reading.end()
  yield* reading.takeReadings()
}
