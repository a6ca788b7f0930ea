import type { DateRole } from '#document/dated.ts'

const SENT =
  /^\W*(?:hand[ -]delivered |draft |urgent |top secret |secret |ciphered |coded |strictly )*(?:cable|telegram|cipher telegram|letter|message|note\b|note verbale|despatch|dispatch|circular|instruction|depesche|brief\b|lettre|телеграмма|шифртелеграмма|письмо|нота)/iu

const FROM_TO = /^\p{Lu}[\p{L}. ]{2,60} to (?:the )?\p{Lu}/u

/** What an undescribed date of a document is the date of: of what is sent, its sending; of anything else, its writing. */
export function dateRoleOf(title: string, genre?: string): DateRole {
  if (/^\W*draft\b/iu.test(title)) return 'drafted'
  return SENT.test(genre ?? '') || SENT.test(title) || FROM_TO.test(title) ? 'sent' : 'drafted'
}
