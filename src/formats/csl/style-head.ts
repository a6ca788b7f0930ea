import { SaxesParser } from 'saxes'

const CSL = 'http://purl.org/net/xbiblio/csl'

/** What a style in CSL says of itself. `isInText`: what it prints for a note stands in the text, as (Stalin, 1949). */
export interface StyleHead {
  readonly title: string
  readonly isInText: boolean
}

/** The head of a style; undefined for what is no style of its own: no XML, another vocabulary, or one that only points to another. */
export function styleHead(source: string): StyleHead | undefined {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  let title = ''
  let isStyle = false
  let isInText = false
  let isWhole = true
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (path.length === 0) {
      isStyle = uri === CSL && local === 'style'
      isInText = attributes.class?.value === 'in-text'
    }
    if (local === 'link' && attributes.rel?.value === 'independent-parent') isStyle = false
    path.push(local)
  })
  parser.on('closetag', () => path.pop())
  parser.on('text', (text) => {
    if (path.join(' ') === 'style info title') title += text
  })
  parser.on('error', () => {
    isWhole = false
  })
  parser.write(source.replace(/^\ufeff/u, '')).close()
  const plain = title.replace(/\s+/gu, ' ').trim()
  return isStyle && isWhole && plain !== '' ? { title: plain, isInText } : undefined
}
