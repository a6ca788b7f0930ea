import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AGENT_RELATION_KINDS, ENTITY_TYPES } from '#authority/agent.ts'
import { NAME_KINDS } from '#authority/name.ts'
import { CALENDARS, DATE_ROLES } from '#document/dated.ts'
import { HELD_AS, PART_KINDS, RELATION_KINDS } from '#document/document.ts'
import { GENRES } from '#document/genre.ts'
import { PARTICIPANT_ROLES, PLACE_ROLES } from '#document/participant.ts'
import { CREDIT_ROLES } from '#document/rights.ts'
import { TEXT_KINDS } from '#document/text.ts'
import { WITNESS_KINDS } from '#document/witness.ts'
import { KINDS } from '#holding/held.ts'

const page = readFileSync('docs/model.md', 'utf8')
const named = new Set([...page.matchAll(/`(?<word>[^`\n]+)`/gu)].flatMap((found) => found.groups?.word ?? []))

test.each([
  ['kinds', KINDS],
  ['held as', HELD_AS],
  ['genres', GENRES],
  ['kinds of part', PART_KINDS],
  ['kinds of relation', RELATION_KINDS],
  ['roles of dates', DATE_ROLES],
  ['calendars', CALENDARS],
  ['roles of participants', PARTICIPANT_ROLES],
  ['roles of places', PLACE_ROLES],
  ['kinds of text', TEXT_KINDS],
  ['kinds of witness', WITNESS_KINDS],
  ['roles of credits', CREDIT_ROLES],
  ['types of agent', ENTITY_TYPES],
  ['kinds of name', NAME_KINDS],
  ['relations of agents', AGENT_RELATION_KINDS],
])('the page names every one of the %s', (_, list) => {
  expect(list.filter((word) => !named.has(word))).toEqual([])
})

/** The fields of an interface, as its file declares them at the first level. */
function fieldsOf(file: string, name: string): readonly string[] {
  const [, body = ''] =
    new RegExp(String.raw`export interface ${name} \{\n([\s\S]*?)\n\}`, 'u').exec(readFileSync(file, 'utf8')) ?? []
  return [...body.matchAll(/^ {2}readonly (?<field>\w+)\??:/gmu)].flatMap((found) => found.groups?.field ?? [])
}

test.each([
  ['src/document/document.ts', 'Document'],
  ['src/document/document.ts', 'TakenFrom'],
  ['src/document/document.ts', 'DocumentNumber'],
  ['src/document/document.ts', 'Relation'],
  ['src/document/dated.ts', 'Dated'],
  ['src/document/participant.ts', 'Participant'],
  ['src/document/participant.ts', 'PlaceNamed'],
  ['src/document/text.ts', 'Text'],
  ['src/document/witness.ts', 'Witness'],
  ['src/document/witness.ts', 'Reference'],
  ['src/document/witness.ts', 'Level'],
  ['src/document/witness.ts', 'Edition'],
  ['src/document/witness.ts', 'Mark'],
  ['src/authority/agent.ts', 'Agent'],
  ['src/authority/name.ts', 'Name'],
  ['src/authority/place.ts', 'Place'],
  ['src/authority/subject.ts', 'Subject'],
  ['src/authority/collection.ts', 'Collection'],
])('%s: the page names every field of %s', (file, name) => {
  const fields = fieldsOf(file, name)
  expect(fields.length).toBeGreaterThan(1)
  expect(fields.filter((field) => !named.has(field))).toEqual([])
})
