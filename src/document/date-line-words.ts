import { fold } from '#value/fold.ts'
import { joinedMonths, monthNamed } from './month-names.ts'

/** Part of a month, a year or a decade: "early" is the first third of it. */
export type Portion = readonly [number, number]

/**
 * A word of a date line by what it is: `d` number of one or two digits, `y` year, `k` year of two digits with its apostrophe,
 * `M` month, `R` Roman numeral, `S` season, `D` decade, `C` century, `A` portion, `W` weekday, `/` and `-`;
 * `b` before, `a` after, `w` between, `f` from, `s` since, `t` to, `n` and, `o` or, `c` about; `x` is anything else.
 */
export interface Word {
  readonly code: string
  readonly value: number
  readonly portion?: Portion
}

const SEASONS: readonly string[] = [
  'spring fruhling fruhjahr fruhlings printemps primavera весна весной весны',
  'summer sommer ete estate verano лето летом лета',
  'autumn fall herbst automne autunno otono осень осенью осени',
  'winter hiver inverno invierno зима зимой зимы',
]

const WEEKDAYS: readonly string[] = [
  'monday montag montags lundi lunedi lunes понедельник mon mo',
  'tuesday teusday dienstag dinstag mardi martedi martes вторник tue tues',
  'wednesday mittwoch mercredi mercoledi miercoles среда wed wensday wednsday',
  'thursday donnerstag jeudi giovedi jueves четверг thu thurs thur',
  'friday freitag vendredi venerdi viernes пятница fri fryday',
  'saturday samstag samstags sonnabend samedi sabato sabado суббота sat satterday',
  'sunday sonntag dimanche domenica domingo воскресенье sun',
]

const CONNECTORS: Readonly<Record<string, string>> = {
  b: 'before vor avant prima antes до ante spatestens',
  a: 'after nach apres dopo despues после post fruhestens',
  w: 'between zwischen entre tra fra между inter',
  f: 'from von vom du dal с со',
  s: 'since seit depuis desde',
  t: 'to until till bis au al hasta по through thru',
  n: 'and und et e y и & u',
  o: 'or oder ou o или vel bzw',
  c: 'circa ca c about around approximately approx um gegen etwa ungefahr vers environ verso circiter около ок hacia',
}

/** Words that carry no date: articles, "dated", "the year", Russian "г.". */
const SILENT = `of the in on den dem der die das le la les de del della di el d a anno an jahr jahre jahres г год года году гг year dated date datum
  am im this day il ce monat month dato li kurz shortly l los las lo`

const WORDS = new Map<string, Word>()
const learn = (words: string, code: string, value = 0) => {
  for (const word of words.split(/\s+/u)) WORDS.set(word, { code, value })
}
learn(SILENT, '')
for (const [code, words] of Object.entries(CONNECTORS)) learn(words, code)
for (const [index, words] of SEASONS.entries()) learn(words, 'S', 21 + index)
for (const [index, words] of WEEKDAYS.entries()) learn(words, 'W', index)
for (const [index, roman] of 'i ii iii iv v vi vii viii ix x xi xii'.split(' ').entries()) {
  if (!WORDS.has(roman)) WORDS.set(roman, { code: 'R', value: index + 1 })
}

const FIRST = '(?:1\\.?|1st|first|erste[sn]?|premiere?|prima|перв\\p{L}+)'
const SECOND = '(?:2\\.?|2nd|second|zweite[sn]?|seconde?|deuxieme|seconda|втор\\p{L}+)'
const HALF = '(?:halb(?:es )?jahr\\p{L}*|jahreshalfte|halfte|half|half of|moitie|semestre|meta|половин\\p{L}+)'
const PORTIONS: readonly (readonly [RegExp, Portion])[] = [
  [new RegExp(`${FIRST} ?${HALF}`, 'gu'), [0, 1 / 2]],
  [new RegExp(`${SECOND} ?${HALF}`, 'gu'), [1 / 2, 1]],
  [
    /(?:letztes drittel|jahresende|last third|\b(?:ende|end|late|fin|fine|finales)\b(?: of)?|(?<!\p{L})(?:в )?кон(?:ец|це)(?!\p{L}))/gu,
    [2 / 3, 1],
  ],
  [/\b(?:mitte|mid|middle|milieu|meta)\b(?: of)?-?|(?<!\p{L})(?:в )?середин[ае](?!\p{L})/gu, [1 / 3, 2 / 3]],
  [
    /\b(?:anfangs?|anf|jahresbeginn|beginning|early|debut|inizio|principios)\b(?: of)?|(?<!\p{L})(?:в )?начал[оае](?!\p{L})/gu,
    [0, 1 / 3],
  ],
]

/** Words of one sound with two meanings, and expressions of several words, brought to one that the table knows. */
function plain(text: string): string {
  return text
    .replace(/\bnot? (?:before|earlier than)\b|\bpas avant\b/gu, 'after')
    .replace(/\bnot? (?:after|later than)\b|\bno later than\b/gu, 'before')
    .replace(/\b(erste|zweite)n? (\p{L}+)halfte\b/gu, '$1 halfte $2')
    .replace(/\bspatsommer\b/gu, 'ende sommer')
    .replace(/\b(?:fruh|spat)(sommer|herbst)\b/gu, '$1')
    .replace(/\bjusqu['’]\s*au?\b/gu, 'bis')
    .replace(/\bde l['’]an\b/gu, 'an')
}

const CENTURY =
  /(?<!\p{L}|\d)(?<century>\d{1,2}) ?(?:th|st|nd|rd|\.|e|eme)? ?(?:century|jahrhunderts?|jh|siecle|secolo|век)(?!\p{L})/gu
const DECADE = /^(?<decade>\d{3})0(?:['’]?s|er)$/u

// What stands for an expression of several words: a portion by its row above, a century by its first year.
const PORTION = '\u0001'
const HUNDRED = '\u0002'
// Short years, numbers with their ordinal endings, words, separators; nothing else counts.
const TOKEN = /[`'’´]\d{2}(?!\d)|\d+['’]?(?:\p{L}|-(?:го|е|ый)(?!\p{L}))*|\p{L}+|&|[/\-–—‒]|[\u0001\u0002]\d+/gu
const ORDINAL = /^(?<number>\d{1,2})(?:st|nd|rd|th|d|t|s|er|re|o|a|e|eme|ten|te|tes|n|-?го|-?е|-?ый)?$/u

const word = (code: string, value = 0): Word => ({ code, value })

function wordOf(token: string): Word {
  const rest = Number(token.slice(1))
  if (token.startsWith(HUNDRED)) return word('C', rest)
  const portion = token.startsWith(PORTION) ? PORTIONS[rest]?.[1] : undefined
  if (portion !== undefined) return { ...word('A'), portion }
  if (token === '/') return word('/')
  if (/^[-–—‒]$/u.test(token)) return word('-')
  if (/^\d{3,4}$/u.test(token)) return word('y', Number(token))
  if (/^[`'’´]\d/u.test(token)) return word('k', rest)
  const month = monthNamed(token)
  if (month !== undefined) return word('M', month)
  const number = ORDINAL.exec(token)?.groups?.number
  if (number !== undefined) return word('d', Number(number))
  const decade = DECADE.exec(token)?.groups?.decade
  return decade === undefined ? (WORDS.get(token) ?? word('x')) : word('D', Number(decade) * 10)
}

/** The words of a date line, in order, those left out that say nothing about a date. */
export function dateWords(given: string): readonly Word[] {
  const folded = plain(joinedMonths(fold(given).replace(/[\u0001\u0002]/gu, ' ')))
  const centuries = folded.replace(CENTURY, (_, century: string) => ` ${HUNDRED}${(Number(century) - 1) * 100} `)
  const marked = PORTIONS.reduce((text, [pattern], row) => text.replace(pattern, ` ${PORTION}${row} `), centuries)
  return [...marked.matchAll(TOKEN)].map(([token]) => wordOf(token)).filter(({ code }) => code !== '')
}
