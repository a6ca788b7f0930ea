import { xmlWords } from '../xml/words.ts'

/** A page, or a part of a sitemap, by its whole address. */
export interface SitemapLine {
  readonly address: string
  readonly changed?: Date
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** A sitemap, or the index of its parts (sitemaps.org, protocol 0.9): the head, a line each, the end. */
const writer = (whole: string, part: string) => ({
  head: `<?xml version="1.0" encoding="UTF-8"?>\n<${whole} xmlns="${NAMESPACE}">\n`,
  line({ address, changed }: SitemapLine): string {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed.toISOString()}</lastmod>`
    return `<${part}><loc>${xmlWords(address)}</loc>${lastmod}</${part}>\n`
  },
  end: `</${whole}>\n`,
})

export const SITEMAP = writer('urlset', 'url')
export const SITEMAP_INDEX = writer('sitemapindex', 'sitemap')
