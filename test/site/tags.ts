/** The opening tags of a page, each with its attributes by name; what stands in quotes is a value, whatever it looks like. */
export function tagsOf(html: string): { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  return [...html.matchAll(/<(?<name>[a-z][\w-]*)(?<rest>(?:[^>"]|"[^"]*")*)>/giu)].map(({ groups }) => ({
    name: (groups?.name ?? '').toLowerCase(),
    attributes: new Map(
      [...(groups?.rest ?? '').matchAll(/(?<key>[^\s"=/>]+)(?:="(?<value>[^"]*)")?/gu)].map((found) => [
        (found.groups?.key ?? '').toLowerCase(),
        found.groups?.value ?? '',
      ]),
    ),
  }))
}

const MAY_NOT = ['style', 'img', 'iframe', 'object', 'embed', 'base', 'template', 'math']

/** What no page of ours may hold: inline scripts and styles, handlers, foreign elements, addresses that run. */
export function wrongTags(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => {
    const target = attributes.get('href') ?? attributes.get('src') ?? attributes.get('action') ?? ''
    const isWrong =
      MAY_NOT.includes(name) ||
      (name === 'script' &&
        attributes.get('type') !== 'application/ld+json' &&
        !/^\/look\/[\w.-]+\.js$/u.test(attributes.get('src') ?? '')) ||
      [...attributes.keys()].some((key) => key === 'style' || key.startsWith('on')) ||
      /^\s*(?:javascript|data|vbscript):|^\/\//iu.test(target)
    return isWrong ? [`${name} ${JSON.stringify([...attributes])}`] : []
  })
}

/** Words as a reader sees them: no tags, blanks as one. */
export const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')
