import { foldWord } from '../analysis/lexicon.ts'
import { NEUTRAL, stem } from '../analysis/stem.ts'

// Small words stand in every document, many times: a phrase of them would be looked for at each place. Two or three of them side by side are a token.
const SMALL: Readonly<Record<string, string>> = {
  en: 'a all also an and any are as at be been before but by can could did do for from had has have he her him his i if in into is it its may more must no not of on one or other our out over shall she should so some such than that the their them then there these they this those to under up upon us was we were what when which who will with would you your',
  de: 'aber als am an auch auf aus bei bin bis da das dass dem den der des die dies doch du durch ein eine einem einen einer er es für haben hat hatte ich ihm ihn ihr im in ist ja kann man mein mich mir mit nach nicht noch nur ob oder schon sehr sein sich sie sind so über um und uns von vor war was wenn wer wie wir wird wo zu zum zur',
  es: 'a al como con de del el ella en entre era es esta este ha han la las le lo los más me mi ni no nos o para pero por que se ser si sin sobre su sus también un una y ya',
  fr: 'a ai au aux avec bien ce ces cette comme dans de des deux du elle en est et été fait il ils je la le les leur lui ma mais me même mes moi mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s sa sans se ses si son sont sur tout un une vous y',
  it: 'a ai al alla anche che chi ci come con da dal dalla de dei del della delle di e è essere gli ha hanno i il in io la le lo ma mi ne nel nella no non o per però più quale quella questa questo se si sia signor sono su sua suo tutti un una uno',
  ru: 'а без бы был была были было в вам вас во вот все всё вы где да для до его ее если есть же за и из или им их к как ко ли мне мы на нам нас не него нет но о об он она они от по под при с со так также то того только у уже что чтобы это этого этот я',
}

// What papers of state have in most of them: a phrase of these and of small words is looked for at nearly as many places.
const COMMON: Readonly<Record<string, string>> = {
  en: 'against country countries first foreign general government great last made make minister most my nation nations new now only part party people present same soviet state states take time two union united very war well year years',
  de: 'deutsch deutschen frage frieden general herr jahr jahre krieg land minister neue regierung staat staaten zeit',
  es: 'españa estado estados general gobierno guerra ministro nuevo país paz señor tiempo unidos',
  fr: 'état états faire france général gouvernement grand guerre ministre monsieur nouveau paix pays roi temps unis',
  it: 'anno generale governo guerra italia ministro nuovo pace paese re signor stati stato tempo uniti',
  ru: 'война время год государство китай мир министр народ народный новый партия правительство совет советский союз страна товарищ центральный',
}

/** The tokens of words, whatever language they are taken for. */
const tokensOf = (words: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(
    Object.entries(words).flatMap(([lang, some]) =>
      some.split(' ').flatMap((word) => {
        const form = foldWord(word)
        return [stem(form, NEUTRAL), stem(form, lang)]
      }),
    ),
  )

const SMALL_TOKENS = tokensOf(SMALL)
const TOKENS: ReadonlySet<string> = new Set([...SMALL_TOKENS, ...tokensOf(COMMON)])

/** Whether a token is of a small word, which says nothing of a document. */
export const isSmall = (token: string): boolean => SMALL_TOKENS.has(token)

/** Whether a token is of a small word or of a common one: rows of these are tokens. */
export const isCommon = (token: string): boolean => TOKENS.has(token)

/** The small and common words that stand in a row among these: three and three of them, or two where there are no more. */
export const rowsIn = (tokens: readonly string[]): readonly (readonly string[])[] =>
  tokens.flatMap((token, n) => {
    const common = (at: number) => isCommon(tokens[at] ?? '')
    const [before, after] = [tokens[n - 1], tokens[n + 1]]
    if (before === undefined || !common(n - 1) || !common(n)) return []
    if (after !== undefined && common(n + 1)) return [[before, token, after]]
    return common(n - 2) ? [] : [[before, token]]
  })
