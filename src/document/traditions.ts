import type { TraditionName } from '#authority/repository.ts'
import type { LevelPattern, Tradition } from './tradition.ts'

// A number with what files carry beside it: 45, 059a, R-9401, 317б, 1-2, 12/3. "11." for "ll." is a common misreading by machine.
const NUMBER = String.raw`№?\s*(?:[A-ZА-Я]-)?\d+\s?(?:[a-zа-я](?![\p{L}.]))?(?:[/-]\d+[a-zа-я]?)*`
// Anything up to the next comma, semicolon or stop that ends a part.
const WORDS = String.raw`[^,;\[\]]+?(?=\s*(?:[,;\[\]]|\.\s|\.?$|\(|:\s))`

/** A level with its labels before a number (`Fond 45`, `f. 45`, `Ф. 45`), or before other words. */
const labelled = (level: string, labels: string, value = NUMBER): LevelPattern => ({
  level,
  pattern: new RegExp(String.raw`(?<label>${labels})\s*(?<value>${value})`, 'iu'),
})
const bare = (level: string, value: string): LevelPattern => ({
  level,
  pattern: new RegExp(`(?<value>${value})`, 'iu'),
})

const PAGES = String.raw`pages?\b|pp?\.|pp\b|p(?=\s?\d)`
const FOLIOS = String.raw`fol(?:io)?s?\b\.?|ff\.?(?=\s*\d)|f\.?(?=\s*\d)|cc?\.(?=\s*\d)|cart[ae]\b`
const BOX = labelled(
  'box',
  String.raw`box(?:es)?\b\.?|carton\b|kasten\b|karton\b|boîte\b`,
  String.raw`(?:no\.?\s*)?${NUMBER}`,
)
const FOLDER = labelled('folder', String.raw`folder\b|dossier\b|mappe\b`, WORDS)

const TRADITIONS_OF: Readonly<Record<TraditionName, Omit<Tradition, 'name'>>> = {
  russian: {
    levels: [
      labelled('fond', String.raw`fond\s*\(f\.\)|fond\b|f\.|f(?=\s?\d)|фонд|ф\.?(?=\s*\d)`),
      labelled('opis', String.raw`opis'?|op\.?(?=\s*\d)|опись|оп\.?(?=\s*\d)`),
      labelled('papka', String.raw`papka|pap\.|pa\.?(?=\s*\d)|папка|пап\.|п\.?(?=\s*\d)|p\.(?=\s*\d+\s*,\s*d\.)`),
      labelled('portfel', String.raw`portfel'?|por\.(?=\s*\d)|портфель|пор\.(?=\s*\d)`),
      labelled('delo', String.raw`delo|d\.?(?=\s*\d)|file(?=\s*\d)|дело|д\.?(?=\s*\d)`),
    ],
    leafLabel: String.raw`listy?\b|листы?(?!\p{L})|ll?\.|ll?(?=\s?\d)|лл?\.|л{1,2}(?=\s?\d)|11\.(?=\s\d)|s\.(?=\s*\d)|с\.(?=\s*\d)|${PAGES}`,
    bareLeaves: false,
    unlabelled: [],
    signs:
      /\b(?:f\.|fond)\s*(?:\(f\.\)\s*)?\d+\p{L}?\s*,?\s*(?:.*\b(?:op\.|opis|d\.|delo)|special collection)|(?<!\p{L})ф\.?\s*\d+.*(?<!\p{L})оп\.?\s*\d/iu,
  },
  chinese: {
    levels: [bare('file', String.raw`\d{3}-\d{5}-\d{2}(?:\s?\(\d+\))?`)],
    leafLabel: PAGES,
    bareLeaves: true,
    unlabelled: [],
    signs: /(?<![\d-])\d{3}-\d{5}-\d{2}(?![\d-])/u,
    implies: 'prc-fma',
  },
  japanese: {
    levels: [
      labelled('file', String.raw`files?\b(?:\s*no\.?)?`, String.raw`[A-Z]?['’.]?\d[\w'’.-]*`),
      labelled('reel', String.raw`reels?\b`, String.raw`[A-Z]?['’-]?\d+`),
    ],
    leafLabel: String.raw`${PAGES}|frames?\b`,
    bareLeaves: true,
    unlabelled: ['series'],
  },
  hungarian: {
    levels: [
      bare('állag', String.raw`[XVI]+-[A-Z]-\d+(?:-[a-z]+)?`),
      bare('section', String.raw`(?<=[XVI]+-[A-Z]-\d+(?:-[a-z]+)?\s+)(?!\d)[\p{L} -]+?(?=\s*[,;])`),
      { level: 'doboz', pattern: /(?<value>\d+)\.?\s*(?<label>doboz|d\.|box)/iu },
      bare('tétel', String.raw`\d+/[a-z](?![\p{L}\d])`),
      bare('file', String.raw`\d[\d-]*\s*/\s*\d{4}`),
    ],
    leafLabel: String.raw`${PAGES}|f\.|fol\.`,
    bareLeaves: false,
    unlabelled: [],
    signs: /\b[XVI]+-[A-Z]-\d+|\d\.?\s*doboz\b/u,
  },
  german: {
    levels: [
      bare('Bestand', String.raw`(?:[A-Z]{1,4}\s?\d+|R\d+|DY\s?\d+|ZK\s?\d+)(?=\s*[/,])`),
      bare('file', String.raw`(?<=[/,]\s?)\d[\d/]*[a-z]?(?![\d–-])(?=\s*(?:,|$|\.|;|\())`),
    ],
    leafLabel: String.raw`Blatt\b|Bl\.|fol\.|S\.|${PAGES}`,
    bareLeaves: true,
    unlabelled: [],
  },
  irish: {
    levels: [
      bare('department', String.raw`\p{L}[\p{L} ']*?(?=\s?/\d)`),
      bare('series', String.raw`(?<=\p{L}\s?/)\d+(?=/)`),
      bare('file', String.raw`(?<=\p{L}\s?/\d+/)[\dA-Z][\dA-Z/.-]*`),
    ],
    leafLabel: PAGES,
    bareLeaves: false,
    unlabelled: [],
  },
  american: {
    levels: [
      {
        level: 'record group',
        pattern: /(?<label>RG|Record Group)[\s-]*(?<value>\d+)(?:\s*[:,]\s*General Records of [^,;.]+)?/iu,
      },
      labelled('entry', String.raw`Entry\b`, String.raw`(?:[A-Z]{1,2}\d?[ -]?)?\d+[A-Z]?`),
      bare(
        'series',
        String.raw`(?:\d{4}[-–]\d{2,4} )?Central (?:Decimal |Foreign Policy )?Files?(?:,? \d{4}(?:[-–]\d{2,4})?)?|S/[A-Z]{1,3}[^,;:]*Files?|[A-Z][\p{L}.]+(?: [\p{L}.]+)* Files(?=\s*[:,;]|$)|[A-Z]+-[A-Z]+ Files?\b`,
      ),
      labelled('lot', String.raw`Lots?\b(?: File)?`, String.raw`\d{2}[- ]?[A-Z]{1,2}[- ]?\d+`),
      {
        level: 'decimal file', // 893.00/1-849: what follows the stroke is the document's date
        pattern:
          /(?:(?<label>file):\s*)?(?<value>\d{3}[A-Z]?\.\d[\w.]*(?:\s(?:[PE]\.?\s?W\.?|European War 1939|Pacific War)(?=\/))?)(?:\/\d+(?:\s?[-–]\s?\d+)*)?/iu,
      },
      bare('file', String.raw`(?:POL|DEF|FN|AID|INCO|PET|CSM|STR|LAB|SOC)\b[^,;.]*`),
      BOX,
      FOLDER,
    ],
    leafLabel: PAGES,
    bareLeaves: false,
    unlabelled: [],
    signs:
      /\bRG[ -]?\d+|\bRecord Group \d+|\bLot(?: File)? \d{2}[- ]?[A-Z]|^[A-Z][\p{L}/-]+ Files\b|(?<![\d.])\d{3}[A-Z]?\.\d[\w.]*(?:\s[PE]\.?\s?W\.?)?\/\d+(?:[-–]\d+)+/u,
  },
  british: {
    levels: [
      bare('class', String.raw`[A-Z]{1,4}\s?\d{1,4}(?=\s*/)`),
      bare('piece', String.raw`(?<=[A-Z]\s?\d{1,4}\s*/\s*)\d+[A-Z]?`),
      bare('item', String.raw`(?<=[A-Z]\s?\d{1,4}\s*/\s*\d+[A-Z]?\s*/\s*)[\dA-Z][\w/]*`),
    ],
    leafLabel: `${FOLIOS}|${PAGES}`,
    bareLeaves: false,
    unlabelled: [],
    signs: /(?<![\p{L}\d])(?:FO|PREM|CAB|FCO|DEFE|WO|CO|DO|AIR|ADM|KV|HW)\s?\d{1,4}\s?\/\s?\d+/u,
    implies: 'tna',
  },
  australian: {
    levels: [
      { level: 'series', pattern: /(?<label>AA\s?:\s?)?(?<value>(?<=AA\s?:\s?)\d+(?:\/\d+)?|[A-Z]{1,3}\d+(?=\s*,))/iu },
      bare('item', String.raw`(?<=^[^,]*,\s*)\d[\w/]*(?:\.\d+)*`),
      labelled('part', String.raw`part|pt\.?`, String.raw`\d+|[ivxl]+\b`),
      bare('part', String.raw`(?<=,\s*)[ivxl]+(?=\s*(?:\]|,|;|$))`),
    ],
    leafLabel: `${FOLIOS}|${PAGES}`,
    bareLeaves: false,
    unlabelled: [],
    signs: /^\[?AA\s?:\s?\w*\d/u,
    implies: 'naa',
  },
  italian: {
    levels: [
      labelled('filza', String.raw`filza\b`),
      labelled('busta', String.raw`busta\b|b\.`),
      labelled('registro', String.raw`registro\b|reg\.`),
      labelled('fascicolo', String.raw`fascicolo\b|fasc\.`),
    ],
    leafLabel: `${FOLIOS}|${PAGES}`,
    bareLeaves: true,
    unlabelled: ['fondo', 'serie', 'sottoserie'],
    signs: /\bfilza\s*\d/iu,
  },
  'united-nations': {
    levels: [bare('document', String.raw`[A-Z]{1,8}(?:/[A-Z\d.()-]*[A-Z\d)])+`)],
    leafLabel: PAGES,
    bareLeaves: false,
    unlabelled: [],
  },
  generic: {
    levels: [
      labelled('record group', String.raw`RG\b|Record Group\b`),
      labelled('series', String.raw`Series\b|Sub-?series\b|Bestand\b`, WORDS),
      BOX,
      FOLDER,
      labelled('file', String.raw`Files?\b(?:\s*Nos?\.?)?|Aktenzeichen\b`, WORDS),
      labelled('volume', String.raw`vol\.|volume\b|bd\.`, String.raw`[\w./-]*\w`),
      labelled('reel', String.raw`reels?\b|rolls?\b`, String.raw`[\w-]*\d`),
    ],
    leafLabel: String.raw`${FOLIOS}|Blatt\b|Bl\.|frames?\b|${PAGES}`,
    bareLeaves: false,
    unlabelled: ['collection', 'call number', 'item', 'part'],
  },
}

/** The tradition of that name. */
export const tradition = (name: TraditionName): Tradition => ({ name, ...TRADITIONS_OF[name] })

const ALL = Object.entries(TRADITIONS_OF)

/** The tradition whose own notation a string shows, whatever repository it names. */
export function traditionBySigns(text: string): Tradition | undefined {
  const [name, found] = ALL.find(([, { signs }]) => signs?.test(text) === true) ?? []
  return found === undefined ? undefined : { name: name as TraditionName, ...found } // a key of the table above
}

// What stands before a level's key in an address, for ever: `f45`. Where the key says enough (`fo-371`), nothing.
const CODES = new Map(
  Object.entries({
    fond: 'f',
    opis: 'op',
    papka: 'pa',
    portfel: 'por',
    delo: 'd',
    'record group': 'rg',
    entry: 'entry',
    lot: 'lot',
    box: 'box',
    folder: 'folder',
    doboz: 'doboz',
    reel: 'reel',
    part: 'part',
    volume: 'vol',
    filza: 'filza',
    busta: 'busta',
    registro: 'reg',
    fascicolo: 'fasc',
  }),
)

export const levelCode = (level: string): string => CODES.get(level) ?? ''
