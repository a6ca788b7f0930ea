// What a cluster says is JSON of a known shape, of which anything may be wanting.

export const at = (said: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (one, key) =>
      typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>)[key] : undefined,
    said,
  )

export const listAt = (said: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(said, ...path)
  return Array.isArray(found) ? found : []
}

export const textAt = (said: unknown, ...path: readonly string[]): string => {
  const found = at(said, ...path)
  return typeof found === 'string' ? found : ''
}

export const numberAt = (said: unknown, ...path: readonly string[]): number => {
  const found = at(said, ...path)
  return typeof found === 'number' ? found : 0
}

export const textsAt = (said: unknown, ...path: readonly string[]): string[] => {
  const found = at(said, ...path)
  return (Array.isArray(found) ? found : [found]).filter((one) => typeof one === 'string')
}

/** Why something was refused, as the cluster says it. */
export function reasonOf(said: unknown): string {
  const causes = [
    at(said, 'error', 'caused_by', 'reason'),
    at(said, 'error', 'root_cause', '0', 'reason'),
    at(said, 'error', 'reason'),
  ]
  return causes.find((one) => typeof one === 'string') ?? JSON.stringify(said ?? '').slice(0, 300)
}
