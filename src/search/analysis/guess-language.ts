// Words that carry the grammar of a language and are seldom found in its neighbours.
const SIGNS: Readonly<Record<string, string>> = {
  de: 'der die das und nicht ist den von mit ich sich auf dem ein eine zu wird auch für im daß dass wir sie',
  en: 'the of and to that is was with for his he by this which are not be have on from as at it you',
  es: 'el los las que por con una para del es su como más pero sus al este y lo',
  fr: 'le les des et est que qui dans une pour pas au vous par sur ne du ce nous je sont avec',
  hu: 'és hogy nem egy az meg is volt ez de csak mint kell azt már',
  it: 'il di che della per non una gli con sono del le nel alla più anche da è',
  nl: 'het een van en dat niet zijn voor met aan ook te op door naar wij zich werd',
  pl: 'się nie na jest że do jak przez od po ale jego był oraz',
  pt: 'não uma os que do da em para com mais dos como foi ao pela',
  la: 'et in est ad non quod cum ut ex sed qui quam enim esse etiam',
}

const languagesOf = new Map<string, string[]>()
for (const [lang, words] of Object.entries(SIGNS)) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), lang])
}

/** What language a text of unknown language is likely to be in, by its small words; undefined where they do not tell. */
export function guessLanguage(text: string): string | undefined {
  const head = text.slice(0, 3000)
  if (/\p{Script=Cyrillic}/u.test(head.slice(0, 200))) return 'ru'
  const counts = new Map<string, number>()
  for (const [word] of head.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const lang of languagesOf.get(word) ?? []) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  if (first === undefined || first[1] < 2) return undefined
  return second !== undefined && first[1] < second[1] * 1.2 ? undefined : first[0]
}

/** The language that a text is analysed by: the primary tag of the one stated, else what its words tell, else `otherwise`. */
export function analysisLanguage(text: string, lang: string | undefined, otherwise: string): string {
  const stated = lang?.toLowerCase().split('-')[0]
  return stated !== undefined && stated !== 'und' && stated !== '' ? stated : (guessLanguage(text) ?? otherwise)
}
