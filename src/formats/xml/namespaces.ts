const XML = 'http://www.w3.org/XML/1998/namespace'
const FRUS = /^https?:\/\/history\.state\.gov\/frus\//u

/** What prefixes mean at one place in the file. */
export type Scope = ReadonlyMap<string, string>
export const XML_SCOPE: Scope = new Map([
  ['xml', XML],
  ['', ''],
])

const NONE: Readonly<Record<string, string>> = Object.freeze({})

function isEmpty(given: Readonly<Record<string, string>>): boolean {
  for (const _ in given) return false
  return true
}

/** An element's own name and namespace, its attributes without declarations, and the scope of its children. */
export function scopeOf(
  around: Scope,
  tag: string,
  given: Readonly<Record<string, string>>,
): {
  readonly scope: Scope
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
} {
  let scope = around
  let plain = true
  for (const name in given) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) scope = new Map(scope).set(name.slice(6), given[name] ?? '')
    if (plain && (name === 'xmlns' || name.includes(':'))) plain = false
  }
  // Copied: the parser's own objects are made for look-up, and are several times as large.
  const attributes = plain ? (isEmpty(given) ? NONE : { ...given }) : namedIn(scope, given)
  const colon = tag.indexOf(':')
  const namespace = scope.get(colon === -1 ? '' : tag.slice(0, colon)) ?? ''
  return { scope, name: tag.slice(colon + 1), namespace, attributes }
}

function namedIn(scope: Scope, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) attributes[attributeName(scope, name)] = value
  }
  return attributes
}

/** `xml:id` and `frus:…` whatever their prefix in the file; others as they are written. */
function attributeName(scope: Scope, name: string): string {
  const colon = name.indexOf(':')
  if (colon === -1) return name
  const namespace = scope.get(name.slice(0, colon))
  if (namespace === XML) return `xml:${name.slice(colon + 1)}`
  return namespace !== undefined && FRUS.test(namespace) ? `frus:${name.slice(colon + 1)}` : name
}
