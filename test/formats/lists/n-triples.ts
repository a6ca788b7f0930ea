/** Statements of N-Triples (RDF 1.1, 7): one a line, and nothing else. */
const TERM = String.raw`(?:<[^\x00-\x20<>"{}|^\x60\\]*(?:\\u[0-9A-F]{4}[^\x00-\x20<>"{}|^\x60\\]*)*>|_:[A-Za-z0-9]+)`
export const STATEMENT = new RegExp(
  String.raw`^${TERM} <https?://[^ <>]+> (?:${TERM}|"(?:[^"\\\n\r]|\\[tnr"\\]|\\u[0-9A-F]{4})*") \.$`,
  'u',
)
