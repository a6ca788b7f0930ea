import { sha256 } from '#value/digest.ts'

/** An element of TEI, as it is written or as it was read. */
export interface Tree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (string | Tree)[]
}

/** A digest of what elements say: names, attributes in whatever order, words; blank runs and indentation do not count. */
export const treeSign = (elements: readonly Tree[]): string => sha256(elements.map(said).join(''))

function said({ name, attributes, children }: Tree): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => `${key}=${plain(value)}`)
    .sort()
  const inner = children.map((child) => (typeof child === 'string' ? plain(child) : said(child)))
  return `<${name} ${given.join(' ')}>${inner.join('')}</>`
}

const plain = (words: string) => words.replace(/\s+/gu, ' ').trim()
