import { preferredName } from '#authority/agent.ts'
import type { BodyElement } from '#document/body.ts'
import { isW3cDate } from '#document/body-attributes.ts'
import type { Credit, Rights } from '#document/rights.ts'
import type { Text } from '#document/text.ts'
import { lyingNow, type Reference, type Witness } from '#document/witness.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import type { Publisher } from '../csl/item.ts'
import { addresses, make, makeFilled } from './element-maker.ts'
import { idOfDivision } from './own-ids.ts'
import { TAKEN_FROM } from './publication.ts'
import { namedBy } from './write-names.ts'

/** Title, makers, edition, rights, and the papers that it is from. */
export function writeFileDesc(described: Described, publisher: Publisher | undefined): BodyElement {
  return make(
    'fileDesc',
    {},
    titleStmt(described),
    publicationStmt(described, publisher),
    notesStmt(described),
    sourceDesc(described),
  )
}

function titleStmt(described: Described): BodyElement {
  const { title, participants = [], credits = [] } = described.document
  const authors = participants
    .filter(({ role }) => role === 'author')
    .map((one) => {
      const { name, ref } = namedBy(one, described)
      return make('author', { ref }, name)
    })
  return make(
    'titleStmt',
    {},
    make('title', {}, title),
    ...authors,
    ...credits.map((credit) => respStmt(credit, undefined)),
    ...ofTexts(described).flatMap(({ corresp, text }) =>
      (text.credits ?? []).map((credit) => respStmt(credit, corresp)),
    ),
  )
}

const respStmt = ({ role, name, note }: Credit, corresp: string | undefined): BodyElement =>
  make(
    'respStmt',
    { corresp },
    make('resp', {}, role),
    note === undefined ? undefined : make('resp', {}, note),
    make('name', {}, name),
  )

/** Whether a text has makers or rights of its own, which stand in the header with a pointer to its division. */
export const hasOwnMakers = ({ credits = [], rights }: Text): boolean => credits.length > 0 || rights !== undefined

const ofTexts = ({ document: { id, texts = [] } }: Described) =>
  texts.filter(hasOwnMakers).flatMap((text) => {
    const division = idOfDivision(id, text.id)
    return division === undefined ? [] : [{ corresp: `#${division}`, text }]
  })

const licence = ({ statement, uri }: Rights): BodyElement =>
  make('licence', { target: addresses(uri) }, statement ?? uri)

/** Who gives it out, under which number and at which address; whence it was taken is told among the sources. */
function publicationStmt(described: Described, publisher: Publisher | undefined): BodyElement {
  const { id, rights = [] } = described.document
  return make(
    'publicationStmt',
    {},
    publisher === undefined ? make('authority', {}) : make('publisher', {}, publisher.name),
    make('idno', { type: 'record' }, id),
    publisher === undefined ? undefined : make('idno', { type: 'URI' }, `${publisher.base}${address.document(id)}`),
    makeFilled('availability', ...rights.map(licence)),
    ...ofTexts(described).map(({ corresp, text: { rights: own } }) =>
      own === undefined ? undefined : make('availability', { corresp }, licence(own)),
    ),
  )
}

/** The archive or edition that the record came from. */
function takenFromBibl({ document: { takenFrom } }: Described): BodyElement | undefined {
  if (takenFrom === undefined) return undefined
  const { name, number, address: where, since } = takenFrom
  return make(
    'bibl',
    { type: TAKEN_FROM },
    make('publisher', {}, name),
    number === undefined ? undefined : make('idno', { type: 'number' }, number),
    where === undefined ? undefined : make('idno', { type: 'URI' }, where),
    since === undefined ? undefined : make('date', { when: isW3cDate(since) ? since : undefined }, since),
  )
}

function notesStmt({ document: { held, numbers = [], classification } }: Described): BodyElement | undefined {
  return makeFilled(
    'notesStmt',
    make('note', { type: 'held' }, held),
    ...numbers.map(({ number }) => make('note', { type: 'number' }, number)),
    classification === undefined ? undefined : make('note', { type: 'classification' }, classification.marking),
  )
}

function sourceDesc(described: Described): BodyElement {
  const { witnesses = [] } = described.document
  const papers = witnesses.filter(({ edition }) => edition === undefined)
  const printed = witnesses.filter(({ edition }) => edition !== undefined)
  const from = takenFromBibl(described)
  if (witnesses.length === 0) return make('sourceDesc', {}, from ?? make('p', {}))
  const descriptions = papers.map((witness) => msDesc(witness, described))
  return make(
    'sourceDesc',
    {},
    ...(papers.length === 1 ? descriptions : []),
    papers.length > 1 ? make('listWit', {}, ...descriptions.map((one) => make('witness', {}, one))) : undefined,
    makeFilled('listBibl', ...printed.map(bibl)),
    from,
  )
}

function msDesc(witness: Witness, described: Described): BodyElement {
  const { references } = witness
  const inOrder = lyingNow(references)
  const [first, ...others] = inOrder
  // Where they stand otherwise in the record, numbers keep its order.
  const numbered = (one: Reference) =>
    inOrder.every((each, n) => each === references[n]) ? undefined : String(references.indexOf(one) + 1)
  const lines = witness.note?.split('\n') ?? []
  const note =
    lines.length === 0
      ? undefined
      : make('p', {}, ...lines.flatMap((line, n) => (n === 0 ? [line] : [make('lb', {}), line])))
  const extent = witness.form === undefined ? undefined : make('supportDesc', {}, make('extent', {}, witness.form))
  const form = witness.kind === 'not-stated' ? undefined : witness.kind
  const object = form === undefined && extent === undefined ? undefined : make('objectDesc', { form }, extent)
  return make(
    'msDesc',
    {},
    make(
      'msIdentifier',
      {},
      repositoryOf(first, described),
      first === undefined ? undefined : idno(first, numbered(first)),
      ...others.map((one) => make('altIdentifier', {}, repositoryOf(one, described), idno(one, numbered(one)))),
    ),
    makeFilled('physDesc', note, object),
  )
}

const idno = ({ asGiven, status }: Reference, n: string | undefined): BodyElement =>
  make('idno', { type: 'reference', subtype: status === 'not-stated' ? undefined : status, n }, asGiven)

function repositoryOf(reference: Reference | undefined, { agents }: Described): BodyElement | undefined {
  const agent = reference?.repository === undefined ? undefined : agents.get(reference.repository)
  const name = reference?.repositoryAsNamed ?? (agent === undefined ? undefined : preferredName(agent))
  return name === undefined ? undefined : make('repository', {}, name)
}

function bibl({ edition, references }: Witness): BodyElement {
  const { title = '', volume, number, pages, asGiven } = edition ?? {}
  const scope = (unit: string, words: string | undefined) =>
    words === undefined ? undefined : make('biblScope', { unit }, words)
  const reference = references.map((one) => one.asGiven).find((given) => given !== asGiven)
  const note = [asGiven, reference].filter((one) => one !== undefined).join('; ')
  return make(
    'bibl',
    {},
    make('title', {}, title),
    scope('volume', volume),
    scope('number', number),
    scope('page', pages),
    note === '' ? undefined : make('note', { type: 'asGiven' }, note),
  )
}
