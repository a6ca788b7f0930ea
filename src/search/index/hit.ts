import { analysisLanguage } from '../analysis/guess-language.ts'
import type { IndexEntry } from '../index-entry.ts'
import { markerOf } from '../marks.ts'
import type { Days, Query } from '../query.ts'
import type { Hit, Request, Result } from '../search.ts'
import { Snippets } from '../snippets.ts'
import { CATALOGUE } from './catalogue.ts'
import { dayKey } from './day-key.ts'
import { textLanguage } from './entry-columns.ts'
import type { Kept } from './seen.ts'

/** Makes the hits of a page of what is kept of them, for a question as it was understood; of their texts only where marks are asked for. */
export function hitMaker(
  request: Pick<Request, 'highlight' | 'years' | 'days'>,
  { query, done }: { readonly query: Query; readonly done: Result['done'] },
  languages: readonly string[],
): (kept: Kept, texts: () => IndexEntry['texts']) => Hit {
  const typed = done.flatMap(({ date }) => date ?? [])
  const snippets = request.highlight ? new Snippets(markerOf(query, languages)) : undefined
  return (kept, texts) => {
    const { id, title } = kept
    const isPossible = mayLieOutside(kept, request) || typed.some((days) => mayBeOf(kept, days))
    const possibly = isPossible ? { possibly: true as const } : {}
    if (snippets === undefined) return { id, title, titleMarks: [], snippets: [], ...possibly }
    const language = () => analysisLanguage(title, undefined, CATALOGUE)
    const titleMarks = snippets.marksInTitle(title, language)
    return { id, title, titleMarks, snippets: snippets.of(texts(), textLanguage, title), ...possibly }
  }
}

/** Whether a document may be of these days, which were typed among the words, and may as well not: what lies apart from them has other reasons to be found. */
const mayBeOf = (kept: Kept, { from = '', to = '' }: Days): boolean =>
  kept.earliest <= dayKey(to) && kept.latest >= dayKey(from) && mayLieOutside(kept, { days: { from, to } })

/** Whether some of the days that a document may be of are not those that were asked for. */
export function mayLieOutside({ earliest, latest }: Kept, { years, days }: Pick<Request, 'years' | 'days'>): boolean {
  if ((years ?? days) === undefined || earliest === '') return false
  const starts = [years?.from === undefined ? '' : dayKey(`${years.from}-01-01`), dayKey(days?.from ?? '')]
  const ends = [years?.to === undefined ? '' : dayKey(`${years.to}-12-31`), dayKey(days?.to ?? '')]
  return starts.some((start) => earliest < start) || ends.some((end) => end !== '' && latest > end)
}
