import type { Rights } from './rights.ts'

const STATEMENTS =
  /\b(?:https?:\/\/)?(?<host>rightsstatements\.org|(?:www\.)?creativecommons\.org)(?<path>\/(?:vocab|page|licenses|publicdomain)\/[\w./-]*[\w])/iu
const LICENCE = /\bCC(?:[- ](?<kind>BY(?:[- ](?:NC|ND|SA))*)|[- ]?0)[- ](?<version>\d\.\d)\b/iu

/** Rights with the address of the statement or licence that they name, in its canonical form; as they are where they name none. */
export function knownRights({ statement, uri }: Rights): Rights {
  const known = addressOf(uri ?? '') ?? addressOf(statement ?? '') ?? uri
  return { ...(statement === undefined ? {} : { statement }), ...(known === undefined ? {} : { uri: known }) }
}

function addressOf(text: string): string | undefined {
  const { host, path } = STATEMENTS.exec(text)?.groups ?? {}
  if (host !== undefined && path !== undefined) {
    const plain = path.replace(/\/(?:deed|legalcode)(?:\.[\w-]+)?$/iu, '').replace('/page/', '/vocab/')
    return /^right/iu.test(host) ? `http://rightsstatements.org${plain}/` : `https://creativecommons.org${plain}/`
  }
  const { kind, version } = LICENCE.exec(text)?.groups ?? {}
  if (version === undefined) return undefined
  if (kind === undefined) return `https://creativecommons.org/publicdomain/zero/${version}/`
  return `https://creativecommons.org/licenses/${kind.toLowerCase().replaceAll(' ', '-')}/${version}/`
}
