import { NEUTRAL } from '../analysis/stem.ts'

/** The language that titles and keywords of unknown language are analysed by: the catalogue's own. */
export const CATALOGUE = 'en'

/** Stems that are sought in every text: the catalogue's, by which titles are read, and Russian ones, for Cyrillic words are Russian wherever they stand. */
const ANYWHERE = [NEUTRAL, CATALOGUE, 'ru']

/** Whether stems of a language are sought in texts of every language, and not in its own alone: elsewhere the same letters are another word's stem. */
export const isSoughtAnywhere = (lang: string): boolean => ANYWHERE.includes(lang)
