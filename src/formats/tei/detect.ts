const ROOT = /<(?:[\w-]+:)?(?:TEI|teiCorpus|TEI\.2)(?=[\s>/])/u

/** Whether a file begins as TEI does. */
export const isTei = (head: string): boolean => ROOT.test(head.slice(0, 20_000))

/** Whether it is letters' descriptions alone (CMIF): several in the header, or one with a source of CMIF's kinds, and no words in the text. */
export function isCmif(head: string): boolean {
  const descriptions = head.match(/<(?:\w+:)?correspDesc[\s>]/gu)?.length ?? 0
  if (descriptions === 0 || saysSomething(head)) return false
  return descriptions > 1 || /<bibl\b[^>]*\btype="(?:online|print|hybrid)"/u.test(head)
}

function saysSomething(head: string): boolean {
  const body = head.split(/<(?:\w+:)?body[\s>]/u)[1] ?? ''
  return body.replace(/<[^>]*>?/gu, '').trim() !== ''
}
