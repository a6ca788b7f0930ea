const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|he|nqo|ota|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Nkoo|Syrc|Thaa)(?:-|$)/iu

/** `rtl` for a language that is written so, unless its tag says Latin or Cyrillic letters; nothing for the rest, which is the page's own way. */
export const direction = (lang: string | undefined): { readonly dir?: 'rtl' } =>
  lang !== undefined && RIGHT_TO_LEFT.test(lang) && !/-(?:Latn|Cyrl)(?:-|$)/iu.test(lang) ? { dir: 'rtl' } : {}
