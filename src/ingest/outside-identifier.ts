/** Whether an identifier that a source gives is an address, and so means the same everywhere; `#pmb2121` means something in its file alone. */
export const isAddress = (ref: string): boolean => /^https?:\/\/[^\s]+$/iu.test(ref)

const hostOf = (address: string) => /^https?:\/\/(?:www\.)?([^/]+)/iu.exec(address)?.[1]?.toLowerCase()

/** Whether one authority file (GND, VIAF) gives two different numbers: then the same name is not the same person. */
export function sameAuthorityOtherNumber(given: readonly string[], links: readonly string[]): boolean {
  return given.some((ref) => !links.includes(ref) && links.some((link) => hostOf(link) === hostOf(ref)))
}
