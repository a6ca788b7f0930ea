import { holdable } from '#document/body.ts'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Words as XML may hold them, in content and in a quoted attribute alike: what it cannot hold becomes a visible sign. */
export const xmlWords = (text: string): string =>
  holdable(text).text.replace(/[&<>"\r]/gu, (sign) => SIGNS[sign] ?? sign)
