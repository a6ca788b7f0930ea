// Words that carry the grammar of a language and are seldom found in its neighbours.
const SIGNS: Readonly<Record<string, string>> = {
  cs: 'a je se že na pro jsem jeho ale jako nebo byl však které ještě není také aby jsou být této proti podle',
  da: 'og det af til er en at ikke jeg har med som for den der vi han blev meget også efter hvad hun være fra',
  de: 'in was der die das und nicht ist den von mit ich sich auf dem ein eine zu wird auch für im daß dass wir sie aber noch nach wie bei uns werden haben sind oder über nur sein hat als aus vnd auff',
  en: 'in the of and to that is was with for his he by this which are not be have on from as at it you were their would been had they we will our has but',
  es: 'la un en de se el los las que por con una para del es su como más pero sus al este y lo ha fue esta son han no muy nos también sin sobre entre cuando',
  fr: 'la un en de le les des et est que qui dans une pour pas au vous par sur ne du ce nous je sont avec cette plus mais ont leur comme été aux ces elle être même sans nos',
  hu: 'és hogy nem egy az meg is volt ez de csak mint kell azt már ezt a még vagy lehet sem mert amely szerint között nagyon volna ki el',
  it: 'si se il di che della per non una gli con sono del le nel alla più anche da è la un al in dei delle questo ha si era come essere suo sua lo ma nella dal',
  la: 'et in est ad non quod cum ut ex sed qui quam enim esse etiam per quae sunt nec ab atque autem hoc si quo',
  nl: 'de in het een van en dat niet zijn voor met aan ook te op door naar wij zich werd de is die er maar nog uit bij hij heeft worden deze om dan over als hebben',
  pl: 'się nie na jest że do jak przez od po ale jego był oraz w z i to co dla przy tym tego która które który jako już są tylko czy jej ich było być',
  pt: 'de um a não uma os que do da em para com mais dos como foi ao pela das são ser seu sua também já está entre muito nas pelo se as',
  sv: 'och att det som en är av för inte med den har till ett jag om men var från vi kan han också hade efter ut blev eller sig mycket',
}

const languagesOf = new Map<string, string[]>()
for (const [lang, words] of Object.entries(SIGNS)) {
  for (const word of new Set(words.split(' '))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), lang])
}

const MOST_LOOKED_AT = 3000
const SCRIPTS =
  /(?<Cyrl>\p{Script=Cyrillic})|(?<Hani>\p{Script=Han})|(?<Kana>[\p{Script=Hiragana}\p{Script=Katakana}])|(?<Hang>\p{Script=Hangul})|(?<Grek>\p{Script=Greek})|(?<Arab>\p{Script=Arabic})|(?<Hebr>\p{Script=Hebrew})/gu
const LATIN = /\p{Script=Latin}/gu
// A character stands for more than a letter does.
const WEIGHTS: Readonly<Record<string, number>> = { Hani: 4, Kana: 2, Hang: 2 }
const OF_SCRIPT: Readonly<Record<string, string>> = { Hani: 'zh', Hang: 'ko', Grek: 'el', Arab: 'ar', Hebr: 'he' }
const BEYOND_LATIN = /[\u0370-\u05ff\u0600-\u06ff\u1100-\u11ff\u2e80-\ud7ff]/u

/** Ukrainian, Belarusian, Serbian and Macedonian have letters that Russian lacks, and lack some of its own. */
function cyrillicLanguage(text: string): string {
  if (/[ђћљњџј]/iu.test(text)) return /[ѓќѕ]/iu.test(text) ? 'mk' : 'sr'
  if (/ў/iu.test(text)) return 'be'
  // The same letter is in Russian print of before 1918, where a ъ ends words.
  if (/[їєґ]|і[^\p{L}]|\p{L}і\p{L}/iu.test(text) && !/[ыэёѣ]|ъ(?!\p{L})/iu.test(text)) return 'uk'
  return /ъ/iu.test(text) &&
    !/[ыэ]/iu.test(text) &&
    /(?<!\p{L})(?:на|за|от|се|да|че|съм|са|със|във)(?!\p{L})/iu.test(text) &&
    /(?:та|то|ът|ите)(?!\p{L})/iu.test(text)
    ? 'bg'
    : 'ru'
}

/** The language that the script alone tells; undefined where most of it is Latin. */
function byScript(text: string): string | undefined {
  if (!BEYOND_LATIN.test(text)) return undefined
  const counts = new Map<string, number>()
  for (const { groups = {} } of text.matchAll(SCRIPTS))
    for (const [script, sign] of Object.entries(groups))
      if (sign !== undefined) counts.set(script, (counts.get(script) ?? 0) + (WEIGHTS[script] ?? 1))
  const most = [...counts].sort(([, a], [, b]) => b - a)[0]
  if (most === undefined || most[1] < (text.match(LATIN)?.length ?? 0)) return undefined
  if (counts.has('Kana') && (counts.get('Kana') ?? 0) * 10 > (counts.get('Hani') ?? 0)) return 'ja'
  return most[0] === 'Cyrl' ? cyrillicLanguage(text) : OF_SCRIPT[most[0]]
}

/** What language a text of unknown language is likely to be in, by its script and its small words; undefined where they do not tell. */
export function guessLanguage(text: string): string | undefined {
  const head = text.slice(0, MOST_LOOKED_AT)
  const told = byScript(head)
  if (told !== undefined) return told
  const counts = new Map<string, number>()
  for (const [word] of head.toLowerCase().matchAll(/\p{L}+/gu)) {
    const languages = languagesOf.get(word) ?? []
    // What several languages share tells less of each.
    for (const lang of languages) counts.set(lang, (counts.get(lang) ?? 0) + 1 / languages.length)
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  if (first === undefined || first[1] < 1.5) return undefined
  return second !== undefined && first[1] < second[1] * 1.2 ? undefined : first[0]
}

/** The language that a text is analysed by: the primary tag of the one stated, else what its words tell, else `otherwise`. */
export function analysisLanguage(text: string, lang: string | undefined, otherwise: string): string {
  const stated = lang?.toLowerCase().split('-')[0]
  return stated !== undefined && stated !== 'und' && stated !== '' ? stated : (guessLanguage(text) ?? otherwise)
}
