/**
 * What TEI P5 (tei_all) allows in a text's body, as far as it is kept here. The sets say a little less than TEI in places, never more:
 * `test/document/body-model.test.ts` holds each pair of them against the schema.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/u)

const GLOBAL = words('note pb lb cb gb milestone anchor gap space fw metamark figure app')
const NAMES =
  words(`persName orgName placeName settlement country region district bloc geogName name rs forename surname addName
  genName nameLink roleName`)
const EDITORIAL =
  words(`add del subst unclear supplied surplus sic corr orig reg choice abbr expan am ex damage restore retrace secl
  handShift`)
const PHRASES =
  words(`affiliation email date time num measure ref ptr hi emph title term gloss mentioned soCalled distinct foreign
  address seg c w pc idno q`)
const OF_MANUSCRIPTS = words('stamp origDate origPlace material')
const QUOTED = words('quote cit said floatingText')
const INTER = words('list table bibl label stage caption desc lg l')

const DATUM = [...GLOBAL, ...NAMES, ...EDITORIAL, ...PHRASES, ...OF_MANUSCRIPTS, 'graphic']
const PHRASE = [...DATUM, ...QUOTED]
const PARA = [...PHRASE, ...INTER]
const COMMON = words('p ab sp list table bibl quote q cit said floatingText label stage caption desc lg l')

/** The elements that a kind of content may hold. Where text may stand too, the content is in `MIXED`. */
export const ALLOWED = {
  empty: new Set<string>(),
  text: new Set<string>(),
  idno: new Set(['idno']),
  phrase: new Set(PHRASE),
  datum: new Set(DATUM),
  para: new Set(PARA),
  line: new Set([...PARA].filter((name) => name !== 'l' && name !== 'lg')),
  ab: new Set([...PARA, 'ab']),
  special: new Set([...PARA, 'p', 'ab', 'sp']),
  limited: new Set([
    ...NAMES,
    ...words('affiliation email date time num measure ref ptr hi emph title term gloss foreign q'),
  ]),
  word: new Set([...GLOBAL, ...EDITORIAL, ...words('hi seg c w pc q')]),
  bibl: new Set([
    ...[...GLOBAL, ...NAMES, ...EDITORIAL, ...PHRASES],
    ...words('author editor publisher pubPlace biblScope extent bibl quote'),
  ]),
  opener: new Set([...DATUM, ...words('argument byline dateline epigraph salute signed')]),
  closer: new Set([...DATUM, ...words('dateline salute signed')]),
  dateline: new Set([...DATUM, 'docDate']),
  byline: new Set([...DATUM, 'docAuthor']),
  gap: new Set(['desc']),
  graphic: new Set(['desc']),
  // Those below hold no text of their own, and have an order or a least number: `shapes.ts` sees to it.
  div: new Set([
    ...GLOBAL,
    ...COMMON,
    ...words(
      'head opener closer salute signed dateline byline trailer postscript argument epigraph docAuthor docDate div',
    ),
  ]),
  postscript: new Set([...GLOBAL, ...COMMON, ...words('head opener signed closer trailer postscript')]),
  argument: new Set([...GLOBAL, ...COMMON, 'head']),
  epigraph: new Set([...GLOBAL, ...COMMON]),
  figure: new Set([...GLOBAL, ...COMMON, ...words('head figDesc graphic')]),
  list: new Set([...GLOBAL, ...words('head label item')]),
  table: new Set([...GLOBAL, ...words('head row')]),
  row: new Set(['cell']),
  lg: new Set([...GLOBAL, ...words('head l lg label stage')]),
  address: new Set([...GLOBAL, ...NAMES, ...words('addrLine street postCode postBox idno')]),
  subst: new Set(words('add del surplus pb lb cb gb milestone anchor')),
  choice: new Set(words('sic corr orig reg abbr expan am ex unclear supplied seg')),
  app: new Set(words('lem rdg note')),
  cit: new Set([...GLOBAL, ...words('quote q said cit bibl ref ptr pc floatingText')]),
  sp: new Set([...GLOBAL, ...words('speaker p ab l lg list quote cit said stage')]),
  floatingText: new Set([...GLOBAL, 'body']),
} satisfies Readonly<Record<string, ReadonlySet<string>>>
export type Content = keyof typeof ALLOWED

export const MIXED: ReadonlySet<Content> = new Set<Content>([
  ...(['text', 'idno', 'phrase', 'datum', 'para', 'line', 'ab', 'special', 'limited', 'word', 'bibl'] as const),
  ...(['opener', 'closer', 'dateline', 'byline'] as const),
])

const OF_KIND: Readonly<Partial<Record<Content, string>>> = {
  empty: 'pb lb cb gb milestone anchor ptr handShift',
  text: 'c ex am pc postCode postBox',
  idno: 'idno',
  phrase: `${NAMES.join(' ')} addrLine street affiliation email num measure term gloss mentioned soCalled distinct foreign label abbr
    expan author editor publisher pubPlace biblScope extent fw stamp origPlace material docAuthor docDate speaker`,
  datum: 'date time origDate',
  para: `p head salute signed trailer ref hi emph title seg add del unclear supplied surplus sic corr orig reg damage restore retrace
    secl caption`,
  line: 'l',
  ab: 'ab',
  special: 'item cell note q quote said stage metamark lem rdg',
  limited: 'desc figDesc',
  word: 'w',
  gap: 'gap space',
  div: 'div body',
}

/** What each element holds. An element that is not here is not kept under its name. */
export const CONTENT: ReadonlyMap<string, Content> = new Map(
  (Object.keys(ALLOWED) as Content[]).flatMap((content) =>
    words(OF_KIND[content] ?? (MIXED.has(content) ? '' : content))
      .concat(['bibl', 'opener', 'closer', 'dateline', 'byline'].includes(content) ? [content] : [])
      .filter((name) => name !== '')
      .map((name): [string, Content] => [name, content]),
  ),
)

/** Elements that begin a block of their own, wherever they stand. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...words(
    'p ab list item table row cell lg l head opener closer postscript argument epigraph sp floatingText body div trailer figure',
  ),
  ...words('caption dateline salute signed byline stage'),
])
/** What cannot stand in running text without breaking it: in a div these are never drawn into a line of words. */
export const BREAKS: ReadonlySet<string> = new Set(words('p ab list table lg l sp stage caption desc div body'))
