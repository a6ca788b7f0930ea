/** Which bytes of `size` are asked for: all of them where nothing is asked, or what is asked cannot be read or is several ranges (RFC 9110, 14.2). */
export function byteRange(
  given: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | 'all' | 'none' {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(given?.trim() ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'all'
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all'
  return first >= size || (from === '' && Number(to) === 0) ? 'none' : { first, last }
}
