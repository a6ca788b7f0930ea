import { isTitle, nameWords } from '#authority/name-words.ts'

/** Those whom one layer of a title names, each as it is written there. */
export interface Layer {
  readonly senders: readonly string[]
  readonly recipients: readonly string[]
  readonly via: readonly string[]
}

const NOBODY: Layer = { senders: [], recipients: [], via: [] }

const ARTICLE = /^(?:the|le|la|les|l['’]|den|die|der|dem)\s+/iu
const BODY =
  /\b(?:ministry|department|board|committee|bureau|office|council|commission|government|delegates|ministerium|ministère)\b/iu
/** Nouns before "to" that are nobody: `Reply to …`, `Introduction to …`. */
const THING =
  /^(?:reply|response|answer|introduction|appendix|annex|addendum|addition|amendment|supplement|preface|guide|visit|trip|journey|road|way|invitation|request|message|instructions?|reaction|approach|aid|assistance|attitude|greetings?|congratulations|proposals?|comments?|materials?|questions?|list|table|index|notes?|draft|portrait|chronology|information|explanation|relations?|attachment|enclosure|resolution|statement|decree|plan|appeal|call|orders?|permission|letters?|from|\p{L}+(?:tion|sion|ment|ness)s?)\b/iu

/** What belongs to somebody is a paper, not a person: `Patrick Henry's Draft Address`, also where the apostrophe was lost. */
const PAPER =
  /(?:['’]s?|\ss)\s+(?:\p{L}+\s+)?(?:letters?|telegrams?|cables?|address|speech|notes?|diary|journal|reports?|memorand(?:um|a)|messages?|reply|statements?|resolutions?|proposals?|plan)\b|\S\s+draft\b/iu
/** Those who are named by their rank alone, or as all of a kind: who they were is for an editor to say. */
const ALL_OF_A_KIND =
  /^(?:certain |several |all |various |the )*(?:states|colonies|provinces|inhabitants|people|public|nation|world)$/iu

/** Whether words can be a name: they begin with a capital or have no case, and are few. */
function isName(text: string): boolean {
  const words = nameWords(text)
  return (
    words.length > 0 &&
    words.length <= 9 &&
    /^[[(“"]?[^\p{Ll}\d]/u.test(text) &&
    /\p{L}/u.test(text) &&
    !PAPER.test(text) &&
    !/[?!:]/u.test(text.replace(/\?$/u, ''))
  )
}

/** One name or several: `Mao Zedong and Zhou Enlai`; a ministry of this and that is one. */
function namesIn(text: string): string[] {
  const plain = text
    .trim()
    .replace(/[,;\s]+$/u, '')
    .replace(/\?$/u, '')
  const pieces = BODY.test(plain) ? [plain] : plain.split(/\s+(?:and|und|et|e|&|и)\s+/iu)
  const names = pieces.map((piece) => piece.trim().replace(ARTICLE, ''))
  return names.every(isName) ? names : isName(plain) ? [plain] : []
}

const VIA =
  /\s*(?:[[(]\s*(?:via|through|über|par l['’]intermédiaire de)\s+(?<inside>[^\])]*)[\])]|\bvia\s+(?<after>.*)$)/iu
// A suffix belongs to the name before its comma; anything else after a comma, a quotation mark or one of these words is the subject.
const SUBJECT =
  /,\s+(?!(?:jr|sr|i{2,3}|iv)\b)(?!for\s+\p{Lu}).*$|\s*["“”„«»].*$|\s+['‘](?=\p{L}).*$|\s*[:;].*$|\s+(?:regarding|concerning|about|re|on|in reply|in response|with|upon|betreffend|über|concernant|au sujet|(?<!\b(?:general|consul|consulate|embassy|legation|mission|ambassador|minister|affaires|representative|delegate|delegation|commissioner|headquarters|office|officer|agent|adviser)\s+)at|during|after|before)\s.*$/iu

function pieces(text: string): {
  readonly name: string
  readonly via: readonly string[]
  readonly rest: readonly string[]
} {
  const cut = text.replace(SUBJECT, '')
  const found = VIA.exec(cut)
  const via = found === null ? [] : namesIn(found.groups?.inside ?? found.groups?.after ?? '')
  const [name = '', ...more] = (found === null ? cut : cut.replace(VIA, '')).split(/,\s+for\s+/iu)
  return { name: name.trim(), via, rest: more.flatMap(namesIn) }
}

const layer = (from: string, to: string): Layer | undefined => {
  const [sender, recipient] = [pieces(from), pieces(to)]
  const senders = namesIn(sender.name)
  const recipients = [...namesIn(recipient.name), ...recipient.rest]
  if (senders.length + recipients.length === 0) return undefined
  return { senders, recipients, via: [...sender.via, ...recipient.via] }
}

const isNamed = (name: string) => !ALL_OF_A_KIND.test(name) && !nameWords(name).every(isTitle)

/** The same without those who are not named. */
const named = ({ senders, recipients, via }: Layer): Layer => ({
  senders: senders.filter(isNamed),
  recipients: recipients.filter(isNamed),
  via: via.filter(isNamed),
})

// Each with its two sides; the shortest left side wins, so that "Letter to X from Y to Z" is not turned about.
const FORMS: readonly (readonly [RegExp, 'from-to' | 'to-from'])[] = [
  [/^(?:from|von|vom|(?:sent )?by)\s+(?<a>.+?)\s+(?:to|an|for)\s+(?<b>.+)$/isu, 'from-to'],
  [/^(?:de\s+(?:la\s+)?|du\s+|d['’])(?<a>.+?)\s+(?:à|au|aux)\s+(?<b>.+)$/isu, 'from-to'],
  [/^(?:di|del|della|dal|da)\s+(?<a>.+?)\s+(?:a|al|alla|ad)\s+(?<b>.+)$/isu, 'from-to'],
  [/^(?:to|an|à)\s+(?<b>.+?)\s+(?:from|von|de)\s+(?<a>.+)$/isu, 'to-from'],
  [/^(?:from|von|sent by|by|от)\s+(?<a>.+)$/isu, 'from-to'],
  [/^(?:to|an|à)\s+(?<b>.+)$/isu, 'from-to'],
  [/^(?:de\s+|d['’])(?<a>.+)$/isu, 'from-to'],
]
const BARE = /^(?<a>.+?)\s+(?:to|TO|an|à)\s+(?<b>.+)$/su

/**
 * Reads who sent to whom, in one layer. With `isTold` (a genre stands before it) words such as "from X" are believed;
 * without it only `X to Y` between two names is.
 */
export function readLayer(text: string, isTold: boolean): Layer {
  const plain = text.trim()
  for (const [form] of isTold || /^(?:from|to)\s/iu.test(plain) ? FORMS : []) {
    const found = form.exec(plain)?.groups
    if (found === undefined) continue
    if (!isTold && /^from\s+the\s+(?:journal|diary|diaries|notes|papers|memoirs)\b/iu.test(plain)) return NOBODY
    const read = layer(found.a ?? '', found.b ?? '')
    if (read !== undefined) return named(read)
  }
  const bare = BARE.exec(plain)?.groups
  if (bare?.a === undefined || bare.b === undefined || THING.test(bare.a)) return NOBODY
  // A subject on the left ("Statement on … to …") makes it no sender.
  const read = SUBJECT.test(bare.a) ? undefined : layer(bare.a, bare.b)
  const hasBoth = read !== undefined && read.senders.length > 0 && read.recipients.length > 0
  return hasBoth ? named(read) : NOBODY
}
