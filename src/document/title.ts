import type { Issue } from '#value/issue.ts'
import { type DateRead, readDateLine } from './date-line.ts'
import type { Part } from './document.ts'
import { genreAtStart, readGenre } from './genre.ts'
import { type Layer, readLayer } from './title-layer.ts'

/** A name in a title, and the layer of the paper that it belongs to. */
export interface TitleName {
  readonly asNamed: string
  readonly part?: string
}

/** What a title tells. What it leaves open is empty here: nothing is guessed. */
export interface TitleRead {
  readonly genre?: string
  readonly genreAsGiven?: string
  readonly senders: readonly TitleName[]
  readonly recipients: readonly TitleName[]
  readonly via: readonly TitleName[]
  readonly authors: readonly TitleName[]
  readonly interlocutors: readonly TitleName[]
  readonly numbers: readonly { readonly number: string; readonly part?: string }[]
  /** Carrier and message, where the title tells of one inside the other. */
  readonly parts: readonly Part[]
  readonly dates: readonly (DateRead & { readonly part?: string })[]
  readonly issues: readonly Issue[]
}

const NOTHING: TitleRead = {
  senders: [],
  recipients: [],
  via: [],
  authors: [],
  interlocutors: [],
  numbers: [],
  parts: [],
  dates: [],
  issues: [],
}

const LONGEST = 1000

/** A date that words are as a whole; anything left over, and they are none. */
function dateOf(words: string, at: string): DateRead | undefined {
  const { dates, issues } = readDateLine(words, at)
  const [date] = dates
  return /\d/u.test(words) && issues.length === 0 && date?.edtf !== undefined ? date : undefined
}

const TAILS: readonly RegExp[] = [
  /\s*\((?<date>[^()]*\d[^()]*)\)\s*$/u,
  /,\s*(?<date>[^,]*,\s*\d{4}\]?)\s*$/u,
  /,\s*(?<date>[^,]*\d[^,]*)\s*$/u,
  /\s+(?:date|dated|of|vom|du)\s+(?<date>(?=[^,()]*\d{4})[\p{L}\d][^,()]*)\s*$/iu,
]

/** Takes the date off the end of a title: `(15 août 1914)`, `, 3. 5. 1892`. */
function takeDate(title: string, at: string): { readonly rest: string; readonly date?: DateRead } {
  for (const tail of TAILS) {
    const found = tail.exec(title)
    const date = found?.groups?.date === undefined ? undefined : dateOf(found.groups.date, at)
    if (found !== null && date !== undefined && found.index > 0) return { rest: title.slice(0, found.index), date }
  }
  return { rest: title }
}

const NUMBER = String.raw`\d+(?:[./-]\d+)*[a-z]?(?![\p{L}\d])`
const NUMBERS = new RegExp(
  String.raw`^[\s,]*(?:(?:nos?|nrs?|num(?:bers?|[ée]ros?)?|n[°º]s?|№)\.?\s*|#\s*)?(?<list>${NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|und|et|&)\s+)${NUMBER})*)(?=[\s,:]|$)`,
  'iu',
)

const LAST_NUMBER = new RegExp(String.raw`,\s*(?:no|nr|n[°º]|№)\.?\s*(?<number>${NUMBER})$`, 'iu')

/** Numbers right after the genre: `No. 0222`, `No. 50450, 50470, and 50490`, `869/871`, `n°63`. */
function takeNumbers(text: string): { readonly rest: string; readonly numbers: readonly string[] } {
  const found = NUMBERS.exec(text)
  const list = found?.groups?.list
  // "Telegrams, 10 January 1949" and "Letter, 5 May": a day is no number.
  if (found === null || list === undefined || /^\s*[.,]?\s*\p{L}+\.?\s+\d{4}/u.test(text.slice(found[0].length)))
    return { rest: text, numbers: [] }
  return { rest: text.slice(found[0].length), numbers: list.split(/\s*,\s*(?:and\s+)?|\s+(?:and|und|et|&)\s+/iu) }
}

const INNER =
  /,?\s+(?:transmitting|forwarding|conveying|relaying|passing on|containing|enclosing|übermittelnd|transmettant)\s+(?:(?:a|an|the|his|following)\s+)?/iu
const WITHIN = /\s+with\s+(?:a\s+)?(?=(?:message|telegram|letter|cable|note)s?\s+(?:from|of|to)\b)/iu
const DATE_BEFORE = /^(?<date>\d{1,2}\s+\p{L}+\s+\d{4}|\p{L}+\s+\d{1,2},\s+\d{4})\s+/u

/** The layers of a title: the carrier first, then each message inside the one before. */
function layersOf(text: string): readonly string[] {
  const [carrier = '', ...inner] = text.split(INNER)
  return inner.length === 0 ? [carrier] : [carrier, ...inner.flatMap((message) => message.split(WITHIN))]
}

const PARTS: readonly Part[] = [
  { id: 'carrier', kind: 'carrier' },
  { id: 'message', kind: 'message' },
  { id: 'message-2', kind: 'message' },
  { id: 'message-3', kind: 'message' },
]

function readMessage(text: string, at: string): { readonly layer: Layer; readonly date?: DateRead } {
  const found = DATE_BEFORE.exec(text)
  const date = found?.groups?.date === undefined ? undefined : dateOf(found.groups.date, at)
  const rest = date === undefined || found === null ? text : text.slice(found[0].length)
  const genre = genreAtStart(rest) ?? { length: /^messages?\b/iu.exec(rest)?.[0].length ?? 0 }
  const layer = readLayer(rest.slice(genre.length).replace(/^[\s,:]+/u, ''), genre.length > 0)
  return { layer, ...(date === undefined ? {} : { date }) }
}

const named = (names: readonly string[], part: string | undefined): TitleName[] =>
  names.map((asNamed) => ({ asNamed, ...(part === undefined ? {} : { part }) }))

const BETWEEN = /^\W*(?:between|zwischen|entre|tra)\s+(?<names>.+)$/iu
const WITH = /^\W*(?:with|mit|avec|con)\s+(?<names>.+)$/iu
const JOURNAL = /^From the (?:Journal|Diary|Diaries) of (?<author>[^,'"“‘:]+)/iu
/** `Samuel Ward's Diary`, `John Dickinson's Draft Letter to Quebec`; the apostrophe is often lost, and a blank stands for it. */
const OWN =
  /^(?!(?:First|Second|Third|Final|Revised|Official|Joint|New|Preliminary|Rough)\s)(?<author>\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*){0,4}?)(?:(?:['’]s?|\s+s)\??\s+(?<own>Statement|Propositions|Plan of \p{Lu}\p{Ll}+|(?:Draft|Proposed)\s+\p{Lu}\p{Ll}+)|(?<=\s\S+)\s+(?<draft>(?:Draft|Proposed)\s+\p{Lu}\p{Ll}+)|(?:['’]s?|\s+s)?\??\s+(?<what>Diary|Journal|Tagebuch|Memorandum Book|Notes|Resolutions|Speech|Memoirs?))(?!\p{L})/u

const asGivenOf = ({ asGiven }: { readonly asGiven?: string }) =>
  asGiven === undefined ? {} : { genreAsGiven: asGiven }

/** Titles that name an author or those who talked, and no sender. */
function readOthers(title: string): Pick<TitleRead, 'authors' | 'interlocutors' | 'genre' | 'genreAsGiven'> {
  const journal = JOURNAL.exec(title)?.groups?.author?.trim()
  if (journal !== undefined) return { authors: named([journal], undefined), interlocutors: [], genre: 'diary' }
  const own = OWN.exec(title)?.groups
  if (own?.author !== undefined && genreAtStart(title) === undefined) {
    const found = readGenre((own.own ?? own.draft ?? own.what ?? '').replace(/^Proposed\s+/u, ''))
    const isKnown = found !== undefined && found.genre !== 'note'
    const genre = isKnown ? { genre: found.genre, ...asGivenOf(found) } : {}
    return { authors: named([own.author], undefined), interlocutors: [], ...genre }
  }
  return { authors: [], interlocutors: [] }
}

function interlocutorsOf(rest: string): readonly string[] {
  const names = (BETWEEN.exec(rest) ?? WITH.exec(rest))?.groups?.names
  if (names === undefined) return []
  const cut = names.replace(/\s*["“”'‘].*$|\s+(?:on|in|at|about|regarding|during)\s.*$/u, '')
  return cut
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|und|et|e)\s+/u)
    .map((name) => name.trim())
    .filter((name) => /^\p{Lu}/u.test(name))
}

/**
 * Reads a title: `Cable, Filippov [Stalin] to Cde. Mao Zedong [via Terebin]`, `Lettre n°1 de X à Y (15 août 1914)`, `X an Y, 3. 5. 1892`,
 * `Ciphered Telegram No. 50450, Terebin to Kuznetsov, transmitting a Message from Mao Zedong to Filippov [Stalin]` with both its layers. A title that
 * tells of an author, not of a sender, gives the author. Nothing throws.
 */
export function readTitle(title: string, at: string): TitleRead {
  const text = title
    .slice(0, LONGEST)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\s*\((?:excerpts?|extracts?|fragments?|draft|copy|part \d+|\d{1,2})\)$/iu, '')
  const { rest, date } = takeDate(text, at)
  const dates = date === undefined ? [] : [date]
  const others = readOthers(rest)
  if (others.authors.length > 0) return { ...NOTHING, ...others, dates }
  const found = genreAtStart(rest)
  const genre = {
    ...(found === undefined ? {} : { genre: found.genre }),
    ...(found === undefined ? {} : asGivenOf(found)),
  }
  const isReply = /^(?:draft\s+)?(?:reply|response|answer)\b/iu.test(rest)
  const after = takeNumbers(found === undefined ? '' : rest.slice(found.length))
  const last = found === undefined ? null : LAST_NUMBER.exec(after.rest)
  const body = (found === undefined ? rest : after.rest.slice(0, last?.index)).replace(/^[\s,:]+/u, '')
  const given = [...after.numbers, ...(last?.groups?.number === undefined ? [] : [last.groups.number])]
  if (found?.genre === 'memorandum of conversation') {
    return {
      ...NOTHING,
      ...genre,
      dates,
      numbers: given.map((number) => ({ number })),
      interlocutors: named(interlocutorsOf(body), undefined),
      authors: named(/^by\s/iu.test(body) ? readLayer(body, true).senders : [], undefined),
    }
  }
  // "Reply to Mao Zedong's Telegram from Stalin" tells who sends; whom the telegram that it answers names is another matter.
  const told = isReply ? (/\s(?<from>from\s.+)$/iu.exec(body)?.groups?.from ?? '') : body
  const [carrier = '', ...messages] = layersOf(told)
  const layers = [
    { layer: readLayer(carrier, found !== undefined || isReply) },
    ...messages.slice(0, PARTS.length - 1).map((message) => readMessage(message, at)),
  ]
  const isLayered =
    layers.length > 1 && layers.slice(1).some(({ layer }) => layer.senders.length + layer.recipients.length > 0)
  const partOf = (index: number) => (isLayered ? PARTS[index]?.id : undefined)
  const collect = (role: keyof Layer) => layers.flatMap(({ layer }, index) => named(layer[role], partOf(index)))
  const part = partOf(0)
  return {
    ...NOTHING,
    ...genre,
    senders: collect('senders'),
    recipients: collect('recipients'),
    via: collect('via'),
    numbers: given.map((number) => ({ number, ...(part === undefined ? {} : { part }) })),
    parts: isLayered ? PARTS.slice(0, layers.length) : [],
    dates: [
      ...dates,
      ...layers.flatMap((each, index) => {
        const id = partOf(index)
        const inner = 'date' in each ? each.date : undefined
        return inner === undefined ? [] : [{ ...inner, ...(id === undefined ? {} : { part: id }) }]
      }),
    ],
  }
}
