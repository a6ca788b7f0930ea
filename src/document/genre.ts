import { fold } from '#value/fold.ts'

/** Kinds of document (model.md). The list is open: a source's own word stands where none of these fits. */
export const GENRES = [
  'telegram',
  'ciphered telegram',
  'letter',
  'note',
  'note verbale',
  'aide-memoire',
  'memorandum',
  'memorandum of conversation',
  'despatch',
  'instruction',
  'circular',
  'report',
  'minutes',
  'protocol',
  'statement',
  'speech',
  'treaty',
  'diary',
  'article',
  'other',
] as const
export type Genre = (typeof GENRES)[number]

// What the sources call them: English; German; French; Italian; Russian; Chinese. Without accents and in small letters, as `fold` has them.
const WORDS: Readonly<Record<Genre, string>> = {
  telegram: `cable, cablegram, wire, radiogram, telegramm, fernschreiben, depesche, telegramme, telegramma, телеграмма, шифровка, радиограмма, 电报, 電報`,
  'ciphered telegram': `cipher telegram, coded telegram, coded cable, encrypted telegram, ciphered cable, cipher cable, encoded telegram,
    chiffriertes telegramm, telegramme chiffre, telegramma cifrato, шифротелеграмма, шифртелеграмма, шифрованная телеграмма`,
  letter: `correspondence, epistle, postcard, brief, schreiben, postkarte, lettre, carte postale, lettera, missiva, cartolina, письмо, 信, 书信`,
  note: `diplomatic note, notiz, note diplomatique, nota, записка, нота, 照会`,
  'note verbale': `verbal note, verbalnote, nota verbale, вербальная нота`,
  'aide-memoire': `aide memoire, pro memoria, promemoria, памятная записка, 备忘录`,
  memorandum: `memo, memoranda, denkschrift, vermerk, aufzeichnung, memoire, докладная записка, меморандум`,
  'memorandum of conversation': `memcon, memoranda of conversation, record of conversation, record of a conversation, record of talk, record of talks,
    record of meeting, record of a meeting, minutes of conversation, notes on a conversation, transcript of conversation, gesprachsaufzeichnung, gesprachsvermerk,
    compte rendu d'entretien, verbale di colloquio, запись беседы, 谈话记录, 会谈记录`,
  despatch: `dispatch, airgram, depeche, dispaccio, депеша`,
  instruction: `directive, order, weisung, erlass, anweisung, istruzione, указание, инструкция, директива`,
  circular: `circular telegram, circular letter, rundschreiben, runderlass, circulaire, circolare, циркуляр`,
  report: `information report, intelligence report, bericht, meldung, rapport, relazione, rapporto, отчет, доклад, донесение, 报告, 報告`,
  minutes: `meeting minutes, stenogram, stenographic record, transcript, niederschrift, proces-verbal, proces verbal, verbale, стенограмма, 会议记录`,
  protocol: `protokoll, protocole, protocollo, протокол`,
  statement: `declaration, communique, press release, proclamation, erklarung, declaration commune, dichiarazione, comunicato, заявление, коммюнике, 声明`,
  speech: `address, remarks, toast, rede, ansprache, discours, allocution, discorso, речь, выступление, 讲话`,
  treaty: `agreement, convention, pact, vertrag, abkommen, traite, accord, trattato, accordo, договор, соглашение, 条约, 协定`,
  diary: `journal, diaries, memorandum book, tagebuch, journal intime, diario, дневник, 日记`,
  article: `newspaper article, editorial, press article, artikel, leitartikel, articolo, статья, 文章, 社论`,
  other: `miscellaneous, sonstiges, autre, altro, другое`,
}

const KNOWN = new Map<string, Genre>()
for (const genre of GENRES) {
  KNOWN.set(genre, genre)
  for (const word of WORDS[genre].split(',')) KNOWN.set(fold(word), genre)
}

/** What stands before a genre and keeps it the same. */
const QUALITY =
  /^(?:(?:top[ -])?secret|draft|hand[ -]?(?:delivered|written)|coded|open|personal|private|confidential|urgent|excerpts? (?:of|from)|copy of|extracts? (?:of|from)|entwurf|projet de)\s+/u

const isEnglish = (words: string) => /^[\x20-\x7E]+$/u.test(words)

function known(folded: string): Genre | undefined {
  return KNOWN.get(folded) ?? KNOWN.get(folded.replace(/s$/u, '')) ?? KNOWN.get(folded.replace(/s\b/u, ''))
}

/**
 * The genre that a source's word means, and the word itself (in small letters where it is English) where that is not the genre's own name: `Cable` is a
 * telegram, given as `cable`; `Ciphered Telegrams` is a ciphered telegram. Undefined for a word that is none: it stays as it was given.
 */
export function readGenre(word: string): { readonly genre: Genre; readonly asGiven?: string } | undefined {
  const folded = fold(word.slice(0, 80)).replace(/[.:;]+$/u, '')
  const bare = folded.replace(QUALITY, '').replace(QUALITY, '')
  const genre = known(folded) ?? known(bare)
  if (genre === undefined) return undefined
  const isOwn = folded === genre || folded === `${genre}s` || folded.replace(/s\b/u, '') === genre
  if (isOwn) return { genre }
  const plain = word.replace(/\s+/gu, ' ').trim()
  return { genre, asGiven: isEnglish(plain) && !isGerman(folded) ? plain.toLowerCase() : plain }
}

/** German nouns have their capital in the middle of a sentence too. */
const isGerman = (folded: string) =>
  /^(?:brief|schreiben|telegramm|bericht|protokoll|tagebuch|vertrag|rede|artikel|depesche|erlass|weisung|vermerk|aufzeichnung|denkschrift|notiz|niederschrift|abkommen|rundschreiben)$/u.test(
    folded,
  )

/** A kind amid a sentence: a known English word in small letters, any other as the source has it (`NSC Paper`, `Brief`). */
export function genreAmid(given: string): string {
  const read = readGenre(given)
  return read === undefined ? given : (read.asGiven ?? given.toLowerCase())
}

const STARTS = [...KNOWN.keys()].sort((a, b) => b.length - a.length)

/** The genre that a title begins with, and where the words for it end: `Draft Telegram from …`, `Lettre n°1 de …`. */
export function genreAtStart(
  title: string,
): { readonly genre: Genre; readonly asGiven?: string; readonly length: number } | undefined {
  const words = [...title.matchAll(/[\p{L}'’-]+/gu)].slice(0, 6)
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]
    if (last === undefined) continue
    const length = last.index + last[0].length
    const text = title.slice(0, length)
    if (/[,;:("“[]/u.test(text)) continue
    const read = readGenre(text)
    if (read !== undefined) return { ...read, length }
  }
  const folded = fold(title)
  const eastern = STARTS.find((word) => /^\p{Script=Han}/u.test(word) && folded.startsWith(word))
  const genre = eastern === undefined ? undefined : KNOWN.get(eastern)
  return eastern === undefined || genre === undefined ? undefined : { genre, asGiven: eastern, length: eastern.length }
}

/** The genre as it is printed; a source's own word as it stands. */
export const genreLabel = (genre: string): string => (genre === 'aide-memoire' ? 'aide-mémoire' : genre)
