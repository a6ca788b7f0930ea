import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { styleHead } from '#formats/csl/style-head.ts'
import { sha256 } from '#value/digest.ts'
import { HOUSE_STYLE, type StyleListed } from './citing.ts'

/** A style as it lies in the folder. */
interface Lying extends StyleListed {
  readonly source: string
}

const OF_A_STYLE = /^(?<id>[A-Za-z0-9][A-Za-z0-9_.-]{0,100})\.csl$/u
/** Larger than any style of the public collection (bytes). */
const LARGEST = 1_000_000

const markOf = (source: string) => sha256(source).slice(0, 8)
const OWN: Lying = {
  id: HOUSE_STYLE,
  title: 'Archival note',
  isInText: false,
  source: CHANCERY_STYLE,
  mark: markOf(CHANCERY_STYLE),
}

/** The styles of an archive: the house's own, and the CSL files in its folder `styles/`, which need not be there. A file that is put in, or changed, counts at once. */
export class StyleFolder {
  private readonly folder: string
  /** What was read, by file, as of its time and size. */
  private readonly known = new Map<string, { readonly as: string; readonly style: Lying | undefined }>()

  constructor(folder: string) {
    this.folder = folder
  }

  async all(): Promise<readonly Lying[]> {
    const files = (await this.names()).filter((file) => file !== `${HOUSE_STYLE}.csl`)
    const lying = await Promise.all(files.map((file) => this.styleAt(file)))
    return [OWN, ...lying.flatMap((one) => one ?? []).toSorted((a, b) => a.title.localeCompare(b.title, 'en'))]
  }

  /** What lies there as CSL and cannot be used, and why: a sentence each. */
  async left(): Promise<readonly string[]> {
    const files = await this.files()
    const lying = await Promise.all(files.map(async (file) => [file, await this.styleAt(file)] as const))
    return lying.flatMap(([file, style]) => wrongName(file) ?? (style === undefined ? notAStyle(file) : []))
  }

  /** Whether a file of this name lies there, style or not. */
  async lies(id: string): Promise<boolean> {
    return (await this.names()).includes(`${id}.csl`)
  }

  private async styleAt(file: string): Promise<Lying | undefined> {
    const path = join(this.folder, file)
    const found = await stat(path).catch(gone)
    if (found?.isFile() !== true) return undefined
    const { mtimeMs, size } = found
    const as = `${mtimeMs} ${size}`
    const known = this.known.get(file)
    if (known?.as === as) return known.style
    const source = size > LARGEST ? '' : await readFile(path, 'utf8')
    const head = styleHead(source)
    const id = OF_A_STYLE.exec(file)?.groups?.id ?? ''
    const style = head === undefined ? undefined : { id, ...head, source, mark: markOf(source) }
    this.known.set(file, { as, style })
    return style
  }

  private async names(): Promise<readonly string[]> {
    return (await this.files()).filter((file) => OF_A_STYLE.test(file))
  }

  /** What is hidden is not meant. */
  private async files(): Promise<readonly string[]> {
    const all = (await readdir(this.folder).catch(gone)) ?? []
    return all.filter((file) => /^[^.].*\.csl$/iu.test(file)).toSorted()
  }
}

function wrongName(file: string): string | undefined {
  if (file === `${HOUSE_STYLE}.csl`) return `styles/${file} is not used: the archive's own style has that name.`
  if (!file.endsWith('.csl'))
    return `styles/${file} cannot be used by that name: it does not end in “.csl”, in small letters.`
  if (OF_A_STYLE.test(file)) return undefined
  return `styles/${file} cannot be used by that name: letters without accents, digits, “.”, “-” and “_” make one.`
}

export const notAStyle = (file: string): string =>
  `styles/${file} is no style: it is not CSL 1.0 in XML, or has no title, or only points to another style.`

/** There may be no such folder; a link may lead nowhere, and files may go while they are read: then there is no style. */
function gone(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
    return undefined
  throw cause
}
