/** Text is compared by its bytes, as in SQLite: by this the pages of both engines are in one order, and cursors go from one to the other. */
export const comparedByBytes = (statement: string): string =>
  /^create table/u.test(statement) ? statement.replaceAll(/\btext\b/gu, 'text collate "C"') : statement
