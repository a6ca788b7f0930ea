import type { Reading } from '../store.ts'
import { addressCount, addresses } from './addresses.ts'
import { asking } from './asking.ts'
import { closedSince } from './closed-since.ts'
import { describe, describeAll } from './describe.ts'
import { embargoesOver } from './embargoes.ts'
import { find } from './find.ts'
import { beginning, harvest, harvestEnds, harvested, harvestSize, harvestSpan } from './harvest.ts'
import { knownByMention } from './known-by-mention.ts'
import { agentsMergedInto, lettersBetween } from './letters.ts'
import { authorities, corrections, counts, memberCounts, members } from './lists.ts'
import { initials, naming, namingCounts } from './naming.ts'
import { neighbours } from './neighbours.ts'
import { quoting } from './quoting.ts'
import { get, list, recent, version, versions } from './records.ts'
import { shelf, unit, unitNames, units, unitsOf } from './shelves.ts'
import { suggestion, suggestionRevision, suggestions } from './suggestions.ts'
import type { View } from './view.ts'

/** Reading through one connection, for one reader. The work itself is synchronous; that it may be refused makes it wait for nobody. */
export function readingOf(view: View): Reading {
  return {
    get: async (kind, ids) => get(view, kind, ids),
    describe: async (ids) => describe(view, ids),
    describeAll: async (cut) => describeAll(view, cut),
    find: async (kind, asked) => find(view, kind, asked),
    versions: async (kind, id) => versions(view, kind, id),
    version: async (kind, id, number) => version(view, kind, id, number),
    recent: async (limit) => recent(view, 'document', limit),
    list: async (kind, cut) => list(view, kind, cut),
    addresses: async (kind, cut) => addresses(view, kind, cut),
    addressCount: async (kind, span) => addressCount(view, kind, span),
    authorities: async (kind, cut) => authorities(view, kind, cut),
    initials: async (kind) => initials(view, kind),
    naming: async (kind, id, cut) => naming(view, kind, id, cut),
    namingCounts: async (kind, ids) => namingCounts(view, kind, ids),
    members: async (collection, cut) => members(view, collection, cut),
    neighbours: async (collection, document) => neighbours(view, collection, document),
    memberCounts: async (collections) => memberCounts(view, collections),
    unitNames: async (paths) => unitNames(view, paths),
    unit: async (path) => unit(view, path),
    units: async (path, cut) => units(view, path, cut),
    shelf: async (path, cut) => shelf(view, path, cut),
    unitsOf: async (documents) => unitsOf(view, documents),
    corrections: async (cut) => corrections(view, cut),
    asking: async (cut) => asking(view, cut),
    embargoesOver: async (day, limit) => embargoesOver(view, day, limit),
    counts: async () => counts(view),
    quoting: async (documents) => quoting(view, documents),
    harvestSpan: async (dates) => harvestSpan(view, dates),
    harvest: async (cut) => harvest(view, cut),
    harvestSize: async (of) => harvestSize(view, of),
    harvestEnds: async (of) => harvestEnds(view, of),
    harvested: async (id, whole) => harvested(view, id, whole),
    closedSince: async (seq) => closedSince(view, seq),
    beginning: async () => beginning(view),
    suggestion: async (id) => suggestion(view, id),
    suggestions: async (asked) => suggestions(view, asked),
    suggestionRevision: async () => suggestionRevision(view),
    knownByMention: async (asked) => knownByMention(view, asked),
    lettersBetween: async (asked) => lettersBetween(view, asked),
    mergedInto: async (agents) => agentsMergedInto(view, agents),
  }
}
