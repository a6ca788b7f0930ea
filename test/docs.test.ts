import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { AGENT_RELATION_KINDS, ENTITY_TYPES } from '#authority/agent.ts'
import { NAME_KINDS } from '#authority/name.ts'
import { RULE_SYSTEMS } from '#authority/romanise.ts'
import { CALENDARS, DATE_ROLES } from '#document/dated.ts'
import { HELD_AS, PART_KINDS, RELATION_KINDS } from '#document/document.ts'
import { GENRES } from '#document/genre.ts'
import { PARTICIPANT_ROLES, PLACE_ROLES } from '#document/participant.ts'
import { CREDIT_ROLES } from '#document/rights.ts'
import { TEXT_KINDS } from '#document/text.ts'
import { WITNESS_KINDS } from '#document/witness.ts'
import { FIELDS as CELL_FIELDS, PLAIN_FIELDS } from '#formats/fields/field.ts'
import { READABLE } from '#formats/formats.ts'
import { OAI_FORMATS } from '#formats/oai-pmh/formats.ts'
import { KINDS } from '#holding/held.ts'
import { STEMMED } from '#search/analysis/stem.ts'
import { FIELDS } from '#search/query.ts'
import { languageName } from '#value/language.ts'
import { EXIT } from '../src/cli/exit-code.ts'
import { readConfig } from '../src/config.ts'

const page = (name: string) => readFileSync(`docs/${name}.md`, 'utf8')
/** The words that a page sets as code. */
const codeOf = (name: string) =>
  new Set([...page(name).matchAll(/`(?<word>[^`\n]+)`/gu)].flatMap((found) => found.groups?.word ?? []))
const named = codeOf('model')

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
  ['rules for names', RULE_SYSTEMS],
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

test('the search page names every field and every language that is stemmed', () => {
  const typed = [...codeOf('search')]
  const field = (name: string) => (name === 'language' ? 'lang' : name)
  expect(FIELDS.filter((name) => !typed.some((word) => word.startsWith(`${field(name)}:`)))).toEqual([])
  expect(STEMMED.map(languageName).filter((name) => !page('search').includes(name))).toEqual([])
})

test('the import page names every format and every field of a table', () => {
  const words = codeOf('import')
  expect(READABLE.map(({ id }) => id).filter((id) => !words.has(id))).toEqual([])
  expect(PLAIN_FIELDS.filter((name) => !words.has(name))).toEqual([])
  expect(CELL_FIELDS.length).toBeGreaterThan(PLAIN_FIELDS.length)
})

const OPERATED = ['files', 'log', 'metrics_port', 'metrics_host', 'drain']

test('the configuration page names every setting', () => {
  const { folder: _, ...settings } = readConfig('docs', {})
  const words = codeOf('configuration')
  expect([...Object.keys(settings), 'base', 'contact', ...OPERATED].filter((name) => !words.has(name))).toEqual([])
})

test('what is set in deploy/ is a setting', () => {
  const files = readdirSync('deploy', { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const set = files.flatMap(
    ({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').match(/CHANCERY_\w+/gu) ?? [],
  )
  expect(set.length).toBeGreaterThan(10)
  const known = `${page('configuration')}${page('command-line')}${page('scale')}`
  expect(set.filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(known))).toEqual([])
})

test('the command line page has every exit code', () => {
  const codes = [...page('command-line').matchAll(/^\| (?<code>\d+) \|/gmu)].map((found) => Number(found.groups?.code))
  expect(codes).toEqual(Object.values(EXIT))
})

test('the command line page has every command', () => {
  const commands = readdirSync('src/cli').flatMap((file) =>
    [...readFileSync(`src/cli/${file}`, 'utf8').matchAll(/\.command\('(?<name>[a-z]+)/gu)].map(
      (found) => found.groups?.name ?? '',
    ),
  )
  expect(commands.length).toBeGreaterThan(15)
  // `exchange ledger ID`: the name of a command, and of one within it.
  const words = [...codeOf('command-line')].flatMap((word) => word.split(' ').slice(0, 2))
  expect(commands.filter((name) => !words.includes(name))).toEqual([])
})

test('the page of dependencies names every package', () => {
  const names = z.object({
    dependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  const { dependencies, optionalDependencies } = names.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const words = codeOf('dependencies')
  expect(Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !words.has(name))).toEqual([])
})

test('links between the pages lead somewhere', () => {
  const pages = [
    ...readdirSync('docs')
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'samples/README.md',
    'deploy/README.md',
  ]
  const broken = pages.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\((?<to>[^)#:]+)(?:#[^)]*)?\)/gu)]
      .map((found) => join(dirname(file), found.groups?.to ?? ''))
      // Pictures are made by `npm run pictures`.
      .filter((to) => !to.endsWith('.png') && !existsSync(to))
      .map((to) => `${file}: ${to}`),
  )
  expect(broken).toEqual([])
})

test('the page on harvesting names every format, and the settings that harvesters see', () => {
  const words = codeOf('harvesting')
  expect([...OAI_FORMATS.map(({ prefix }) => prefix), 'contact', 'licence'].filter((one) => !words.has(one))).toEqual(
    [],
  )
})
