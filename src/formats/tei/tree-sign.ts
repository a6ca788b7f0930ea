import { sha256 } from '#value/digest.ts'

/** An element of TEI, as it is written or as it was read. */
export interface Tree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (string | Tree)[]
}

/** A digest of what elements say: names, attributes in whatever order, words; blank runs and indentation do not count. */
export function treeSign(elements: readonly Tree[]): string {
  let words = ''
  for (const element of elements) words += said(element)
  return sha256(words)
}

function said({ name, attributes, children }: Tree): string {
  const given: string[] = []
  for (const key in attributes) given.push(`${key}=${plain(attributes[key] ?? '')}`)
  if (given.length > 1) given.sort()
  let inner = ''
  for (const child of children) inner += typeof child === 'string' ? plain(child) : said(child)
  return `<${name} ${given.join(' ')}>${inner}</>`
}

/** Most words are plain already: blanks are single ones within. */
const plain = (words: string) => (/[^\S ]| {2}|^ | $/u.test(words) ? words.replace(/\s+/gu, ' ').trim() : words)
