import { withoutArticle } from './body-name.ts'
import { readMarks } from './name-marks.ts'
import { takeTitles } from './name-words.ts'

const UNKNOWN =
  /^(?:(?:an? )?(?:unknown|unidentified|unnamed)(?: .*)?|unbekannt\p{L}*(?: .*)?|nicht (?:bekannt|identifiziert|ermittelt).*|ungenannt\p{L}*|inconnue?s?(?: .*)?|sconosciut\p{L}|desconocid\p{L}|неизвест\p{L}*|佚名|不详|未知|not (?:known|stated|identified|given)|anonymous|anonym\p{L}*|anon\.?|various|divers|verschiedene|several|n\.? ?n\.?|n\/a|\P{L}*)$/iu
/** One of a kind, and nobody knows which: `einen Amtsbruder`, `a friend`, `une dame`. "A Lincoln" has lost the point of an initial. */
const ONE_OF_A_KIND =
  /^(?:[Ee]in(?:e[nmrs]?)?\s+\S|(?:an?|une?|un[ao]|un'|один|одна|some|two|three|several|zwei|drei|mehrere|deux|trois)\s+\p{Ll})|\s(?:eine[srm]|d['’]une?|of an?)\s+\p{L}{2}/u
const ONE_OF_TWO = /\s(?:oder|or|ou|или|vel)\s/u
const SMALL_NOUN = /^(?:der|die|das|den|dem|des|the)\s+\p{Ll}/u
const KIN = /^(?:his|her|their|my|sein|seine[rmn]?|ihre?[rmn]?|son|sa|ses)\s/u
/** What a name may begin with and still be one: `von Arendt`, `d'Estournelles`, `al-Masri`, `'t Hooft`, `e. e. cummings`. */
const PARTICLE =
  /^(?:(?:v[oa]n|vom|v\.|ver|de[rnlimst]?|d[iou]|da[ls]?|della|dell[ae]|dos|du|des|die|le|la|les|los?|el|al|ibn|bin|bint|ab[ui]|ben|te[rn]?|tot|zu[mr]?|a[fpvbl]|op|y|st|o|san|fitz|mac|in|the|ван|фон|де|дер|ла|ле|да)\s|['’]|\p{L}{1,3}[-'’.])/u

const isLower = (text: string) => /^\p{Ll}/u.test(text)

/** Whether a text that begins small is a name all the same: with a particle, written small throughout, or with a capital inside its first word. */
function mayBegin(text: string): boolean {
  const [first = ''] = text.split(/\s/u)
  return PARTICLE.test(text) || !/\p{Lu}/u.test(text) || /\p{Lu}/u.test(first)
}

/**
 * Whether words stand for somebody whom nobody names: `unknown`, `N. N.`, `[einen Amtsbruder] im Elsaß`, `his wife`, `X oder Y`. They are kept as they are
 * written, and no authority is made of them.
 */
export function isNameless(asNamed: string): boolean {
  const plain = readMarks(asNamed).name
  // "?? [Dienstbote]": the name is asked for, and the brackets only describe.
  if (/^[^\p{L}[(]*\?/u.test(asNamed.trim())) return true
  const text = plain.replace(/[[\]]/gu, '').trim()
  if (UNKNOWN.test(text) || ONE_OF_A_KIND.test(text) || ONE_OF_TWO.test(text) || KIN.test(text)) return true
  const bare = withoutArticle(takeTitles(text).name)
  return isLower(bare) && (!mayBegin(bare) || SMALL_NOUN.test(bare))
}

const NOWHERE =
  /^(?:unterwegs|en route|at sea|auf see|in itinere|in viaggio|s\. ?l\.?|o\. ?o\.?|sine loco|ohne ort|auf der reise.*|on (?:the way|board).*)$/iu
const NO_PLACE = /^(?:bei|nahe|near|oder|or|ou|auf|außerhalb|outside)\s/iu

/** Whether words name no place: `unknown`, `[einer Stadt]`, `auf der Reise nach Straßburg`, `Laubach oder Utphe`. */
export function isPlaceless(asNamed: string): boolean {
  const text = readMarks(asNamed).name.replace(/[[\]]/gu, '').trim()
  return [UNKNOWN, ONE_OF_A_KIND, ONE_OF_TWO, NOWHERE, NO_PLACE].some((pattern) => pattern.test(text))
}
