import type { Placed } from '#document/draft.ts'
import { CREDIT_ROLES, type Credit, type CreditRole } from '#document/rights.ts'
import { lookUp } from '#value/look-up.ts'
import { childrenOf, find, isElement, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'
import { nameOf } from './names.ts'
import { isOfText } from './own-ids.ts'

const ROLES: readonly (readonly [sign: RegExp, role: CreditRole])[] = [
  [/transcri|transkri/iu, 'transcribed'],
  [/translat|übersetz|traduc|tradui/iu, 'translated'],
  [/edit|édit|herausg|hrsg|bearb|annot|kommentar|curat/iu, 'edited'],
  [/encod|encodage|mark-?up|kodier|codier|\btei\b|\bxml\b/iu, 'encoded'],
  [/digit|numéris|scan/iu, 'digitized'],
  [/fund|förder|financ/iu, 'funded'],
  [/contribut/iu, 'contributed'],
  [/obtain/iu, 'obtained'],
  [/provid/iu, 'provided'],
]

/** Who made the edition of it: editors, those responsible with what for, who paid. */
export function readCredits(header: XmlElement, gathering: Gathering): readonly Placed<Credit>[] {
  const statements = ['titleStmt', 'editionStmt', 'publicationStmt', 'seriesStmt'].map((name) =>
    find(header, `fileDesc/${name}`),
  )
  return statements.flatMap((statement) =>
    childrenOf(statement, 'editor', 'funder', 'sponsor', 'principal', 'respStmt').flatMap((element) => {
      gathering.take(element)
      if (isOfText(element)) return []
      const at = gathering.at(element)
      return (element.name === 'respStmt' ? readResponsibility(element) : readMaker(element)).map((value) => ({
        value,
        at,
      }))
    }),
  )
}

export function readResponsibility(statement: XmlElement): readonly Credit[] {
  const [first, ...others] = childrenOf(statement, 'resp').map(wordsOf).filter(Boolean)
  const exact = CREDIT_ROLES.find((role) => role === first)
  if (exact !== undefined) {
    const note = others.join('; ')
    return namesIn(statement).map((name) => ({ role: exact, name, ...(note === '' ? {} : { note }) }))
  }
  const resp = [first, ...others].filter(Boolean).join('; ')
  const role = ROLES.find(([sign]) => sign.test(resp))?.[1] ?? 'other'
  const plain =
    /^(?:edit(?:ed|or|ing)?|transcri(?:ption|bed|ber)|translat(?:ion|ed|or)|encod(?:ing|ed|er)|digiti[sz](?:ation|ed))(?: by)?$/iu.test(
      resp,
    )
  return namesIn(statement).map((name) => ({ role, name, ...(plain || resp === '' ? {} : { note: resp }) }))
}

const OF_MAKERS: Readonly<Record<string, CreditRole>> = {
  editor: 'edited',
  funder: 'funded',
  sponsor: 'funded',
  principal: 'other',
}

function readMaker(element: XmlElement): readonly Credit[] {
  const names = namesIn(element)
  const role = lookUp(OF_MAKERS, element.name) ?? 'other'
  const affiliation = childrenOf(element, 'affiliation').map(wordsOf)
  const note = [...(role === 'other' ? [element.name] : []), ...affiliation].join('; ')
  return (names.length === 0 ? [nameOf(bare(element))] : names)
    .filter((name) => name !== '')
    .map((name) => ({ role, name, ...(note === '' ? {} : { note }) }))
}

/** Without what stands beside the name. */
const bare = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.filter(
    (node) => !isElement(node) || !['email', 'affiliation', 'address', 'idno', 'ptr', 'note'].includes(node.name),
  ),
})

const namesIn = (element: XmlElement): readonly string[] =>
  childrenOf(element, 'persName', 'orgName', 'name')
    .map(nameOf)
    .filter((name) => name !== '')
