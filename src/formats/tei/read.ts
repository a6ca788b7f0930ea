import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { readXml } from '../xml/read-xml.ts'
import { TeiFile } from './tei-file.ts'

/** TEI P5: a document a file, a corpus of them, or a volume that holds hundreds. */
export const tei: ReadableFormat = {
  id: 'tei',
  label: 'TEI P5',
  recognises: (name, head) => (isTei(head) ? (isCmif(head) ? 0.4 : 0.9) : /\.tei(?:\.xml)?$/iu.test(name) ? 0.3 : 0),
  read,
}

const TEI_ROOT = /<(?:[\w-]+:)?(?:TEI|teiCorpus|TEI\.2)(?=[\s>/])/u
/** Whether a file begins as TEI does. */
export const isTei = (head: string): boolean => TEI_ROOT.test(head.slice(0, 20_000))

/** Whether it is letters' metadata alone (CMIF): one description of a letter after another in the header. */
export const isCmif = (head: string): boolean => {
  const descriptions = head.match(/<correspDesc[\s>]/gu)?.length ?? 0
  return descriptions > 1 || (descriptions === 1 && /<bibl\b[^>]*\btype="(?:online|print|hybrid)"/u.test(head))
}

async function* read(file: Incoming): AsyncGenerator<Reading> {
  const tei = new TeiFile(file.name)
  for await (const issues of readXml(file, tei)) {
    yield* tei.takeReadings()
    for (const issue of issues) yield { kind: 'issue', issue }
  }
  tei.end()
  yield* tei.takeReadings()
}
