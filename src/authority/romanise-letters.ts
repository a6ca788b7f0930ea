export const LETTER_SYSTEMS = [
  'bgn-pcgn',
  'ala-lc',
  'iso9',
  'scholarly',
  'english',
  'german',
  'french',
  'spanish',
  'dutch',
  'polish',
  'hungarian',
] as const
export type LetterSystem = (typeof LETTER_SYSTEMS)[number]

/** How a language's letters are written in Latin: one by one, but where a rule sees more of the word. All in small letters. */
export interface Letters {
  readonly system: LetterSystem
  readonly letters: Readonly<Record<string, string>>
  /** Tried in order before the single letters. */
  readonly rules: readonly LetterRule[]
}

export interface LetterRule {
  readonly letters: string
  readonly to: string
  /** The letters with what must stand before and after them; sticky. */
  readonly inPlace: RegExp
}

/** `а a, б b, ь`: what has nothing after it is left out of the Latin form. */
const table = (rows: string): Record<string, string> =>
  Object.fromEntries(
    rows.split(',').map((row) => {
      const [from = '', to = ''] = row.trim().split(' ')
      return [from, to]
    }),
  )

const SHARED = table('а a, б b, в v, г g, д d, е e, з z, и i, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u, ф f')
// Letters of before 1918 where the system itself is silent.
const OLD = table('і i, ѣ e, ѳ f, ѵ i')
const ENGLISH = table('ж zh, х kh, ц ts, ч ch, ш sh, щ shch, ю yu, я ya')
const GERMAN = table('в w, ж sch, з s, х ch, ц z, ч tsch, ш sch, щ schtsch, ю ju, я ja, ь, ъ')
const FRENCH = table('ж j, у ou, х kh, ц ts, ч tch, ш ch, щ chtch, ю iou, я ia, ь, ъ')
const SPANISH = table('ж zh, х j, ц ts, ч ch, ш sh, щ sch, ю iu, я ia, й i, ь, ъ')
const DUTCH = table('ж zj, у oe, х ch, ц ts, ч tsj, ш sj, щ sjtsj, ю joe, я ja, й j, ь, ъ')
const POLISH = table('в w, ж ż, л ł, х ch, ц c, ч cz, ш sz, щ szcz, ю iu, я ia, й j, ь, ъ')
const HUNGARIAN = table('ж zs, с sz, х h, ц c, ч cs, ш s, щ scs, ю ju, я ja, й j, ь, ъ')
const LIBRARY = table('ж zh, х kh, ц t͡s, ч ch, ш sh, щ shch, ю i͡u, я i͡a, й ĭ, ъ ʺ, ь ʹ')
const ISO_9 = table('ж ž, х h, ц c, ч č, ш š, щ ŝ, ю û, я â, й j, ъ ʺ, ь ʹ')
const SCHOLARLY = table('ж ž, х ch, ц c, ч č, ш š, щ šč, ю ju, я ja, й j, ъ ʺ, ь ʹ')

// At the beginning of a word and after a vowel or a sign, е is heard as ye.
const BEGINS = String.raw`(?<=^|[^\p{L}’'ʼ])`
const IOTATED = String.raw`(?<=^|[^\p{L}]|[аеёиоуыэюяйъь])`
const AFTER_HUSHING = '(?<=[жчшщ])'
const ENDS = String.raw`(?![\p{L}\p{M}])`
const VOWELS = 'аеёиоуыэюяіїє'

const rule = (letters: string, to: string, before = '', after = ''): LetterRule => ({
  letters,
  to,
  inPlace: new RegExp(before + letters + after, 'uy'),
})
const SS = rule('с', 'ss', `(?<=[${VOWELS}])`, `(?=[${VOWELS}])`)
const X = rule('кс', 'x')
const J_AFTER_SIGN = rule('ь', 'j', '', '(?=[ио])')
// Polish writes a soft consonant with i before a vowel, but l, which is soft without.
const POLISH_SOFT: readonly LetterRule[] = [
  rule('л', 'l', '', '(?=[еёиіюяєь])'),
  rule('нь', 'ń', '', '(?![аеёиоуыэюя])'),
  ...['я a', 'ю u'].flatMap((row) => {
    const [letter = '', vowel = ''] = row.split(' ')
    return [rule(letter, vowel, '(?<=[лиі])'), rule(letter, `j${vowel}`, IOTATED)]
  }),
]

/** Russian. Dots that BGN/PCGN allows between letters that might be misread are left out, as they are in print. */
export const RUSSIAN: readonly Letters[] = [
  {
    system: 'bgn-pcgn',
    letters: { ...SHARED, ...OLD, ...ENGLISH, ...table('ё ë, й y, ъ ”, ы y, ь ’, э e') },
    rules: [rule('е', 'ye', IOTATED), rule('ё', 'yë', IOTATED)],
  },
  {
    system: 'ala-lc',
    letters: { ...SHARED, ...LIBRARY, ...table('ё ë, ы y, э ė, і ī, ѣ i͡e, ѳ ḟ, ѵ ẏ') },
    rules: [rule('ъ', '', '', ENDS)],
  },
  { system: 'iso9', letters: { ...SHARED, ...ISO_9, ...table('ё ë, ы y, э è, і ì, ѣ ě, ѳ f̀, ѵ ỳ') }, rules: [] },
  { system: 'scholarly', letters: { ...SHARED, ...OLD, ...SCHOLARLY, ...table('ё ë, ы y, э ė, ѣ ě') }, rules: [] },
  {
    system: 'english',
    letters: { ...SHARED, ...OLD, ...ENGLISH, ...table('ё yo, й i, ъ, ы y, ь, э e') },
    rules: [
      rule('ий', 'y', '', ENDS),
      rule('ый', 'y', '', ENDS),
      rule('я', 'a', '(?<=и)'),
      rule('ь', 'y', '', '(?=и)'),
      rule('е', 'ye', BEGINS),
      rule('е', 'ye', '(?<=[ъь])'),
      rule('ё', 'e', AFTER_HUSHING),
    ],
  },
  {
    system: 'german',
    letters: { ...SHARED, ...OLD, ...GERMAN, ...table('ё jo, й i, ы y, э e') },
    rules: [
      rule('ий', 'i', '', ENDS),
      rule('ый', 'y', '', ENDS),
      X,
      SS,
      rule('е', 'je', IOTATED),
      rule('ё', 'o', AFTER_HUSHING),
      rule('ь', 'j', '', '(?=[ио])'),
      rule('й', 'j', '', '(?=[аеиоуыэ])'),
    ],
  },
  {
    system: 'french',
    letters: { ...SHARED, ...OLD, ...FRENCH, ...table('ё io, й ï, ы y, э e') },
    rules: [
      rule('ий', 'i', '', ENDS),
      rule('ый', 'y', '', ENDS),
      rule('ин', 'ine', '', ENDS),
      rule('ын', 'yne', '', ENDS),
      X,
      SS,
      rule('г', 'gu', '', '(?=[еиы])'),
      rule('е', 'ie', '(?<=[аеёиоуыэюяйъь])'),
      rule('я', 'a', '(?<=и)'),
      rule('ё', 'e', AFTER_HUSHING),
      rule('и', 'ï', '(?<=[аеоу])'),
    ],
  },
  {
    system: 'spanish',
    letters: { ...SHARED, ...OLD, ...SPANISH, ...table('ё io, ы y, э e') },
    rules: [
      rule('ий', 'i', '', ENDS),
      rule('ый', 'i', '', ENDS),
      rule('г', 'gu', '', '(?=[еи])'),
      rule('е', 'ie', '(?<=[ьъ])'),
      rule('е', 'ye', IOTATED),
      rule('я', 'a', '(?<=и)'),
      rule('я', 'ya', IOTATED),
      rule('ю', 'yu', IOTATED),
      rule('ё', 'o', AFTER_HUSHING),
      rule('ь', 'i', '', '(?=о)'),
    ],
  },
  {
    system: 'dutch',
    letters: { ...SHARED, ...OLD, ...DUTCH, ...table('ё jo, ы y, э e') },
    rules: [
      rule('ий', 'i', '', ENDS),
      rule('ый', 'y', '', ENDS),
      rule('е', 'je', IOTATED),
      rule('я', 'a', '(?<=и)'),
      rule('ё', 'o', AFTER_HUSHING),
      J_AFTER_SIGN,
    ],
  },
  {
    system: 'polish',
    letters: { ...SHARED, ...OLD, ...POLISH, ...table('е ie, ё io, ы y, э e') },
    rules: [
      rule('кий', 'ki', '', ENDS),
      rule('ий', 'ij', '', ENDS),
      rule('ый', 'y', '', ENDS),
      rule('е', 'je', IOTATED),
      rule('е', 'e', '(?<=[лжшчщц])'),
      rule('ё', 'jo', IOTATED),
      rule('ё', 'o', '(?<=[лжшчщц])'),
      rule('и', 'y', '(?<=[жшц])'),
      J_AFTER_SIGN,
      ...POLISH_SOFT,
    ],
  },
  {
    system: 'hungarian',
    letters: { ...SHARED, ...OLD, ...HUNGARIAN, ...table('ё jo, ы i, э e') },
    rules: [rule('е', 'je', IOTATED), rule('ё', 'o', AFTER_HUSHING), J_AFTER_SIGN],
  },
]

const apostrophe = (to: string): LetterRule[] =>
  ["'", '’', 'ʼ'].map((sign) => rule(sign, to, String.raw`(?<=\p{L})`, String.raw`(?=\p{L})`))

/** Ukrainian; the apostrophe that parts a consonant from я, ю, є, ї is a letter of the alphabet. */
export const UKRAINIAN: readonly Letters[] = [
  {
    system: 'bgn-pcgn',
    letters: { ...SHARED, ...ENGLISH, ...table('г h, ґ g, є ye, и y, і i, ї yi, й y, ь ’') },
    rules: [...apostrophe('”')],
  },
  {
    system: 'ala-lc',
    letters: { ...SHARED, ...LIBRARY, ...table('г h, ґ g, є i͡e, ж z͡h, и y, і i, ї ï') },
    rules: [...apostrophe('ʺ')],
  },
  {
    system: 'iso9',
    letters: { ...SHARED, ...ISO_9, ...table('ґ g̀, є ê, і ì, ї ï') },
    rules: [...apostrophe('’')],
  },
  {
    system: 'scholarly',
    letters: { ...SHARED, ...SCHOLARLY, ...table('г h, ґ g, є je, и y, і i, ї ji') },
    rules: [...apostrophe('’')],
  },
  {
    system: 'english',
    letters: { ...SHARED, ...ENGLISH, ...table('г h, ґ g, є ie, и y, і i, ї i, й i, ю iu, я ia, ь') },
    // The Cabinet of Ministers' resolution 55 of 2010.
    rules: [
      rule('зг', 'zgh'),
      rule('є', 'ye', BEGINS),
      rule('ї', 'yi', BEGINS),
      rule('й', 'y', BEGINS),
      rule('ю', 'yu', BEGINS),
      rule('я', 'ya', BEGINS),
      ...apostrophe(''),
    ],
  },
  {
    system: 'german',
    letters: { ...SHARED, ...GERMAN, ...table('г h, ґ g, є je, и y, і i, ї ji, й j') },
    rules: [SS, rule('ь', 'j', '', '(?=о)'), X, ...apostrophe('')],
  },
  {
    system: 'french',
    letters: { ...SHARED, ...FRENCH, ...table('г h, ґ g, є ie, и y, і i, ї ï, й ï') },
    rules: [
      rule('ий', 'y', '', ENDS),
      rule('ін', 'ine', '', ENDS),
      SS,
      X,
      rule('ь', 'i', '', '(?=о)'),
      ...apostrophe(''),
    ],
  },
  {
    system: 'polish',
    letters: { ...SHARED, ...POLISH, ...table('г h, ґ g, е e, є ie, и y, і i, ї ji') },
    rules: [
      rule('ський', 'ski', '', ENDS),
      rule('цький', 'cki', '', ENDS),
      rule('є', 'je', IOTATED),
      rule('ь', 'i', '', '(?=о)'),
      ...apostrophe('j'),
      ...POLISH_SOFT,
    ],
  },
]
