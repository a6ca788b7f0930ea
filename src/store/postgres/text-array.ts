const TEXT = 25
/** Numbers of dimensions, whether there are nulls, the type, how many, the number of the first. */
const HEAD = 5

/** Texts as the server itself sends an array of them: as text each would be escaped here, and unescaped there. */
export function textArray(texts: readonly (string | null)[]): Buffer {
  const sizes = texts.map((text) => (text === null ? 0 : Buffer.byteLength(text)))
  const array = Buffer.allocUnsafe(4 * (HEAD + texts.length) + sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  for (const number of [1, texts.includes(null) ? 1 : 0, TEXT, texts.length, 1]) at = array.writeInt32BE(number, at)
  for (const [n, text] of texts.entries()) {
    at = array.writeInt32BE(text === null ? -1 : (sizes[n] ?? 0), at)
    if (text !== null) at += array.write(text, at)
  }
  return array
}
