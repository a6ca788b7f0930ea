import { fold } from '#value/fold.ts'

/** The words of a name as it is compared: folded, apostrophes gone, split at blanks, points and hyphens. `I.V. Stalin`: i, v, stalin. */
export function nameWords(text: string): string[] {
  return fold(text)
    .replace(/['’‘ʼʻʹʺ`´"“”„]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

// Ranks, offices and forms of address that stand before a name and are no part of it; "of …" goes with them.
const TITLES = `
cde cdes comrade comrades com tov тов товарищ товарища товарищу т mr mrs ms miss mme mlle m mm monsieur madame madam dr prof professor herr herrn frau
fraulein signor signora sig senor senora don dom rev revd reverend father sir dame lord lady baron baroness count countess comte comtesse graf grafin
furst prince princess duke marquis marquess viscount king queen emperor shah sultan pope cardinal rabbi imam sheikh pandit mahatma hon honorable
honourable excellency he hm president premier chairman chancellor minister ambassador senator congressman congresswoman representative governor mayor
judge justice secretary consul commissioner chief director foreign prime vice deputy acting general gen generalissimo generalissmo marshal
admiral adm commodore colonel col lieutenant lt major maj captain capt commander cmdr brigadier brig sergeant sgt corporal private air rear field
generaloberst oberst hauptmann leutnant general-major freiherr ritter geheimrat`
  .trim()
  .split(/\s+/u)
const TITLE = new Set(TITLES)
const OF =
  /^(?:of (?:the )?(?:army|air force|soviet union|state|defense|defence|war|navy|foreign affairs)|to the [a-z ]+?)(?= |$)/iu
const SUFFIX = new Set(['jr', 'sr', 'junior', 'senior', 'ii', 'iii', 'iv', 'ill', 'esq', 'phd', 'md', 'cbe', 'ret'])

export const isTitle = (word: string): boolean => TITLE.has(word)
export const isSuffix = (word: string): boolean => SUFFIX.has(word)

const NEXT = /^\s*(?<word>[\p{L}-]+\.?)(?:\s+|(?<=\.))(?<rest>\S.*)$/su

/** Takes titles from the front of a name, as long as a name remains: `Cde. Mao Zedong`, `General of the Army George C.`; also 同志 at its end. */
export function takeTitles(text: string): { readonly name: string; readonly titles: readonly string[] } {
  const titles: string[] = []
  let name = text.replace(/(?<=\p{Script=Han})(?:同志|先生|主席)$/u, (title) => {
    titles.push(title)
    return ''
  })
  for (;;) {
    const { word = '', rest = '' } = NEXT.exec(name)?.groups ?? {}
    const plain = fold(word).replace(/\.$/u, '')
    // One letter with its point is an initial unless it is French "M." before a whole word.
    const isInitial = plain.length === 1 && !(plain === 'm' && /^\p{Lu}\p{Ll}{2}/u.test(rest) && titles.length > 0)
    if (!isTitle(plain) || (isInitial && plain !== 'т')) break
    titles.push(word)
    name = rest
      .replace(OF, '')
      .trim()
      .replace(/^(?:and|&)\s+/u, '')
    if (name === '') return { name: text, titles: [] }
  }
  // "General Secretary of the UN" is an office, with no name behind it.
  return /^(?:of|to|for|in|at|the)\b/u.test(name) ? { name: text, titles: [] } : { name, titles }
}
