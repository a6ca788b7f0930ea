import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { type Document, principalDate } from '#document/document.ts'
import type { Text } from '#document/text.ts'
import { lexiconOf } from './languages.ts'
import type { Mention } from './mention.ts'
import { mentionsIn, type Setting } from './mentions-in.ts'
import { standingOf } from './stated-day.ts'

/** Parts of a paper that are letters of others. */
const OTHERS = ['enclosure', 'annex']

/**
 * The words of a document that name another letter between the same people, in its transcripts, translations and machine-read texts, each read
 * in its own language; an editor's regest is not the letter's own words. The time that it takes grows with the text and no faster.
 */
export function findMentions(document: Document): readonly Mention[] {
  const setting = settingOf(document)
  return (document.texts ?? [])
    .filter((text) => isOwn(document, text))
    .flatMap((text) => inText(document, text, setting))
}

const isOwn = ({ parts = [] }: Document, { kind, part }: Text) =>
  kind !== 'regest' && !parts.some(({ id, kind: layer }) => id === part && OTHERS.includes(layer))

function inText({ languages }: Document, { id: text, lang, body }: Text, setting: Setting): readonly Mention[] {
  const blocks = blocksOf(parseBody(body)).filter(({ note }) => note !== true)
  const lexicon = lexiconOf(lang ?? (languages?.length === 1 ? languages[0] : undefined), blocks)
  if (lexicon === undefined) return []
  const found: Mention[] = []
  for (const { id: block, text: words } of blocks) {
    if (block === undefined) continue
    const here = mentionsIn(words, lexicon, setting, found)
    found.push(...here.map(({ quotation, ...mention }) => ({ text, quotation: { block, ...quotation }, ...mention })))
  }
  return found
}

/** An embassy, a legation or a consulate, by how the sender is named or by a title "The Ambassador in China to the Secretary of State". */
const POST =
  /(?<!\p{L})(?:embass|ambassad|legation|minister (?:in|at)|charg[eé]|consul|high commission|political advis|(?:representative|delegation|mission) (?:in|at)|botschaft|gesandt|konsul|посол|полпред|поверенн|консул)/iu
const SENDING = ['sender', 'author', 'signatory']

function settingOf(document: Document): Setting {
  const date = principalDate(document)
  const isJulian = date?.calendar === 'julian' || date?.calendar === 'julian-25-march'
  const standing = standingOf(date?.edtf, isJulian)
  const senders = (document.participants ?? []).filter(({ role }) => SENDING.includes(role))
  const named = senders.map(({ asNamed = '', office = '' }) => `${asNamed} ${office}`).join(' ')
  const [before = ''] = document.title.split(/ to | an /u, 1)
  return {
    ...(standing === undefined ? {} : { standing }),
    isFromPost: POST.test(named) || POST.test(before.slice(0, 300)),
  }
}
