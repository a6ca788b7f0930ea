import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { styleTitle } from '#formats/csl/style-title.ts'
import { HOUSE_STYLE, type StyleListed } from './citing.ts'

/** A style as it lies in the folder. */
interface Lying extends StyleListed {
  readonly source: string
}

const OF_A_STYLE = /^(?<id>[A-Za-z0-9][A-Za-z0-9_.-]{0,100})\.csl$/u
/** Larger than any style of the public collection (characters). */
const LARGEST = 1_000_000

/** The styles of an archive: the house's own, and the CSL files in its folder `styles/`, which need not be there. They are read anew each time: a file that is put in counts at once. */
export async function stylesIn(folder: string): Promise<readonly Lying[]> {
  const files = await namesIn(folder)
  const lying = await Promise.all(
    files.flatMap((file) => {
      const id = OF_A_STYLE.exec(file)?.groups?.id
      return id === undefined || id === HOUSE_STYLE ? [] : [styleAt(join(folder, file), id)]
    }),
  )
  const own: Lying = { id: HOUSE_STYLE, title: 'Archival note', source: CHANCERY_STYLE }
  return [own, ...lying.flatMap((one) => one ?? []).toSorted((a, b) => a.title.localeCompare(b.title, 'en'))]
}

async function styleAt(file: string, id: string): Promise<Lying | undefined> {
  const source = await readFile(file, 'utf8')
  const title = source.length > LARGEST ? undefined : styleTitle(source)
  return title === undefined ? undefined : { id, title, source }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}
