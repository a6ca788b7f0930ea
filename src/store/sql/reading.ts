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
import { listed } from './listed.ts'
import { authorities, corrections, counts, memberCounts, members } from './lists.ts'
import { initials, naming, namingCount, seenUnder } from './naming.ts'
import { neighbours } from './neighbours.ts'
import type { Run } from './program.ts'
import { quoting } from './quoting.ts'
import { get, list, recent, version, versions } from './records.ts'
import { shelf, unit, unitNames, units, unitsOf } from './shelves.ts'
import { standing } from './standing.ts'
import { suggestion, suggestions } from './suggestions.ts'
import type { View } from './view.ts'

/** Reading for one reader, by programs that `run` runs. */
export function readingOf(view: View, run: Run): Reading {
  return {
    get: (kind, ids) => run(() => get(view, kind, ids)),
    describe: (ids) => run(() => describe(view, ids)),
    listed: (ids) => run(() => listed(view, ids)),
    describeAll: (cut) => run(() => describeAll(view, cut)),
    find: (kind, asked) => run(() => find(view, kind, asked)),
    versions: (kind, id) => run(() => versions(view, kind, id)),
    version: (kind, id, number) => run(() => version(view, kind, id, number)),
    recent: (limit) => run(() => recent(view, 'document', limit)),
    list: (kind, cut) => run(() => list(view, kind, cut)),
    addresses: (kind, cut) => run(() => addresses(view, kind, cut)),
    addressCount: (kind, span) => run(() => addressCount(view, kind, span)),
    authorities: (kind, cut) => run(() => authorities(view, kind, cut)),
    initials: (kind) => run(() => initials(view, kind)),
    naming: (kind, ids, cut) => run(() => naming(view, kind, ids, cut)),
    namingCount: (kind, ids) => run(() => namingCount(view, kind, ids)),
    mergedFrom: (kind, id) => run(() => seenUnder(view, kind, id)),
    members: (collection, cut) => run(() => members(view, collection, cut)),
    neighbours: (collection, document) => run(() => neighbours(view, collection, document)),
    memberCounts: (collections) => run(() => memberCounts(view, collections)),
    unitNames: (paths) => run(() => unitNames(view, paths)),
    unit: (path) => run(() => unit(view, path)),
    units: (path, cut) => run(() => units(view, path, cut)),
    shelf: (path, cut) => run(() => shelf(view, path, cut)),
    unitsOf: (documents) => run(() => unitsOf(view, documents)),
    corrections: (cut) => run(() => corrections(view, cut)),
    asking: (cut) => run(() => asking(view, cut)),
    embargoesOver: (day, limit) => run(() => embargoesOver(view, day, limit)),
    counts: () => run(() => counts(view)),
    standing: () => run(() => standing()),
    quoting: (documents) => run(() => quoting(view, documents)),
    harvestSpan: (dates) => run(() => harvestSpan(dates)),
    harvest: (cut) => run(() => harvest(view, cut)),
    harvestSize: (of) => run(() => harvestSize(of)),
    harvestEnds: (of) => run(() => harvestEnds(of)),
    harvested: (id, whole) => run(() => harvested(view, id, whole)),
    closedSince: (seq) => run(() => closedSince(seq)),
    beginning: () => run(() => beginning()),
    suggestion: (id) => run(() => suggestion(view, id)),
    suggestions: (asked) => run(() => suggestions(view, asked)),
    knownByMention: (asked) => run(() => knownByMention(view, asked)),
    lettersBetween: (asked) => run(() => lettersBetween(view, asked)),
    mergedInto: (agents) => run(() => agentsMergedInto(agents)),
  }
}
