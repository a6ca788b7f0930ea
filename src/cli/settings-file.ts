import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, parseDocument } from 'yaml'
import { makeFolder } from '#store/files/make-folder.ts'
import { writeWhole } from '#store/files/write-whole.ts'

const NEW = '# What can be set, and how: docs/configuration.md\n'

export interface Added {
  /** Names of settings that were written. */
  readonly taken: readonly string[]
  /** Those that the file has already, and otherwise: left as they are. */
  readonly other: readonly string[]
}

const fileIn = (folder: string) => join(folder, 'chancery.yaml')

/** Writes settings into a folder's `chancery.yaml`, made where there is none; what that says already, and its comments, stay. */
export async function addSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<Added> {
  await makeFolder(folder)
  const file = fileIn(folder)
  const [taken, other]: [string[], string[]] = [[], []]
  const isNew = !existsSync(file)
  const there = parseDocument(isNew ? NEW : readFileSync(file, 'utf8'))
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue
    if (!there.has(name)) {
      there.set(name, value)
      taken.push(name)
    } else if (there.get(name) !== value) other.push(name)
  }
  if (isNew || taken.length > 0) await writeWhole(file, taken.length === 0 && isNew ? NEW : there.toString())
  return { taken, other }
}

/** Takes the settings of one folder into another, but for `without`: the whole file with its comments where there is none. */
export async function takeSettings(from: string, to: string, without: readonly string[]): Promise<Added> {
  if (!existsSync(fileIn(from))) return { taken: [], other: [] }
  const settings = parseDocument(readFileSync(fileIn(from), 'utf8'))
  for (const name of without) if (settings.has(name)) settings.delete(name)
  if (existsSync(fileIn(to))) return await addSettings(to, settings.toJS() ?? {})
  await writeWhole(fileIn(to), settings.toString())
  return { taken: namesIn(settings), other: [] }
}

const namesIn = ({ contents }: Document): readonly string[] =>
  isMap(contents) ? contents.items.map(({ key }) => String(key)) : []
