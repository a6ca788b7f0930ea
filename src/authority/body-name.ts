import { takeTitles } from './name-words.ts'

const WORDS = `
board committee congress parliament council delegates delegation agents assembly senate senators government cabinet politburo ministry department embassy consulate legation
bureau commission secretariat society association academy university college library archive archives museum press company bank union league party court
army navy headquarters division regiment church parish institute foundation editors newspaper
ministerium predigerministerium konsistorium fakultat collegium kollegium gemeinde gesellschaft verein akademie universitat bibliothek archiv magistrat
stadtrat rat kanzlei regierung verlag redaktion botschaft bundestag landtag kammer
ministere comite assemblee academie societe universite bibliotheque ambassade conseil gouvernement eglise
ministero comitato accademia societa universita biblioteca ambasciata consiglio governo senato
министерство комитет совет посольство правительство академия университет союз партия отдел бюро президиум`
const BODY = new RegExp(`(?<!\\p{L})(?:${WORDS.trim().split(/\s+/u).join('|')})(?!\\p{L})`, 'iu')
/** Somebody's office is told by the body that it belongs to: `Secretary of the Board`. */
const BELONGING =
  /\s(?:of|to|in|for|at|von|vom|zum?|zur|der|des|am|im|beim|du|de|di|della|en)\s|,|^(?:geheime[rnm]?|hofrat|member|secretary|minister|chairman|director|president|leiter|mitglied|sekretär|presbyter)\s/iu

/** Whether a name is that of a body, by the word for its kind, as far as that stands in the name's own head: `Board of Treasury`, `Rat der Stadt Erfurt`. */
export function isBodyName(asNamed: string): boolean {
  const text = asNamed
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
  const found = BODY.exec(text)
  if (found === null || takeTitles(text).titles.length > 0) return false
  const belonging = BELONGING.exec(text)
  return belonging === null || found.index < belonging.index
}

const ARTICLE = /^(?:an\s+)?(?:der|die|das|den|dem|the|le|la|les|il|lo)\s+(?=\p{Lu})/u

/** A body's name as a heading has it, without the article that a sentence gives it: `den Rat der Stadt Erfurt`. Other names come back as they are. */
export const withoutArticle = (name: string): string =>
  ARTICLE.test(name) && isBodyName(name) ? name.replace(ARTICLE, '') : name
