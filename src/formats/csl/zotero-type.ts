import type { CslItem } from './item.ts'

const TYPES: Readonly<Record<CslItem['type'], string>> = {
  personal_communication: 'letter',
  manuscript: 'manuscript',
  speech: 'presentation',
  report: 'report',
  article: 'newspaperArticle',
  treaty: 'document',
  document: 'document',
}

/** The type of item that Zotero has for it. */
export const zoteroType = (type: CslItem['type']): string => TYPES[type]
