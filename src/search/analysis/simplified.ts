import pairs from 'opencc-js/dict/TSCharacters'

let simplifiedOf: ReadonlyMap<string, string> | undefined

const HAN = /\p{Script=Han}/u
const EACH_HAN = /\p{Script=Han}/gu

/** Chinese as it is compared: traditional characters as the simplified ones that stand for them, of the same number. */
export function simplified(text: string): string {
  if (!HAN.test(text)) return text
  simplifiedOf ??= new Map(
    pairs.split('|').map((pair): [string, string] => {
      const [traditional = '', simple = ''] = pair.split(' ')
      return [traditional, simple]
    }),
  )
  const known = simplifiedOf
  return text.replace(EACH_HAN, (sign) => known.get(sign) ?? sign)
}
