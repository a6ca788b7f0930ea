const ENDS_TURN = '\u202c'
const ENDS_ISOLATE = '\u2069'
const TURNS = /[\u202a\u202b\u202d\u202e]/u
const ISOLATES = /[\u2066-\u2068]/u

/** A value that ends what it turns round: signs that set the direction of writing (Unicode 9) reach no further than the value that has them. */
export function directed(value: string): string {
  const open: string[] = []
  for (const sign of value) {
    if (TURNS.test(sign)) open.push(ENDS_TURN)
    else if (ISOLATES.test(sign)) open.push(ENDS_ISOLATE)
    else if (sign === ENDS_TURN && open.at(-1) === ENDS_TURN) open.pop()
    else if (sign === ENDS_ISOLATE && open.includes(ENDS_ISOLATE)) open.length = open.lastIndexOf(ENDS_ISOLATE)
  }
  return value + open.reverse().join('')
}
