import type { Edition } from './witness.ts'

const VOLUME = /\b(?:vol(?:ume|s)?\.?|Bd\.?|Band|tom\.?)\s*(?<volume>[\dIVXLC]+(?:[-–/.][\dIVXLC]+)*)/iu
const NUMBER =
  /\b(?:Document|Doc\.?)\s*(?:Nos?\.?|Number|#)?\s*(?<number>\d+[a-z]?)|\b(?:No\.?|Nr\.?|Nos\.?)\s*(?<plain>\d+[a-z]?)/iu
const PAGES = /\bpp?\.?\s*(?<pages>\d+(?:[-–]\d+)?(?:,\s*\d+(?:[-–]\d+)?)*)|\)\s*,\s*(?<bare>\d+(?:[-–]\d+)?)\.?$/iu
/** `(Moscow, 1959)`, `(New York: Harcourt Brace Jovanovich, 1977)`. */
const IMPRINT = /\((?=[^()]*\p{L})[^()]*[:,]\s*(?:[^(),]*,\s*)?(?:1[5-9]|20)\d\d\)/u
const QUOTED = /["“](?<title>[^"“”]{3,}?)[.,;:]?["”]/u

/** A printed edition, where a string is plainly one: it has an imprint, a title in quotation marks with a place in it, or a volume and pages. */
export function readEdition(given: string): Edition | undefined {
  const volume = VOLUME.exec(given)?.groups?.volume
  const numbered = NUMBER.exec(given)?.groups
  const number = numbered?.number ?? numbered?.plain
  const paged = PAGES.exec(given)?.groups
  const pages = paged?.pages ?? paged?.bare
  const places = [volume, number, pages].filter((place) => place !== undefined).length
  const quoted = QUOTED.exec(given)?.groups?.title
  const imprint = IMPRINT.exec(given)
  const title = titleOf(given, quoted, imprint?.index)
  if (title === '' || (imprint === null && places < (quoted === undefined ? 2 : 1) && !SERIAL.test(given)))
    return undefined
  return {
    title,
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(pages === undefined ? {} : { pages }),
    asGiven: given,
  }
}

// What is cited by number and pages alone and is known to be print.
const SERIAL = /\b(?:Bulletin|Works|Journal|Sochineniia|FRUS|Foreign Relations of the United States)\b.*\bpp?\.\s*\d/iu

function titleOf(given: string, quoted: string | undefined, imprint: number | undefined): string {
  if (quoted !== undefined) return quoted.trim()
  const before = (pattern: RegExp) => pattern.exec(given)?.index ?? given.length
  const end = Math.min(imprint ?? Math.min(before(NUMBER), before(PAGES)), before(VOLUME))
  return given
    .slice(0, end)
    .trim()
    .replace(/^in\s+|[\s,;:]+$|(?<=\p{L}{3})\.$/gu, '')
}
