const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ['InC', 'In Copyright'],
  ['InC-OW-EU', 'In Copyright, EU Orphan Work'],
  ['InC-EDU', 'In Copyright, Educational Use Permitted'],
  ['InC-NC', 'In Copyright, Non-Commercial Use Permitted'],
  ['InC-RUU', 'In Copyright, Rights-holder(s) Unlocatable or Unidentifiable'],
  ['NoC-CR', 'No Copyright, Contractual Restrictions'],
  ['NoC-NC', 'No Copyright, Non-Commercial Use Only'],
  ['NoC-OKLR', 'No Copyright, Other Known Legal Restrictions'],
  ['NoC-US', 'No Copyright, United States'],
  ['CNE', 'Copyright Not Evaluated'],
  ['UND', 'Copyright Undetermined'],
  ['NKC', 'No Known Copyright'],
])

/** What a Creative Commons licence or a statement of rightsstatements.org is called, by its address: `CC BY-SA 4.0`, `In Copyright`. */
export function licenceName(uri: string): string | undefined {
  const { kind, version } =
    /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/(?<kind>[a-z-]+)\/(?<version>\d\.\d)\b/iu.exec(
      uri,
    )?.groups ?? {}
  if (kind === 'zero') return `CC0 ${version}`
  if (kind === 'mark') return 'Public Domain Mark'
  if (kind !== undefined) return `CC ${kind.toUpperCase()} ${version}`
  const code = /^https?:\/\/(?:www\.)?rightsstatements\.org\/(?:vocab|page)\/(?<code>[\w-]+)\//iu.exec(uri)?.groups
    ?.code
  return code === undefined ? undefined : STATEMENTS.get(code)
}
