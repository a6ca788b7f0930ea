export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The encoding that a byte order mark states, or that NULs in every other place give away; else UTF-8 until it proves wrong. */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const nulls = { even: 0, odd: 0 }
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) nulls[at % 2 === 0 ? 'even' : 'odd'] += 1
  const half = head.length / 2
  if (half >= 4 && nulls.odd > half * 0.4 && nulls.even < half * 0.05) return { encoding: 'utf-16le', mark: 0 }
  if (half >= 4 && nulls.even > half * 0.4 && nulls.odd < half * 0.05) return { encoding: 'utf-16be', mark: 0 }
  return { encoding: 'utf-8', mark: 0 }
}

/** Where the first byte stands that is no part of valid UTF-8 (RFC 3629), from `from`; a sequence cut by the end counts as valid so far. */
export function invalidAt(bytes: Uint8Array, from: number): { readonly at: number; readonly cut: boolean } {
  let at = from
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      at += 1
      continue
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0) return { at, cut: false }
    for (let n = 1; n < length; n += 1) {
      const next = bytes[at + n]
      if (next === undefined) return { at, cut: true }
      // No overlong forms, no surrogates, nothing above U+10FFFF.
      const low = n > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      const high = n > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      if (next < low || next > high) return { at, cut: false }
    }
    at += length
  }
  return { at, cut: false }
}

/**
 * The Cyrillic code page that bytes look like, which are not UTF-8; undefined where they look Western. Cyrillic words are runs of
 * high letters, Western ones have a high letter here and there. Small letters stand high in Windows-1251 and low in KOI8-R.
 */
export function cyrillicPage(bytes: Uint8Array): 'windows-1251' | 'koi8-r' | undefined {
  let high = 0
  let letters = 0
  let upperHalf = 0
  let neighbours = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    high += 1
    if (byte >= 0xc0) letters += 1
    if (byte >= 0xe0) upperHalf += 1
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) neighbours += 1
  }
  if (high < 20 || neighbours < high * 0.8 || letters < high * 0.85) return undefined
  return upperHalf > letters / 2 ? 'windows-1251' : 'koi8-r'
}
