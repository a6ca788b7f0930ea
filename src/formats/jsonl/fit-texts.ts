import { parseBody, serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import type { Text } from '#document/text.ts'
import { type ToBody, toBody } from '#document/to-body.ts'
import type { Issue } from '#value/issue.ts'

/**
 * The document with bodies that a `div` of tei_all may hold, as those are that we wrote. In a body from elsewhere an element that may not
 * stand where it does is under another name afterwards, and what had no room stands in `unplaced`; each such text is an issue.
 */
export function fitTexts(
  document: Document,
  at: string,
): { readonly document: Document; readonly issues: readonly Issue[] } {
  const read = (document.texts ?? []).map((text, n) => fitted(text, `${at} texts.${n}`))
  const changed = read.filter(({ issues }) => issues.length > 0)
  if (changed.length === 0) return { document, issues: [] }
  const unplaced = [...(document.unplaced ?? []), ...changed.flatMap((one) => one.unplaced)]
  return {
    document: {
      ...document,
      texts: read.map(({ text }) => text),
      ...(unplaced.length === 0 ? {} : { unplaced }),
    },
    issues: changed.flatMap(({ issues }) => issues),
  }
}

function fitted(text: Text, at: string): Pick<ToBody, 'unplaced' | 'issues'> & { readonly text: Text } {
  const given = parseBody(text.body)
  const { body, unplaced, issues } = toBody(given, at)
  if (body === text.body || blanks(body) === blanks(serializeBody(given))) return { text, unplaced, issues: [] }
  const message =
    'the text has what TEI does not allow there; it is kept under other names (seg, ab, div), and what had no room beside it'
  return {
    text: { ...text, body },
    unplaced,
    issues: [...issues, { severity: 'warning', at, field: 'texts', message }],
  }
}

/** A kept body may have line ends and more blanks than one: TEI does not mind. */
const blanks = (body: string) => body.replace(/\s+/gu, ' ')
