import type { Placed } from '#document/draft.ts'

const MARKING =
  /^(?:Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|Unclassified|No classification marking)\b/u
// A sentence begins: a marking, or a capital with small words after it. "RG 59. Box 5", "vol. II" go on.
const SENTENCE =
  /[.](?=\s+(?:Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|Unclassified|No classification marking|(?:The|This|Drafted|Sent|Repeated|Also|No|In|A|An|For|On|According|Printed|Transmitted|Received|Approved|Cleared|Eyes|Copies|[A-Z][a-z]+ (?:was|were|is|are|and|met|had|wrote|initialed|signed|approved)))\b)/u

/** What a volume's source note says: `Source: National Archives, RG 59, … . Secret; Immediate. Drafted by …`. All of it stays in the text. */
export function readSourceNote(
  words: string,
  at: string,
): { readonly reference?: Placed<string>; readonly classification?: Placed<string> } {
  const plain = words
    .replace(/^\[?Source:\s*/iu, '')
    .replace(/\]$/u, '')
    .trim()
  if (plain === '') return {}
  const end = SENTENCE.exec(plain)?.index ?? plain.length
  const reference = plain.slice(0, end).replace(/\.$/u, '')
  const rest = plain.slice(end + 1).trim()
  const marking = MARKING.test(rest) ? /^[^.]+/u.exec(rest)?.[0] : undefined
  return {
    ...(MARKING.test(reference) ? {} : { reference: { value: reference, at } }),
    ...(marking === undefined ? {} : { classification: { value: marking, at } }),
  }
}
