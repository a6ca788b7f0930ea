import { describe } from 'vitest'
import { listsAddresses } from './store-addresses.ts'
import { listsWhatAsks } from './store-asking.ts'
import { keepsSecrets } from './store-closed.ts'
import { describesDocuments } from './store-described.ts'
import { tellsFollowers } from './store-following.ts'
import { tellsHarvesters } from './store-harvest.ts'
import { keepsJobs } from './store-jobs.ts'
import { listsRecords } from './store-lists.ts'
import { leadsFromMerged } from './store-merged.ts'
import { takesTurns } from './store-processes.ts'
import { tellsWhatQuotes } from './store-quoting.ts'
import { rehearses } from './store-rehearsal.ts'
import type { Engine } from './store-samples.ts'
import { remembersSources } from './store-sources.ts'
import { keepsSuggestions } from './store-suggestions.ts'
import { putsTogether } from './store-together.ts'
import { keepsVersions } from './store-versions.ts'

/** What every engine promises (src/store/store.ts). Called once per engine. */
export function keepsTheStore(engine: Engine): void {
  describe(`${engine.name} keeps the store`, () => {
    keepsVersions(engine)
    leadsFromMerged(engine)
    putsTogether(engine)
    keepsSecrets(engine)
    describesDocuments(engine)
    listsRecords(engine)
    listsAddresses(engine)
    listsWhatAsks(engine)
    tellsHarvesters(engine)
    tellsWhatQuotes(engine)
    remembersSources(engine)
    keepsSuggestions(engine)
    keepsJobs(engine)
    takesTurns(engine)
    tellsFollowers(engine)
    rehearses(engine)
  })
}
