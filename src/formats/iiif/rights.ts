const LICENCES =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/(?<which>by(?:-nc)?(?:-nd|-sa)?)\/(?<version>\d\.\d)(?<place>\/[a-z]{2,8})?(?:\/(?:deed|legalcode)[\w.-]*)?\/?$/iu
const DOMAIN =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/publicdomain\/(?<which>zero|mark)\/1\.0(?:\/(?:deed|legalcode)[\w.-]*)?\/?$/iu
const STATEMENT =
  /^https?:\/\/(?:www\.)?rightsstatements\.org\/(?:vocab|page)\/(?<which>InC(?:-OW-EU|-EDU|-NC|-RUU)?|NoC-(?:CR|NC|OKLR|US)|CNE|UND|NKC)\/1\.0\/?(?:\?.*)?$/u

/** The address of a licence or statement as its own specification writes it, with `http:`; undefined of all that `rights` may not hold (Presentation 3, 3.2). */
export function rightsAddress(uri: string): string | undefined {
  const licence = LICENCES.exec(uri)?.groups
  if (licence !== undefined)
    return `http://creativecommons.org/licenses/${licence.which}/${licence.version}${licence.place ?? ''}/`.toLowerCase()
  const domain = DOMAIN.exec(uri)?.groups
  if (domain !== undefined) return `http://creativecommons.org/publicdomain/${domain.which}/1.0/`.toLowerCase()
  const statement = STATEMENT.exec(uri)?.groups
  return statement === undefined ? undefined : `http://rightsstatements.org/vocab/${statement.which}/1.0/`
}

/** The first of several that may stand there. */
export const firstRights = (
  all: readonly ({ readonly uri?: string } | undefined)[] = [],
): { readonly rights?: string } => {
  const [rights] = all.flatMap((one) => rightsAddress(one?.uri ?? '') ?? [])
  return rights === undefined ? {} : { rights }
}
