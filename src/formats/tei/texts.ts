import type { DraftText } from '#document/draft.ts'
import { TEXT_KINDS, type TextKind } from '#document/text.ts'
import { toBody } from '#document/to-body.ts'
import { childOf, childrenOf, isElement, wordsOf, type XmlElement, type XmlNode } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'

/** Parts of `front` and `back` that list what the text names: authorities, no text of the document. */
const REGISTERS: ReadonlySet<string> = new Set(
  'listPerson listOrg listPlace listBibl listNym listEvent listRelation listObject'.split(' '),
)

const KINDS: readonly (readonly [sign: RegExp, kind: TextKind])[] = [
  [/transl|übersetz|uebersetz|tradu/iu, 'translation'],
  [/regest|summary|abstract|calendar/iu, 'regest'],
  [/\bocr\b/iu, 'ocr'],
]

interface Stretch {
  readonly kind: TextKind
  readonly lang: string | undefined
  /** The language that a translation says it is from, as `writeTei` writes it. */
  readonly from: string | undefined
  readonly nodes: XmlNode[]
  readonly at: string
}

/**
 * The texts of a `text` element. One, as a rule, whatever divisions it has; several where divisions say that they are in another language, or a
 * translation, a regest, raw OCR. Enclosures and notes stay where they are, in their own division.
 */
export function readTexts(text: XmlElement, lang: string | undefined, gathering: Gathering): readonly DraftText[] {
  const around = text.attributes['xml:lang'] ?? lang
  const stretches: Stretch[] = []
  // What stands before the first division (a page's beginning) goes into it, unless it has words of its own.
  const before: XmlNode[] = []
  for (const node of spokenOf(text)) {
    const div = isElement(node) && node.name === 'div' ? node : undefined
    const kind = div === undefined ? undefined : kindOf(div)
    const said = div?.attributes['xml:lang'] ?? (kind === undefined || kind === 'transcript' ? around : undefined)
    const own = div !== undefined && isOurs(div)
    const goesOn =
      div === undefined
        ? stretches.at(-1)
        : stretches.find((one) => !own && one.kind === (kind ?? 'transcript') && one.lang === said)
    if (goesOn === undefined && div === undefined && !hasWords(node)) before.push(node)
    else {
      const stretch = goesOn ?? begin(kind ?? 'transcript', said, node, gathering.at(div ?? text))
      if (goesOn === undefined) stretches.push(stretch)
      // A division that we wrote is the text itself; of others the name and number of the division are kept.
      stretch.nodes.push(...before.splice(0), ...(own ? div.children : [node]))
    }
  }
  if (before.length > 0) stretches.push({ ...begin('transcript', around, '', gathering.at(text)), nodes: before })
  return stretches.flatMap((stretch) => textOf(stretch, stretches, gathering))
}

const hasWords = (node: XmlNode) => (isElement(node) ? wordsOf(node) : node.trim()) !== ''

function begin(kind: TextKind, lang: string | undefined, node: XmlNode, at: string): Stretch {
  const from = FROM.exec((isElement(node) ? node.attributes.subtype : undefined) ?? '')?.groups?.lang
  return { kind, lang, from, nodes: [], at }
}

const FROM = /^from-(?<lang>.+)$/u

/** The text's own children, `front` and `back` included but for their registers. */
export function spokenOf(text: XmlElement): readonly XmlNode[] {
  const parts = childrenOf(text, 'front', 'body', 'group', 'back')
  return parts.flatMap((part): readonly XmlNode[] => {
    if (part.name === 'body') return part.children
    if (part.name === 'group')
      return childrenOf(part, 'text', 'group').flatMap((inner) =>
        spokenOf(inner.name === 'text' ? inner : { ...inner, children: [inner] }),
      )
    const said = part.children.filter((node) => !isElement(node) || !REGISTERS.has(node.name))
    return said.some((node) => (isElement(node) ? wordsOf(node) !== '' : node.trim() !== ''))
      ? [{ ...part, children: said }]
      : []
  })
}

function kindOf({ attributes: { type = '', subtype = '' } }: XmlElement): TextKind | undefined {
  const exact = TEXT_KINDS.find((kind) => kind === type)
  return exact ?? KINDS.find(([sign]) => sign.test(type) || sign.test(subtype))?.[1]
}

/** Whether `writeTei` has made the division, to hold one text. */
const isOurs = ({ attributes: { type, subtype = '' } }: XmlElement) =>
  TEXT_KINDS.some((kind) => kind === type) && (subtype === 'text' || FROM.test(subtype))

/** The divisions of a text that `writeTei` has made, in their order. */
export const ownDivisions = (text: XmlElement | undefined): readonly XmlElement[] =>
  childrenOf(childOf(text, 'body'), 'div').filter(isOurs)

function textOf(
  { kind, lang, from, nodes, at }: Stretch,
  all: readonly Stretch[],
  gathering: Gathering,
): readonly DraftText[] {
  const { body, unplaced, issues } = toBody(nodes, at)
  if (!saysAnything(body)) return []
  gathering.unplaced.push(...unplaced)
  gathering.issues.push(...issues)
  const original = all.find((one) => one.kind === 'transcript')
  const translates = kind === 'translation' && original === undefined ? from : undefined
  return [
    {
      kind,
      ...(lang === undefined || lang === '' ? {} : { lang }),
      ...(translates === undefined ? {} : { translates: { lang: translates, held: false as const } }),
      body,
      at,
    },
  ]
}

/** Words, or a sign of where words were or are: a page, a gap, a picture. */
const saysAnything = (body: string) =>
  /<(?:pb|gap|graphic|figure|metamark)\b/u.test(body) || body.replace(/<[^>]*>/gu, '').trim() !== ''
