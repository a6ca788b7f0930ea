import type { Edtf } from '#value/edtf.ts'
import { withoutArticle } from './body-name.ts'
import { readMarks } from './name-marks.ts'
import { isSuffix, isTitle, nameWords, takeTitles } from './name-words.ts'
import { isOfficeName, isOfficeOf } from './office-name.ts'

/** What a name says beside the name itself. */
export interface NameRead {
  readonly asNamed: string
  /** What to look up, the best first: the person behind a cover name before the cover name. Never empty but for an empty name. */
  readonly forms: readonly string[]
  /** `Filippov [Stalin]`: the person is Stalin, the cover name Filippov. Both or neither. */
  readonly person?: string
  readonly cover?: string
  /** What stands after the name, or before it with the name in brackets: `Soviet Ambassador to China`, `Ambassador in China (Stuart)`. */
  readonly office?: string
  readonly honorifics: readonly string[]
  /** Life dates of a heading: `1879/1953`. */
  readonly existence?: Edtf
}

const LIFE =
  /[,(\s]\s*(?:(?<born>\d{4})\??\s*[-–—]\s*(?<died>\d{4})?\??|(?:b\.|born|geb\.)\s*(?<only>\d{4})|(?:d\.|died|gest\.)\s*(?<dead>\d{4}))\s*\)?\s*$/iu

/** Takes life dates off the end of a heading. */
function takeLife(text: string): { name: string; existence?: Edtf } {
  const found = LIFE.exec(text)
  const { born, died, only, dead } = found?.groups ?? {}
  const name = found === null ? '' : text.slice(0, found.index).trim()
  if (name === '') return { name: text }
  const [from, to] = [born ?? only, died ?? dead]
  if (from !== undefined && to !== undefined && from > to) return { name: text }
  return { name, existence: from === undefined ? `/${to}` : `${from}/${to ?? '..'}` }
}

/** `Satō, Eisaku` also as `Eisaku Satō`; titles and offices between the commas taken off. */
function readHeading(text: string): { forms: string[]; honorifics: string[]; office?: string } {
  const [head = '', ...more] = text.split(',').map((piece) => piece.trim())
  const first = takeTitles(head)
  const honorifics = [...first.titles]
  const given: string[] = []
  const suffixes: string[] = []
  let office: string | undefined
  for (const piece of more.filter(Boolean)) {
    const { name, titles } = takeTitles(piece)
    if (isOfficeOf(piece)) office = piece
    else if (nameWords(piece).every(isSuffix)) suffixes.push(piece)
    else if (nameWords(piece).every(isTitle) || (given.length > 0 && titles.length > 0)) honorifics.push(piece)
    else {
      honorifics.push(...titles)
      given.push(name)
    }
  }
  const suffix = suffixes.map((each) => ` ${each}`).join('')
  const forms =
    given.length === 0
      ? [first.name + suffix]
      : [[first.name, ...given, ...suffixes].join(', '), `${given.join(' ')} ${first.name}${suffix}`]
  return { forms, honorifics, ...(office === undefined ? {} : { office }) }
}

const ASIDE = /\s*[[(](?<inside>[^[\]()]*)[\])]/gu
/** What brackets hold that is no name: the way it went, a rank at another time, an abbreviation. */
const NO_NAME =
  /^(?:via|through|by|for|later|subsequently|formerly|then|also|ret|now|née|geb|born|unsigned|sic)\b|^[A-Z]{2,6}$|[?\d]|^["“‘]/u

const AND_OTHERS = /,?\s+(?:et al(?:ii|\.)?|and others|u\.\s?a\.|et autres|и др(?:угие|\.))$/iu

const isName = (text: string) => /^\p{Lu}/u.test(text) && !NO_NAME.test(text) && nameWords(text).length <= 5
const isOneWord = (text: string) => nameWords(takeTitles(text).name).filter((word) => word.length > 1).length === 1

/** Reads a name as documents and catalogues have it. Nothing throws; what says nothing more comes back as its own only form. */
export function readName(asNamed: string): NameRead {
  const text = withoutArticle(readMarks(asNamed.slice(0, 300)).name)
    .replace(AND_OTHERS, '')
    // Brackets about a part of the name itself, not after it, are an editor's completion.
    .replace(/(?<=\p{L})\[(?<middle>\p{L}+)\]|\[(?<early>[^\]]*)\](?=\s+\p{Lu})/gu, '$<middle>$<early>')
  const { name, existence } = takeLife(text)
  const asides = [...name.matchAll(ASIDE)].map(({ groups, 0: whole, index }) => ({
    inside: (groups?.inside ?? '').trim(),
    isSquare: whole.includes('['),
    isLast: index + whole.length === name.length,
  }))
  const outside = name
    .replace(ASIDE, '')
    .replace(/\s+/gu, ' ')
    .replace(/[,;\s]+$/u, '')
    .trim()
  const main = readHeading(outside === '' ? name : outside)
  const aside = !/\p{L}/u.test(outside) ? undefined : asides.find(({ inside, isLast }) => isLast && isName(inside))
  const fixed = {
    asNamed,
    honorifics: main.honorifics,
    ...(main.office === undefined ? {} : { office: main.office }),
    ...(existence === undefined ? {} : { existence }),
  }
  const distinct = (forms: readonly string[]) => [...new Set(forms.filter((form) => form !== ''))]
  if (aside === undefined) return { ...fixed, forms: distinct(main.forms) }
  const other = readHeading(aside.inside)
  const [person = aside.inside] = other.forms
  // "Ambassador in China (Stuart)": who holds an office goes by no cover name.
  if (isOfficeName(outside)) return { ...fixed, office: outside, forms: distinct(other.forms) }
  // "Feng Xi (Stalin)" tells who it is; "Mao Tse-tung (Mao Zedong)" spells it otherwise; "Gromyko, Lydia (Grinevich)" adds a maiden name.
  const isCover = aside.isSquare || (isOneWord(aside.inside) && !outside.includes(','))
  const [cover = outside] = main.forms
  if (isCover) return { ...fixed, person, cover, forms: distinct([...other.forms, ...main.forms]) }
  return { ...fixed, forms: distinct(isOneWord(aside.inside) ? main.forms : [...main.forms, ...other.forms]) }
}
