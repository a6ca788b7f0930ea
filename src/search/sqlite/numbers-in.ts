const [ZERO, NINE] = [0x30, 0x39]

/** The whole numbers in a JSON array, as the database writes it: read faster than as many rows. */
export function numbersIn(json: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(json.length >> 1)
  let count = 0
  let number = 0
  let within = false
  for (let at = 0; at < json.length; at++) {
    const sign = json[at] ?? 0
    if (sign >= ZERO && sign <= NINE) {
      number = 10 * number + sign - ZERO
      within = true
    } else if (within) {
      numbers[count++] = number
      number = 0
      within = false
    }
  }
  return numbers.slice(0, count)
}
