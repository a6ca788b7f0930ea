import { describe } from 'vitest'
import { keepsWhatIsClosed } from './search-closed.ts'
import { countsExactly } from './search-counts.ts'
import { findsDays } from './search-days.ts'
import { filtersAndCounts } from './search-filters.ts'
import { bearsAnything } from './search-hostile.ts'
import { knowsNames } from './search-names.ts'
import { turnsPages } from './search-pages.ts'
import { findsPhrases } from './search-phrases.ts'
import { knowsPlaces } from './search-places.ts'
import { readsOtherScripts } from './search-romanised.ts'
import type { IndexEngine } from './search-samples.ts'
import { findsTheLike } from './search-similar.ts'
import { forgivesSpelling } from './search-spelling.ts'
import { suggestsForms } from './search-suggestions.ts'
import { knowsSurnames } from './search-surnames.ts'
import { tellsNothingOfTwins } from './search-twins.ts'
import { saysWhy } from './search-why.ts'
import { findsWords } from './search-words.ts'
import { keepsWhatItTakes } from './search-writing.ts'
import { findsAsWritten } from './search-written.ts'

/** What every engine promises (src/search/search.ts): equal sets and totals, not equal scores. Called once per engine. */
export function keepsTheIndex(engine: IndexEngine): void {
  describe(`${engine.name} keeps the index`, () => {
    findsWords(engine)
    findsPhrases(engine)
    findsAsWritten(engine)
    filtersAndCounts(engine)
    countsExactly(engine)
    keepsWhatIsClosed(engine)
    tellsNothingOfTwins(engine)
    knowsNames(engine)
    knowsSurnames(engine)
    readsOtherScripts(engine)
    suggestsForms(engine)
    findsDays(engine)
  })
  describe('places', () => {
    knowsPlaces(engine)
    forgivesSpelling(engine)
    turnsPages(engine)
    saysWhy(engine)
    findsTheLike(engine)
    keepsWhatItTakes(engine)
    bearsAnything(engine)
  })
}
