import { xmlWords } from '../xml/words.ts'
import type { OaiErrorCode } from './error.ts'
import { writeMoment } from './moment.ts'
import type { OaiRequest } from './request.ts'

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/'

/** A whole response. Of a request that does not keep to the protocol the arguments are not repeated (OAI-PMH 2.0, 3.2). */
export function writeResponse(at: Date, base: string, request: OaiRequest | undefined, body: string): string {
  const stated = request === undefined ? [] : Object.entries({ verb: request.verb, ...request.arguments })
  const attributes = stated.map(([name, value]) => ` ${name}="${xmlWords(value)}"`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${NAMESPACE}OAI-PMH.xsd">
<responseDate>${writeMoment(at)}</responseDate>
<request${attributes}>${xmlWords(base)}</request>
${body}</OAI-PMH>
`
}

export const writeError = (code: OaiErrorCode, message: string): string =>
  `<error code="${code}">${xmlWords(message)}</error>\n`

/** What a repository says of itself. */
export interface Repository {
  readonly name: string
  readonly base: string
  /** Of whoever keeps it. */
  readonly email: string
  readonly earliest: Date
  /** The host in its identifiers; where that is no domain name, they are not said to be of the scheme of oai-identifier. */
  readonly host: string
}

const DOMAIN = /^[a-zA-Z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/u

export const identifierOf = (host: string, id: string): string => `oai:${host}:${id}`

export function writeIdentify({ name, base, email, earliest, host }: Repository): string {
  return `<Identify>
<repositoryName>${xmlWords(name)}</repositoryName>
<baseURL>${xmlWords(base)}</baseURL>
<protocolVersion>2.0</protocolVersion>
<adminEmail>${xmlWords(email)}</adminEmail>
<earliestDatestamp>${writeMoment(earliest)}</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
${DOMAIN.test(host) ? oaiIdentifier(host) : ''}</Identify>
`
}

function oaiIdentifier(host: string): string {
  const namespace = `${NAMESPACE}oai-identifier`
  return `<description><oai-identifier xmlns="${namespace}" xsi:schemaLocation="${namespace} ${namespace}.xsd">
<scheme>oai</scheme>
<repositoryIdentifier>${host}</repositoryIdentifier>
<delimiter>:</delimiter>
<sampleIdentifier>${identifierOf(host, '112659')}</sampleIdentifier>
</oai-identifier></description>
`
}

export interface MetadataFormat {
  readonly prefix: string
  readonly schema: string
  readonly namespace: string
}

export const writeFormats = (formats: readonly MetadataFormat[]): string =>
  `<ListMetadataFormats>\n${formats
    .map(
      ({ prefix, schema, namespace }) =>
        `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${schema}</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>\n`,
    )
    .join('')}</ListMetadataFormats>\n`

export interface OaiSet {
  readonly spec: string
  readonly name: string
  /** XML of a known schema. */
  readonly description?: string
}

export const writeSets = (sets: readonly OaiSet[], end: string): string =>
  `<ListSets>\n${sets.map(oneSet).join('')}${end}</ListSets>\n`

function oneSet({ spec, name, description }: OaiSet): string {
  const more = description === undefined ? '' : `<setDescription>${description}</setDescription>`
  return `<set><setSpec>${spec}</setSpec><setName>${xmlWords(name)}</setName>${more}</set>\n`
}

export interface Header {
  readonly identifier: string
  readonly at: Date
  readonly deleted: boolean
  readonly sets: readonly string[]
}

export function writeHeader({ identifier, at, deleted, sets }: Header): string {
  const within = sets.map((set) => `<setSpec>${set}</setSpec>`).join('')
  return `<header${deleted ? ' status="deleted"' : ''}><identifier>${xmlWords(identifier)}</identifier><datestamp>${writeMoment(at)}</datestamp>${within}</header>\n`
}

/** `metadata`: XML of the format that was asked for, without a declaration; of a deleted record there is none. */
export const writeRecord = (header: Header, metadata: string | undefined): string =>
  `<record>\n${writeHeader(header)}${metadata === undefined ? '' : `<metadata>\n${metadata}</metadata>\n`}</record>\n`

/** At the end of a list that goes on, its token; at the end of one that was told in several pieces, an empty one (OAI-PMH 2.0, 3.5). */
export function writeListEnd(token: string | undefined, cursor: number, size?: number): string {
  if (token === undefined && cursor === 0) return ''
  const of = size === undefined ? '' : ` completeListSize="${size}"`
  return `<resumptionToken${of} cursor="${cursor}">${token === undefined ? '' : xmlWords(token)}</resumptionToken>\n`
}
