import { AUTHORITY_FILES } from './authority-files.ts'

const ADDRESS = /^https?:\/\/(?<www>www\.)?(?<host>[^/?#\s]+)(?<path>\S*)$/iu

interface Identified {
  readonly file: string
  readonly number: string
  /** Addresses without their scheme. */
  readonly written: readonly string[]
}

/** What an identifier says, however it is written; undefined where it is no address and of no known file. */
function identified(given: string): Identified | undefined {
  const ref = given.trim().replace(/(?<=\d{4}) (?=\d{3}[\dx])/giu, '')
  const { host: asGiven, path = '' } = ADDRESS.exec(ref)?.groups ?? {}
  const host = asGiven?.toLowerCase()
  for (const { name, hosts, path: inPath, prefix, number, written } of AUTHORITY_FILES) {
    const found = host === undefined ? prefix.exec(ref) : hosts.includes(host) ? inPath.exec(path) : null
    const digits = found?.groups?.number
    if (digits !== undefined) return { file: name, number: number(digits), written: written(number(digits)) }
  }
  if (host === undefined) return undefined
  const bare = `${host}${path.replace(/\/+$/u, '')}`
  return { file: host, number: bare, written: [bare, `${bare}/`, `www.${bare}`, `www.${bare}/`] }
}

/**
 * One sign for all the ways to write an outside identifier: `http://www.geonames.org/2925533`, `https://sws.geonames.org/2925533/about.rdf`. Undefined
 * for what means something in its file alone, such as `#pmb2121`.
 */
export function outsideSign(ref: string): string | undefined {
  const found = identified(ref)
  return found === undefined ? undefined : `${found.file} ${found.number}`
}

/** The addresses under which an authority may be kept that has one of these identifiers, in each way that its file is known to write them. */
export const addressesOf = (refs: readonly string[]): readonly string[] => {
  const distinct = new Map(refs.map((ref) => [outsideSign(ref), ref]))
  return [...distinct.values()].flatMap((ref) => identified(ref) ?? []).flatMap(spellings)
}

const spellings = ({ written }: Identified) => written.flatMap((one) => [`https://${one}`, `http://${one}`])

/** The addresses that a new authority keeps: each as it was written, with the file's own way beside it where it would not be found by what was written. */
export function linksOf(refs: readonly string[]): readonly string[] {
  const signs = refs.map(outsideSign)
  const distinct = refs.filter((_, n) => signs.indexOf(signs[n]) === n)
  return distinct.flatMap((ref) => {
    const found = identified(ref)
    if (found === undefined) return []
    const known = spellings(found)
    return ADDRESS.test(ref) ? (known.includes(ref) ? [ref] : [ref, ...known.slice(0, 1)]) : known.slice(0, 1)
  })
}

/** Whether one authority file (GND, VIAF) gives two different numbers: then the same name is not the same person. */
export function sameAuthorityOtherNumber(given: readonly string[], links: readonly string[]): boolean {
  const theirs = Map.groupBy(
    links.flatMap((link) => identified(link) ?? []),
    ({ file }) => file,
  )
  return given
    .flatMap((ref) => identified(ref) ?? [])
    .some(({ file, number }) => theirs.get(file)?.every((their) => their.number !== number) ?? false)
}
