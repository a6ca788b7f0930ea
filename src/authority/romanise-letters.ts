/** How a language's letters are written in Latin: one by one, but where a rule sees more of the word. All in small letters. */
export interface Letters {
  readonly system: string
  readonly letters: Readonly<Record<string, string>>
  /** Tried in order before the single letters; patterns are sticky. */
  readonly rules: readonly (readonly [RegExp, string])[]
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
const LIBRARY = table('ж zh, х kh, ц t͡s, ч ch, ш sh, щ shch, ю i͡u, я i͡a, й ĭ, ъ ʺ, ь ʹ')
const ISO_9 = table('ж ž, х h, ц c, ч č, ш š, щ ŝ, ю û, я â, й j, ъ ʺ, ь ʹ')
const SCHOLARLY = table('ж ž, х ch, ц c, ч č, ш š, щ šč, ю ju, я ja, й j, ъ ʺ, ь ʹ')

// At the beginning of a word and after a vowel or a sign, е is heard as ye.
const IOTATED = String.raw`(?<=^|[^\p{L}]|[аеёиоуыэюяйъь])`
const END = String.raw`(?![\p{L}\p{M}])`
const rule = (pattern: string, to: string) => [new RegExp(pattern, 'uy'), to] as const

const BETWEEN_VOWELS = '(?<=[аеёиоуыэюяіїє])с(?=[аеёиоуыэюяіїє])'

/** Russian. Dots that BGN/PCGN allows between letters that might be misread are left out, as they are in print. */
export const RUSSIAN: readonly Letters[] = [
  {
    system: 'bgn-pcgn',
    letters: { ...SHARED, ...OLD, ...ENGLISH, ...table('ё ë, й y, ъ ”, ы y, ь ’, э e') },
    rules: [rule(`${IOTATED}е`, 'ye'), rule(`${IOTATED}ё`, 'yë')],
  },
  {
    system: 'ala-lc',
    letters: { ...SHARED, ...LIBRARY, ...table('ё ë, ы y, э ė, і ī, ѣ i͡e, ѳ ḟ, ѵ ẏ') },
    rules: [rule(`ъ${END}`, '')],
  },
  { system: 'iso9', letters: { ...SHARED, ...ISO_9, ...table('ё ë, ы y, э è, і ì, ѣ ě, ѳ f̀, ѵ ỳ') }, rules: [] },
  { system: 'scholarly', letters: { ...SHARED, ...OLD, ...SCHOLARLY, ...table('ё ë, ы y, э ė, ѣ ě') }, rules: [] },
  {
    system: 'english',
    letters: { ...SHARED, ...OLD, ...ENGLISH, ...table('ё yo, й i, ъ, ы y, ь, э e') },
    rules: [
      rule(`[иы]й${END}`, 'y'),
      rule('(?<=и)я', 'a'),
      rule('ь(?=и)', 'y'),
      rule(String.raw`(?<=^|[^\p{L}]|[ъь])е`, 'ye'),
      rule('(?<=[жчшщ])ё', 'e'),
    ],
  },
  {
    system: 'german',
    letters: { ...SHARED, ...OLD, ...GERMAN, ...table('ё jo, й i, ы y, э e') },
    rules: [
      rule(`ий${END}`, 'i'),
      rule(`ый${END}`, 'y'),
      rule('кс', 'x'),
      rule(BETWEEN_VOWELS, 'ss'),
      rule(`${IOTATED}е`, 'je'),
      rule('(?<=[жчшщ])ё', 'o'),
      rule('ь(?=[ио])', 'j'),
      rule('й(?=[аеиоуыэ])', 'j'),
    ],
  },
  {
    system: 'french',
    letters: { ...SHARED, ...OLD, ...FRENCH, ...table('ё io, й ï, ы y, э e') },
    rules: [
      rule(`ий${END}`, 'i'),
      rule(`ый${END}`, 'y'),
      rule(`ин${END}`, 'ine'),
      rule(`ын${END}`, 'yne'),
      rule('кс', 'x'),
      rule(BETWEEN_VOWELS, 'ss'),
      rule('г(?=[еиы])', 'gu'),
      rule('(?<=[аеёиоуыэюяйъь])е', 'ie'),
      rule('(?<=и)я', 'a'),
      rule('(?<=[жчшщ])ё', 'e'),
      rule('(?<=[аеоу])и', 'ï'),
    ],
  },
]

const APOSTROPHE = String.raw`(?<=\p{L})['’ʼ](?=[\p{L}])`

/** Ukrainian; the apostrophe that parts a consonant from я, ю, є, ї is a letter of the alphabet. */
export const UKRAINIAN: readonly Letters[] = [
  {
    system: 'bgn-pcgn',
    letters: { ...SHARED, ...ENGLISH, ...table('г h, ґ g, є ye, и y, і i, ї yi, й y, ь ’') },
    rules: [rule(APOSTROPHE, '”')],
  },
  {
    system: 'ala-lc',
    letters: { ...SHARED, ...LIBRARY, ...table('г h, ґ g, є i͡e, ж z͡h, и y, і i, ї ï') },
    rules: [rule(APOSTROPHE, 'ʺ')],
  },
  {
    system: 'iso9',
    letters: { ...SHARED, ...ISO_9, ...table('ґ g̀, є ê, і ì, ї ï') },
    rules: [rule(APOSTROPHE, '’')],
  },
  {
    system: 'scholarly',
    letters: { ...SHARED, ...SCHOLARLY, ...table('г h, ґ g, є je, и y, і i, ї ji') },
    rules: [rule(APOSTROPHE, '’')],
  },
  {
    system: 'english',
    letters: { ...SHARED, ...ENGLISH, ...table('г h, ґ g, є ie, и y, і i, ї i, й i, ю iu, я ia, ь') },
    // The Cabinet of Ministers' resolution 55 of 2010.
    rules: [
      rule('зг', 'zgh'),
      rule(`(?<=^|[^\\p{L}’'ʼ])є`, 'ye'),
      rule(`(?<=^|[^\\p{L}’'ʼ])ї`, 'yi'),
      rule(`(?<=^|[^\\p{L}’'ʼ])й`, 'y'),
      rule(`(?<=^|[^\\p{L}’'ʼ])ю`, 'yu'),
      rule(`(?<=^|[^\\p{L}’'ʼ])я`, 'ya'),
      rule(APOSTROPHE, ''),
    ],
  },
  {
    system: 'german',
    letters: { ...SHARED, ...GERMAN, ...table('г h, ґ g, є je, и y, і i, ї ji, й j') },
    rules: [rule(BETWEEN_VOWELS, 'ss'), rule('ь(?=о)', 'j'), rule('кс', 'x'), rule(APOSTROPHE, '')],
  },
  {
    system: 'french',
    letters: { ...SHARED, ...FRENCH, ...table('г h, ґ g, є ie, и y, і i, ї ï, й ï') },
    rules: [
      rule(`ий${END}`, 'y'),
      rule(`ін${END}`, 'ine'),
      rule(BETWEEN_VOWELS, 'ss'),
      rule('кс', 'x'),
      rule('ь(?=о)', 'i'),
      rule(APOSTROPHE, ''),
    ],
  },
]
