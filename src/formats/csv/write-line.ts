/** What a spreadsheet would take for a formula, wherever it comes from: it is kept as words by a quotation mark before it, and so is what has that mark already. */
const FORMULA = /^'*[\s\u{feff}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** One cell (RFC 4180): quoted where it has to be, and never a formula. */
function cell(words: string): string {
  const safe = FORMULA.test(words) ? `'${words}` : words
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a table, with its line end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`
