const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ё: 'е',
}

/**
 * Text as it is compared: compatibility forms apart, lower case, no accents, one blank between words.
 * `Satō, Eisaku` and `SATO,  Eisaku` fold to the same; so do `Straße` and `strasse`. Cyrillic й stays й: it is a letter, not an accent.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=[\u0438\u0418])\u0306/gu, '\uE000')
    .replace(/\p{M}+/gu, '')
    .replace(/и\uE000/gu, 'й')
    .replace(/[ßæœøłđðþıħŋё]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
}
