import { preferredName } from '#authority/agent.ts'
import { type BodyElement, serializeBody } from '#document/body.ts'
import type { Dated, DateRole } from '#document/dated.ts'
import { type Document, principalDate } from '#document/document.ts'
import type { Participant, PlaceNamed, PlaceRole } from '#document/participant.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { sha256 } from '#value/digest.ts'
import type { Publisher } from '../csl/item.ts'
import { addresses, make } from '../tei/element-maker.ts'
import { namedBy } from '../tei/write-names.ts'
import { xmlWords } from '../xml/words.ts'
import { cmifDate } from './write-date.ts'

/** What a file of letters is: whose, of what, and under which licence its descriptions may be used. */
export interface CmifFrame extends Publisher {
  /** Where the file itself is found. */
  readonly url: string
  /** What was asked for, where it is not the whole archive. */
  readonly query?: string
  readonly email?: string
  readonly licence: string
  readonly at: Date
}

/** The beginning of a file in CMIF 2; `writeCmifLetter` of each letter follows, then `CMIF_END`. Valid against the format's own schema and its Schematron rules. */
export function writeCmifHead({ name, base, url, query, email, licence, at }: CmifFrame): string {
  const title = query === undefined ? `Letters in ${name}` : `Letters in ${name}: ${query}`
  const mail = email === undefined ? '' : ` <email>${xmlWords(email)}</email>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>${xmlWords(title)}</title><editor>${xmlWords(name)}${mail}</editor></titleStmt>
<publicationStmt>
<publisher><ref target="${xmlWords(base)}">${xmlWords(name)}</ref></publisher>
<idno type="url">${xmlWords(url)}</idno>
<date when="${at.toISOString()}"/>
<availability><licence target="${xmlWords(licence)}">${xmlWords(licenceWords(licence))}</licence></availability>
</publicationStmt>
<sourceDesc><bibl type="online" xml:id="${idOf(base)}">${xmlWords(name)}, <ref target="${xmlWords(base)}">${xmlWords(base)}</ref></bibl></sourceDesc>
</fileDesc>
<profileDesc>
`
}

export const CMIF_END = `</profileDesc>
</teiHeader>
<text><body><p/></body></text>
</TEI>
`

const licenceWords = (licence: string) =>
  licence === 'https://creativecommons.org/licenses/by/4.0/'
    ? 'This file is licensed under the terms of the Creative Commons License CC-BY 4.0'
    : `This file is licensed under the terms of ${licence}`

/** A UUID that stays the same for an archive's address, and begins with a letter, as an `xml:id` must. */
function idOf(base: string): string {
  const digits = sha256(base)
  const parts = [
    `c${digits.slice(1, 8)}`,
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
  return parts.join('-')
}

/** One letter; undefined of a document that nobody is known to have sent or received. Whoever is not known is `Unknown`, as the format wants. */
export function writeCmifLetter(described: Described, { base }: Publisher): string | undefined {
  const { document } = described
  const senders = partiesIn(document, [['sender'], ['author', 'signatory'], ['interlocutor']])
  const recipients = partiesIn(document, [['recipient']])
  if (senders.length + recipients.length === 0) return undefined
  const element = make(
    'correspDesc',
    { ref: `${base}${address.document(document.id)}`, key: document.id, source: `#${idOf(base)}` },
    action('sent', senders, described, 'sent-from', sentOn(document)),
    action('received', recipients, described, 'sent-to', datesOf(document, ['received', 'presented'])),
  )
  return `${serializeBody([element])}\n`
}

/** The message's own, not those who carried it; of several roles the first that anybody has. */
function partiesIn(document: Document, roles: readonly (readonly Participant['role'][])[]): readonly Participant[] {
  const carriers = new Set((document.parts ?? []).filter(({ kind }) => kind === 'carrier').map(({ id }) => id))
  const own = (document.participants ?? []).filter(({ part }) => part === undefined || !carriers.has(part))
  return roles.map((these) => own.filter(({ role }) => these.includes(role))).find((found) => found.length > 0) ?? []
}

const datesOf = ({ dates = [] }: Document, roles: readonly DateRole[]) =>
  roles.map((role) => dates.filter((date) => date.role === role)).find((found) => found.length > 0) ?? []

function sentOn(document: Document): readonly Dated[] {
  const found = datesOf(document, ['sent', 'dispatched', 'drafted'])
  const principal = principalDate(document)
  // What heads a record as presented was given from hand to hand: it was sent on the day on which it was received.
  const isOther = principal === undefined || principal.role === 'received'
  return found.length > 0 || isOther ? found : [principal]
}

function action(
  type: 'sent' | 'received',
  parties: readonly Participant[],
  described: Described,
  role: PlaceRole,
  dates: readonly Dated[],
): BodyElement {
  const places = (described.document.places ?? []).filter((place) => place.role === role)
  const names = parties.flatMap((one) => person(one, described) ?? [])
  return make(
    'correspAction',
    { type },
    ...(names.length === 0 ? [make('persName', {}, 'Unknown')] : names),
    ...places.flatMap((one) => placeName(one, described) ?? []),
    ...dates.flatMap((date) => {
      const attributes = cmifDate(date)
      return attributes === undefined ? [] : [make('date', attributes)]
    }),
  )
}

/** By the archive's name for them, so that one person is one in an index of letters; the paper's own stands where nobody is linked. */
function person(one: Participant, described: Described): BodyElement | undefined {
  const { name: asNamed, ref, body } = namedBy(one, described)
  const agent = one.agent === undefined ? undefined : described.agents.get(one.agent)
  const name = agent === undefined ? asNamed || (one.office ?? '') : preferredName(agent)
  if (name.trim() === '') return undefined
  const isDoubted = one.certainty !== undefined && one.certainty !== 'certain'
  return make(
    body ? 'orgName' : 'persName',
    { ref, cert: isDoubted ? 'low' : undefined, ...inference(one, described) },
    name,
  )
}

function inference(one: Participant, { document }: Described): { readonly evidence?: string } {
  const at = (document.participants ?? []).indexOf(one)
  const isInferred = document.inferred?.some(
    ({ field }) => field === `participants.${at}` || field.startsWith(`participants.${at}.`),
  )
  return isInferred === true ? { evidence: 'conjecture' } : {}
}

function placeName(one: PlaceNamed, described: Described): BodyElement | undefined {
  const { name, ref } = namedBy(one, described)
  return name.trim() === '' ? undefined : make('placeName', { ref: addresses(ref) }, name)
}
