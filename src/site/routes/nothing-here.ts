import type { Context } from 'hono'
import type { Query } from '#search/query.ts'
import { NOTHING_FOUND } from '#search/search.ts'
import { address } from '#value/address.ts'
import { isIdentifier } from '#value/identifier.ts'
import { tellNotFound } from '../faults.tsx'
import { ifItAnswers } from '../if-it-answers.ts'
import type { SiteContext } from '../site-context.ts'

type Near = { readonly words: string; readonly href: string }

/** Answers 404, with what may have been meant: a number mistyped by one figure, or a title that holds the words of the address. */
export async function nothingHere(
  c: Context,
  site: SiteContext,
  section: 'documents' | 'page',
  given: string,
): Promise<Response> {
  const said = given.length > 80 ? `${given.slice(0, 80)}…` : given
  const words = wordsOf(given)
  const near = [...(section === 'documents' ? await nearNumbers(site, given) : []), ...(await nearTitles(site, words))]
  const isNumber = section === 'documents' && isIdentifier(given)
  return tellNotFound(c, site, {
    title: isNumber ? `No record has the number ${said}` : 'There is nothing at this address',
    says: isNumber
      ? 'Numbers are never used twice, and an old address always leads to the new one; so this one was most likely mistyped.'
      : 'An address that was once given here goes on answering; so this one was most likely mistyped, or cut.',
    near: [...new Map(near.map((one) => [one.href, one])).values()].slice(0, 5),
    ...(words.length === 0 || isNumber ? {} : { words: words.join(' ') }),
  })
}

/** Numbers with two figures changed in place, or one left out: the usual slips. */
export function mistypings(id: string): string[] {
  const swapped = Array.from(
    { length: Math.max(0, id.length - 1) },
    (_, n) => id.slice(0, n) + (id[n + 1] ?? '') + (id[n] ?? '') + id.slice(n + 2),
  )
  const shorter = Array.from({ length: id.length }, (_, n) => id.slice(0, n) + id.slice(n + 1))
  const other =
    /^\d+$/u.test(id) && id.length <= 8
      ? Array.from(id).flatMap((_, n) =>
          Array.from('0123456789', (figure) => id.slice(0, n) + figure + id.slice(n + 1)),
        )
      : []
  return [...new Set([...swapped, ...shorter, ...other])].filter((one) => one !== id && isIdentifier(one))
}

async function nearNumbers(site: SiteContext, given: string): Promise<Near[]> {
  if (!isIdentifier(given) || given.length > 24) return []
  const found = await site.records.get('document', mistypings(given))
  return [...found.values()]
    .slice(0, 4)
    .map((document) => ({ words: `${document.id}, ${document.title}`, href: address.document(document.id) }))
}

/** The words of an address: a slug's, without the archive's own. */
function wordsOf(given: string): string[] {
  return given
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !/^(?:documents?|html?|php|node|version)$/iu.test(word))
    .slice(0, 8)
}

async function nearTitles(site: SiteContext, words: readonly string[]): Promise<Near[]> {
  const letters = words.filter((word) => /\p{L}/u.test(word))
  if (letters.length === 0) return []
  const query: Query = {
    is: 'field',
    field: 'title',
    of: { is: 'anyOf', variants: letters.map((word) => ({ is: 'term', word })), scored: 'best' },
  }
  const { hits } = (await ifItAnswers(site, () => site.finding.search({ query, size: 3 }))) ?? NOTHING_FOUND
  return hits.map(({ id, title }) => ({ words: title, href: `/documents/${id}` }))
}
