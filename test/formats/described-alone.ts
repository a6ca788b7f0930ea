import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'

/** A document as it is described where nothing that it names has a record of its own. */
export const describedAlone = (document: Document): Described => ({
  document,
  version: 1,
  at: new Date(0),
  agents: new Map(),
  places: new Map(),
  subjects: new Map(),
  collections: new Map(),
  relations: [],
  exchanges: [],
  stamp: 1,
  indexStamp: 1,
  added: 1,
})
