/** Rows in ascending order as they are kept: each as how far it lies behind the one before, seven bits a byte, the lowest first, the last below 128. */
export function packed(rows: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(rows.length * 5)
  let at = 0
  let before = 0
  for (const row of rows) {
    let gap = row - before
    before = row
    for (; gap > 127; gap >>>= 7) bytes[at++] = (gap & 127) | 128
    bytes[at++] = gap
  }
  return bytes.subarray(0, at)
}

export function unpacked(bytes: Uint8Array): Uint32Array {
  const rows = new Uint32Array(bytes.length)
  let count = 0
  let row = 0
  let shift = 0
  // By number: an iterator takes twice as long.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    row += (byte & 127) << shift
    if (byte > 127) shift += 7
    else {
      rows[count++] = row
      shift = 0
    }
  }
  return rows.slice(0, count)
}
