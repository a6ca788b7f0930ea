import { EVERYTHING } from '#search/query.ts'
import { ifItAnswers } from '../if-it-answers.ts'
import { searchInWords } from '../pages/search/search-in-words.ts'
import type { SiteContext } from '../site-context.ts'
import { namesChosen } from './facet-names.ts'
import { type Asked, askedAsMeant, foundBy } from './search-request.ts'

/** What is asked, its values as they are understood; as they were written, where the index does not answer. */
export async function asMeant(site: SiteContext, asked: Asked): Promise<Asked> {
  if (asked.named.length + asked.chosen.length === 0) return asked
  const meant = await ifItAnswers(site, () => site.finding.meant({ ...foundBy(asked), query: EVERYTHING }))
  return meant === undefined ? asked : askedAsMeant(asked, { meant })
}

/** A search in words, as its page has it for a title. */
export async function wordsOfSearch(site: SiteContext, given: Asked): Promise<string> {
  const asked = await asMeant(site, given)
  return searchInWords(asked, await namesChosen(site, asked))
}
