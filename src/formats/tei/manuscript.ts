import type { DraftReference, DraftWitness } from '#document/draft.ts'
import { WITNESS_KINDS, type WitnessKind } from '#document/witness.ts'
import { lookUp } from '#value/look-up.ts'
import { childOf, childrenOf, find, within, wordsOf, type XmlElement } from '../xml/element.ts'
import { attributesAsWords, type Gathering } from './gathering.ts'
import { nameOf } from './names.ts'

/** A `witness`, or the one `msDesc` of a source: where it lies, what it is like. */
export function readWitness(element: XmlElement, gathering: Gathering): DraftWitness | undefined {
  const msDesc = element.name === 'msDesc' ? element : childOf(element, 'msDesc')
  const objectType = childOf(element, 'objectType') ?? find(msDesc, 'physDesc/objectDesc/objectType')
  const identifier = childOf(msDesc, 'msIdentifier')
  if (msDesc === undefined) {
    const reference = wordsOf(element)
    gathering.take(element)
    return reference === '' ? undefined : { reference, at: gathering.at(element) }
  }
  gathering.take(objectType)
  const place = identifier === undefined ? {} : readIdentifier(identifier, gathering)
  const form = [objectTypeOf(objectType), extentOf(msDesc, gathering)].filter(Boolean).join('; ')
  const kind = kindOf(objectType, find(msDesc, 'physDesc/objectDesc'))
  const note = physicalNote(msDesc, gathering)
  if (Object.keys(place).length === 0 && form === '' && note === '') return undefined
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(form === '' ? {} : { form }),
    ...place,
    ...(note === '' ? {} : { note }),
    at: gathering.at(identifier ?? element),
  }
}

/** What kind of paper it says it is: the source's word for it. */
export function objectTypeOf(objectType: XmlElement | undefined): string {
  if (objectType === undefined) return ''
  const { corresp, ana } = objectType.attributes
  return (
    wordsOf(objectType) ||
    [corresp, ana]
      .filter((word) => word !== undefined)
      .map((word) => word.replace(/^#/u, ''))
      .join(', ')
  )
}

const KINDS: readonly (readonly [sign: RegExp, kind: WitnessKind])[] = [
  [/entwurf|draft|brouillon|minuta/iu, 'draft'],
  [/abschrift|durchschlag|fotokopie|photocop|carbon|\bcopy\b|copie/iu, 'copy'],
]

function kindOf(...elements: readonly (XmlElement | undefined)[]): WitnessKind | undefined {
  const exact = WITNESS_KINDS.find((kind) => elements.some((one) => one?.attributes.form === kind))
  if (exact !== undefined) return exact
  const said = elements.map((one) => `${objectTypeOf(one)} ${one?.attributes.form ?? ''}`).join(' ')
  return KINDS.find(([sign]) => sign.test(said))?.[1]
}

const IN_REFERENCE = [
  'country',
  'region',
  'settlement',
  'institution',
  'repository',
  'collection',
  'idno',
  'msName',
] as const
const SHELF = /shelf|signatur|call|cote|segnatura/iu

type Placed = Pick<DraftWitness, keyof DraftReference | 'otherReferences'>

/** Where the paper lies, and where it lay or what else it is called (`altIdentifier`): a reference each. */
function readIdentifier(identifier: XmlElement, gathering: Gathering): Placed {
  const own = readReference(identifier, gathering)
  const here = own.repository === undefined ? {} : { repository: own.repository }
  const others = childrenOf(identifier, 'altIdentifier').flatMap((other) => {
    const reference = readReference(other, gathering)
    gathering.take(other)
    if (reference.reference === undefined) return []
    const told = reference.whole === true ? reference : { ...former(other), ...here, ...reference }
    return [{ told, n: numberOf(other) }]
  })
  const [first = own, ...rest] = [{ told: own, n: numberOf(identifier) }, ...others]
    .toSorted((a, b) => a.n - b.n)
    .map(({ told }) => told)
  return { ...first, ...(rest.length === 0 ? {} : { otherReferences: rest }) }
}

/** `writeTei` puts where a paper lies now before where it lay, and numbers them where the record has another order. */
const numberOf = (identifier: XmlElement): number => Number(childOf(identifier, 'idno')?.attributes.n ?? 0) || 0

const former = ({ attributes: { type = '' } }: XmlElement): Pick<DraftReference, 'status'> =>
  /former|old|alt\b|anc|olim|früher/iu.test(type) ? { status: 'former' } : {}

/** The archival reference as one string, its parts in the source's order; of several numbers, the one that is the shelf mark. */
function readReference(identifier: XmlElement, gathering: Gathering): DraftReference {
  const parts = childrenOf(identifier, ...IN_REFERENCE).filter((part) => wordsOf(part) !== '')
  const shelf = parts.find(
    ({ name, attributes: { type } }) => name === 'idno' && type !== undefined && SHELF.test(type),
  )
  const collection = parts
    .filter(({ name }) => name === 'collection')
    .map(wordsOf)
    .at(-1)
  const ours = parts.filter(({ attributes: { type } }) => type === 'reference')
  if (ours[0] !== undefined) return asWritten(identifier, ours[0], gathering)
  const whole = shelf !== undefined && collection !== undefined && wordsOf(shelf).includes(collection)
  const used = whole ? [shelf] : parts.filter((part) => part.name !== 'idno' || shelf === undefined || part === shelf)
  const reference = used.map(wordsOf).join(', ')
  const holder = childOf(identifier, 'institution') ?? childOf(identifier, 'repository')
  const repository = holder === undefined ? '' : nameOf(holder)
  const place = childOf(identifier, 'settlement')
  gathering.take(...used, ...(whole ? childrenOf(identifier, 'collection') : []), holder, ...(whole ? [place] : []))
  return {
    ...(repository === '' ? {} : { repository }),
    ...(reference === '' ? {} : { reference }),
  }
}

/** A reference that is one string already, as `writeTei` writes it: exactly as it was given, whether it names the repository or not. */
function asWritten(identifier: XmlElement, idno: XmlElement, gathering: Gathering): DraftReference {
  const reference = wordsOf(idno)
  const keeper = childOf(identifier, 'repository')
  const status = STATUSES.find((one) => one === idno.attributes.subtype)
  gathering.take(idno, keeper)
  // `University Library, Cambridge` stands in the reference in another order: `GB, Cambridge, University Library, Add. 4`.
  const [name = '', ...town] = wordsOf(keeper).split(/,\s*/u)
  const inside = town.length > 0 && [name, ...town].every((part) => reference.includes(part))
  const repository = inside && !reference.includes(wordsOf(keeper)) ? name : wordsOf(keeper)
  return {
    ...(repository === '' ? {} : { repository }),
    reference,
    whole: true,
    ...(status === undefined ? {} : { status }),
  }
}

const STATUSES = ['present', 'former'] as const

/** Of things said in several languages, those in English; else in the language that comes first. */
function inOneLanguage(elements: readonly XmlElement[]): readonly XmlElement[] {
  const langs = elements.map(({ attributes }) => attributes['xml:lang'])
  const chosen = langs.includes('en') ? 'en' : langs[0]
  return elements.filter((_, n) => langs[n] === undefined || langs[n] === chosen)
}

function extentOf(msDesc: XmlElement, gathering: Gathering): string {
  const extent = find(msDesc, 'physDesc/objectDesc/supportDesc/extent')
  if (extent === undefined) return ''
  const measures = inOneLanguage(childrenOf(extent, 'measure'))
  gathering.take(...measures, ...(measures.length === 0 ? [extent] : []))
  return measures.length === 0
    ? wordsOf(extent)
    : measures
        .map((one) => wordsOf(one) || attributesAsWords(one))
        .filter(Boolean)
        .join(', ')
}

const DESCRIBED = [
  'support',
  'foliation',
  'condition',
  'layout',
  'handNote',
  'typeNote',
  'incident',
  'seal',
  'binding',
  'accMat',
] as const

/** What a reader calls what TEI names otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  handNote: 'hand',
  typeNote: 'type',
  incident: 'trace',
  accMat: 'with it',
}

/** What is said of the paper itself, a line for each thing; in one language, where it is said in several. */
function physicalNote(msDesc: XmlElement, gathering: Gathering): string {
  const own = childrenOf(childOf(msDesc, 'physDesc'), 'p', 'ab')
  gathering.take(...own)
  const lines = own.map(linesOf).filter((line) => line !== '')
  for (const element of within(childOf(msDesc, 'physDesc'), ...DESCRIBED, 'additions')) {
    if (element.name === 'additions' && childOf(element, 'incident') !== undefined) continue
    const said = childrenOf(element, 'p', 'desc', 'ab')
    const chosen = inOneLanguage(said)
    const words = said.length === 0 ? wordsOf(element) : chosen.map(wordsOf).join(' ')
    const attributes = attributesAsWords({ ...element, attributes: withoutPointers(element) })
    const line = [attributes, words].filter((one) => one !== '').join(': ')
    if (line !== '') lines.push(`${lookUp(CALLED, element.name) ?? element.name}: ${line}`)
    gathering.take(...chosen, ...(said.length === 0 ? [element] : []))
  }
  return lines.join('\n')
}

/** The words of a paragraph, its line breaks kept. */
const linesOf = (p: XmlElement): string =>
  p.children
    .reduce<string>(
      (text, node) =>
        text + (typeof node === 'string' ? node.replace(/\s+/gu, ' ') : node.name === 'lb' ? '\n' : wordsOf(node)),
      '',
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')

const withoutPointers = ({ attributes: { scribeRef: _, ...rest } }: XmlElement) => rest
