/** Attributes that tei_all allows on the elements of `body-model.ts`, with the form that their values must have. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/u)

const WORD = /^[^\p{C}\p{Z}]+$/u
// Narrower than xsd:anyURI: no character that some validator refuses.
const URI =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:(?!\/\/[^\s/?#]*:\D)[^\s<>"{}|\\^`[\]#]+|(?!\/\/)[^\s<>"{}|\\^`[\]#:]*(?:[/?][^\s<>"{}|\\^`[\]#]*)?)(?:#[^\s<>"{}|\\^`[\]#]*)?$/u
const YEAR = String.raw`-?(?:[1-9]\d{3,}|0\d{3})`
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?`
const MONTH = '(?:0[1-9]|1[0-2])'
const W3C = new RegExp(
  `^(?:(?<year>${YEAR})(?:-(?<month>${MONTH})(?:-(?<day>[0-3]\\d)(?:T${TIME})?)?)?${ZONE}|${TIME}${ZONE}|--${MONTH}(?:-(?:0[1-9]|[12]\\d))?${ZONE}|---(?:0[1-9]|[12]\\d|3[01])${ZONE})$`,
  'u',
)

/** Whether it is a date that there is, as W3C XML Schema writes dates: `1949-01-10`, `1949-01`, `1949`, `--01-10`. */
export function isW3cDate(value: string): boolean {
  const found = W3C.exec(value)
  if (found === null) return false
  const { year, month, day } = found.groups ?? {}
  if (year === undefined || Number(year) === 0) return year === undefined
  if (day === undefined) return true
  const days = new Date(Date.UTC(2000 + (Math.abs(Number(year)) % 400), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= days
}

const isId = (value: string) => /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(value)
const list = (one: (value: string) => boolean) => (value: string) => value !== '' && value.split(' ').every(one)
const isWord = (value: string) => WORD.test(value)
const isUri = (value: string) =>
  value !== '' && value.length < 2000 && URI.test(value) && !/%(?![0-9A-Fa-f]{2})/u.test(value)
const oneOf = (text: string) => {
  const allowed = new Set(words(text))
  return (value: string) => allowed.has(value)
}
const isCount = (value: string) => /^\d{1,9}$/u.test(value)
const isNumber = (value: string) => /^-?\d{1,15}(?:\.\d{1,15})?$|^-?\d+\/-?\d+$/u.test(value)
const isIso = (value: string) => /^[0-9.,DHMPRSTWYZ/:+-]+$/u.test(value)
const isText = () => true

const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  ...of(isWord, 'type subtype agent cause break scope status function enjamb unit'),
  ...of(list(isWord), 'rend role place reason evidence ed loc medium commodity mimeType'),
  ...of(isUri, 'copyOf next prev sameAs xml:base hand spanTo new url lemmaRef unitRef'),
  ...of(
    list(isUri),
    'ana change corresp exclude facs rendition resp select source synch ref target targetEnd edRef calendar who toWhom wit scribeRef scriptRef',
  ),
  ...of(isText, 'n style key extent cRef lemma msd norm orig pos social space time'),
  ...of(isW3cDate, 'when notBefore notAfter from to'),
  ...of((value) => isIso(value), 'when-iso notBefore-iso notAfter-iso from-iso to-iso'),
  ...of(isNumber, 'quantity min max atMost value'),
  ...of(isCount, 'cols rows seq sort group varSeq'),
  ...of(oneOf('high medium low unknown'), 'cert precision'),
  ...of(oneOf('true false'), 'anchored direct aloud defective'),
  'xml:id': isId,
  'xml:lang': (value) => value === '' || /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(value),
  'xml:space': oneOf('default preserve'),
  targetLang: (value) => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(value),
  part: oneOf('Y N I M F'),
  full: oneOf('yes abb init'),
  level: oneOf('a m j s u'),
  dim: oneOf('horizontal vertical'),
  degree: oneOf('high medium low unknown'),
  sample: oneOf('initial medial final unknown complete'),
  org: oneOf('composite uniform'),
  join: oneOf('no left right both overlap'),
  scribe: isId,
  // One name, two forms: of names it is a list, of a table one word.
  'cell@role': isWord,
  'row@role': isWord,
}
function of(form: (value: string) => boolean, names: string): Record<string, (value: string) => boolean> {
  return Object.fromEntries(words(names).map((name) => [name, form]))
}

const GLOBAL =
  words(`xml:id n xml:lang xml:base xml:space rend style rendition cert resp source ana change copyOf corresp exclude facs
  next prev sameAs select synch`)

const PERSONAL = 'persName orgName placeName geogName name'
const PLACES = 'settlement country region district bloc'
const PARTS_OF_NAMES = 'forename surname addName genName roleName'
const MEASURED = `date time add del subst unclear gap supplied surplus ex damage restore retrace secl space origDate`
const BREAKING = 'pb lb cb gb milestone'

const LOCAL: readonly (readonly [attributes: string, elements: string])[] = [
  [
    'type subtype',
    `ab head lg list label table note ${BREAKING} anchor trailer ${PERSONAL} ${PLACES} rs ${PARTS_OF_NAMES} nameLink affiliation date time num
     measure ref ptr title term gloss distinct quote cit bibl add del corr reg abbr am damage restore app lem rdg seg c w pc fw space stamp
     figure graphic floatingText div desc idno origDate origPlace material`,
  ],
  [
    'key ref',
    `${PERSONAL} ${PLACES} rs ${PARTS_OF_NAMES} affiliation date time title term author editor publisher pubPlace docAuthor origPlace material`,
  ],
  ['role', `${PERSONAL} ${PLACES} rs ${PARTS_OF_NAMES} affiliation author editor pubPlace origPlace cell row`],
  ['full sort', `persName orgName placeName name ${PARTS_OF_NAMES}`],
  [
    'when notBefore notAfter from to when-iso notBefore-iso notAfter-iso from-iso to-iso',
    `${PERSONAL} ${PLACES} affiliation date time title author editor stamp docDate idno origDate origPlace`,
  ],
  ['calendar', 'date time docDate origDate'],
  [
    'evidence',
    `${PERSONAL} affiliation date time add del subst unclear gap supplied surplus corr reg expan am ex restore retrace secl origDate origPlace`,
  ],
  ['extent precision scope quantity unit min max atMost', MEASURED],
  ['unit quantity min max atMost unitRef commodity', 'measure'],
  ['value', 'num'],
  ['unit', 'milestone biblScope pc'],
  [
    'hand',
    'p ab head label note opener closer salute signed trailer postscript hi emph add del subst damage restore retrace lem rdg seg fw figure div stage',
  ],
  ['agent', 'gap unclear damage'],
  ['degree group', 'damage'],
  ['cause status seq', 'add del subst restore retrace'],
  ['place', 'head label note trailer add fw metamark figure stage'],
  ['reason', 'unclear gap supplied surplus secl'],
  ['target', 'note ref ptr term gloss metamark material'],
  ['targetEnd anchored', 'note'],
  ['cRef', 'ref ptr term gloss'],
  ['targetLang', 'note ref ptr term gloss'],
  ['break ed edRef spanTo', BREAKING],
  ['spanTo function', 'metamark'],
  ['part', 'p ab lg l seg c w pc div'],
  ['function', 'seg c w pc'],
  ['lemma lemmaRef msd norm orig pos join', 'w pc'],
  ['level', 'title'],
  ['cols rows', 'table row cell'],
  ['wit cause varSeq', 'lem rdg'],
  ['loc', 'app'],
  ['who toWhom', 'q said stage sp'],
  ['direct aloud', 'said'],
  ['dim', 'space'],
  ['org sample', 'lg div'],
  ['scribe scribeRef medium new', 'handShift'],
  ['url mimeType', 'graphic'],
  ['mimeType', 'ref ptr'],
  ['enjamb', 'l'],
  ['social space time', 'distinct'],
]

const ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = LOCAL.reduce((all, [attributes, elements]) => {
  for (const element of words(elements)) all.set(element, new Set([...(all.get(element) ?? []), ...words(attributes)]))
  return all
}, new Map<string, ReadonlySet<string>>())
const GLOBALS: ReadonlySet<string> = new Set(GLOBAL)

/** All attributes that an element may have here. */
export const attributesOf = (element: string): readonly string[] => [...GLOBALS, ...(ATTRIBUTES.get(element) ?? [])]

/** The value as it may stand, its blanks in order, or undefined where tei_all would refuse the attribute or its value. */
export function allowedValue(element: string, attribute: string, given: string): string | undefined {
  if (!GLOBALS.has(attribute) && ATTRIBUTES.get(element)?.has(attribute) !== true) return undefined
  const form = FORMS[`${element}@${attribute}`] ?? FORMS[attribute]
  if (form === undefined) return undefined
  if (form === isText) return given
  const value = given.replace(/[ \t\r\n]+/gu, ' ').trim()
  return form(value) ? value : undefined
}

/** Attributes without which tei_all refuses the element. */
export const REQUIRED: ReadonlyMap<string, string> = new Map([
  ['graphic', 'url'],
  ['milestone', 'unit'],
])
