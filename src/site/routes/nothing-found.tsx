import type { Query } from '#search/query.ts'
import type { Result } from '#search/search.ts'
import { NothingFoundPage } from '../pages/search/nothing-found.tsx'
import { lostInWords } from '../pages/search/query-told.tsx'
import type { SearchProps } from '../pages/search/search-props.ts'
import type { SiteContext } from '../site-context.ts'
import type { Asked } from './search-request.ts'

const MOST_WORDS = 6

/** What is said where nothing was found: word by word what there is, and what it would be without what narrows it. */
export async function nothingFound(site: SiteContext, asked: Asked, props: SearchProps, result: Result) {
  const wordAddress = (q: string) => `/search?${new URLSearchParams({ q, ...(asked.exact ? { exact: '1' } : {}) })}`
  const words = [...new Set(wordsOf(asked.query))].slice(0, MOST_WORDS)
  const told = await Promise.all(
    words.map(async (word) => {
      const { total, done } = await site.finding.search({ query: { is: 'term', word }, size: 0 })
      // Of a word that was taken for others the documents are theirs.
      const count = done.some(({ spelt }) => spelt !== undefined) ? 0 : total.value
      const near =
        count > 0 ? [] : await site.finding.suggest(word.slice(0, Math.max(3, Math.ceil(word.length / 2))), 3)
      return {
        word,
        count,
        href: wordAddress(word),
        near: [
          ...near.map(({ name, documents, agent }) => ({ name, count: documents, href: `/people/${agent}` })),
          ...(result.near ?? [])
            .filter((one) => one.word === word)
            .flatMap(({ spellings }) => spellings)
            .map((one) => ({
              name: one.word,
              count: one.count,
              href: wordAddress(one.word),
            })),
        ],
      }
    }),
  )
  const narrowed = asked.filters.length > 0 || (asked.years ?? asked.days) !== undefined
  const plain =
    narrowed && asked.typed !== ''
      ? await site.finding.search({ query: asked.query, exact: asked.exact, size: 0 })
      : undefined
  const without =
    plain === undefined || plain.total.value === 0
      ? {}
      : {
          without: {
            href: `/search?${new URLSearchParams({ q: asked.typed, ...(asked.exact ? { exact: '1' } : {}) })}`,
            count: plain.total.value,
          },
        }
  return (
    <NothingFoundPage
      typed={asked.typed}
      told={{
        ...props.told,
        did: props.told.did.filter((said) => told.length < 2 || said !== lostInWords(result.missing)),
      }}
      form={props.form}
      words={told.length > 1 || (told[0]?.near.length ?? 0) > 0 ? told : []}
      kept={asked.exact ? [['exact', '1']] : []}
      {...without}
    />
  )
}

/** The words that a query is made of, as typed; those that must not stand are none of them. */
function wordsOf(query: Query): string[] {
  if (query.is === 'term' || query.is === 'fuzzy') return [query.word]
  if (query.is === 'phrase' || query.is === 'near') return [...query.words]
  if (query.is === 'bool') return [...query.must, ...query.should].flatMap(wordsOf)
  if (query.is === 'field' || query.is === 'written') return wordsOf(query.of)
  return query.is === 'anyOf' ? query.variants.slice(0, 1).flatMap(wordsOf) : []
}
