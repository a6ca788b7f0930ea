import { OaiError, told } from '#formats/oai-pmh/error.ts'
import { formatOf, OAI_FORMATS } from '#formats/oai-pmh/formats.ts'
import { LONGEST_REQUEST, type OaiRequest, readRequest } from '#formats/oai-pmh/request.ts'
import { writeError, writeFormats, writeIdentify, writeResponse } from '#formats/oai-pmh/write.ts'
import type { Harvested } from '#store/store.ts'
import { listRecords, recordOf } from './list-records.ts'
import { listSets } from './list-sets.ts'
import { baseOf, emailOf, hostOf, idIn, type OaiArchive } from './repository.ts'

/**
 * The clock of responses (ms behind). An act that is under way is dated before the list that does not show it yet; whoever begins the next
 * harvest at this one's `responseDate` still gets it, if it took no longer than this.
 */
const BEHIND = 10_000

/** Answers a request of OAI-PMH 2.0 by its arguments as they came; `undefined` where there were more than any request has. Whatever is wrong is an answer too. */
export async function answerOai(archive: OaiArchive, given: URLSearchParams | undefined): Promise<string> {
  const at = new Date(archive.now.getTime() - BEHIND)
  let request: OaiRequest | undefined
  try {
    if (given === undefined) throw new OaiError('badArgument', `A request has at most ${LONGEST_REQUEST} characters.`)
    request = readRequest(given)
    return writeResponse(at, baseOf(archive), request, await bodyOf(archive, request, at))
  } catch (cause) {
    if (!(cause instanceof OaiError)) throw cause
    return writeResponse(at, baseOf(archive), request, writeError(cause.code, cause.message))
  }
}

async function bodyOf(archive: OaiArchive, { verb, arguments: given }: OaiRequest, at: Date): Promise<string> {
  switch (verb) {
    case 'Identify':
      return identify(archive, at)
    case 'ListMetadataFormats':
      if (given.identifier !== undefined) await known(archive, given.identifier, false)
      return writeFormats(OAI_FORMATS)
    case 'ListSets':
      return listSets(archive, given.resumptionToken)
    case 'GetRecord':
      return getRecord(archive, given)
    default:
      return listRecords(archive, verb, given)
  }
}

async function identify(archive: OaiArchive, at: Date): Promise<string> {
  return writeIdentify({
    name: archive.publisher.name,
    base: baseOf(archive),
    email: emailOf(archive),
    earliest: (await archive.records.beginning()) ?? at,
    host: hostOf(archive),
  })
}

async function getRecord(archive: OaiArchive, given: OaiRequest['arguments']): Promise<string> {
  const { identifier = '', metadataPrefix = '' } = given
  const record = await known(archive, identifier, true)
  return `<GetRecord>\n${recordOf(archive, formatOf(metadataPrefix), record)}</GetRecord>\n`
}

async function known(archive: OaiArchive, identifier: string, whole: boolean): Promise<Harvested> {
  const id = idIn(archive, identifier)
  const record = id === undefined ? undefined : await archive.records.harvested(id, whole)
  if (record === undefined) throw new OaiError('idDoesNotExist', `There is no record ${told(identifier)} here.`)
  return record
}
