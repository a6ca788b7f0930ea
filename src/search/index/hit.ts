import { analysisLanguage } from '../analysis/guess-language.ts'
import type { IndexEntry } from '../index-entry.ts'
import { markerOf } from '../marks.ts'
import type { Query } from '../query.ts'
import type { Hit, Request } from '../search.ts'
import { Snippets } from '../snippets.ts'
import { dayKey } from './day-key.ts'
import { CATALOGUE, textLanguage } from './entry-columns.ts'
import type { Kept } from './seen.ts'

/** Makes the hits of a page of what is kept of them; of their texts only where marks are asked for. */
export function hitMaker(
  request: Pick<Request, 'highlight' | 'years' | 'days'>,
  query: Query,
  languages: readonly string[],
): (kept: Kept, texts: () => IndexEntry['texts']) => Hit {
  const snippets = request.highlight ? new Snippets(markerOf(query, languages)) : undefined
  return (kept, texts) => {
    const { id, title } = kept
    const possibly = mayLieOutside(kept, request) ? { possibly: true as const } : {}
    if (snippets === undefined) return { id, title, titleMarks: [], snippets: [], ...possibly }
    const language = () => analysisLanguage(title, undefined, CATALOGUE)
    const titleMarks = snippets.marksInTitle(title, language)
    return { id, title, titleMarks, snippets: snippets.of(texts(), textLanguage, title), ...possibly }
  }
}

/** Whether some of the days that a document may be of are not those that were asked for. */
export function mayLieOutside({ earliest, latest }: Kept, { years, days }: Pick<Request, 'years' | 'days'>): boolean {
  if ((years ?? days) === undefined || earliest === '') return false
  const starts = [years?.from === undefined ? '' : dayKey(`${years.from}-01-01`), dayKey(days?.from ?? '')]
  const ends = [years?.to === undefined ? '' : dayKey(`${years.to}-12-31`), dayKey(days?.to ?? '')]
  return starts.some((start) => earliest < start) || ends.some((end) => end !== '' && latest > end)
}
