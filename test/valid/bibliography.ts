/** An entry of BibTeX as a program reads it: fields by name, with what is escaped for TeX given back; names stay in their braces. */
export function readBibtex(text: string): readonly ReadonlyMap<string, string>[] {
  const entries: Map<string, string>[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const head = /^@misc\{(?<id>[^\s,{}]+),$/u.exec(line)
    const field = /^ {2}(?<name>[a-z]+) = \{(?<value>.*)\},$/u.exec(line)
    const entry = entries.at(-1)
    if (head !== null) entries.push(new Map([['id', head.groups?.id ?? '']]))
    else if (field?.groups !== undefined && entry !== undefined) {
      const { name = '', value = '' } = field.groups
      entry.set(name, AS_THEY_ARE.includes(name) ? value : unescaped(value, at))
    } else if (line !== '}' && line !== '') throw new Error(`line ${at + 1} is no BibTeX: ${line}`)
  }
  return entries
}

/** Programs read these, and set none of them. */
const AS_THEY_ARE = ['url', 'date', 'year']
const WORDS: Readonly<Record<string, string>> = { textbackslash: '\\', textasciitilde: '~', textasciicircum: '^' }

/** What is escaped is given back; braces balance, or the rest of the file would be part of this value. */
function unescaped(value: string, at: number): string {
  let depth = 0
  const read = value.replace(
    /\\(?<word>textbackslash|textasciitilde|textasciicircum)\{\}|\\(?<sign>[{}#$%&_])|(?<brace>[{}])|[\\~^#$%&_]/gu,
    (found, word?: string, sign?: string, brace?: string) => {
      if (word !== undefined) return WORDS[word] ?? ''
      if (sign !== undefined) return sign
      if (brace === undefined) throw new Error(`line ${at + 1}: ${found} is not escaped`)
      depth += brace === '{' ? 1 : -1
      if (depth < 0) throw new Error(`line ${at + 1}: a brace too many`)
      return ''
    },
  )
  if (depth !== 0) throw new Error(`line ${at + 1}: a brace is not closed`)
  return read
}

/** Records of RIS: values by tag. */
export function readRis(text: string): readonly ReadonlyMap<string, readonly string[]>[] {
  const records: Map<string, string[]>[] = []
  let open: Map<string, string[]> | undefined
  for (const line of text.split('\r\n')) {
    const { tag, value = '' } = /^(?<tag>[A-Z][A-Z0-9]) {2}- (?<value>.*)$/u.exec(line)?.groups ?? {}
    if (tag === undefined) {
      if (line !== '') throw new Error(`no line of RIS: ${line}`)
    } else if (tag === 'ER') open = undefined
    else {
      if (open === undefined) {
        open = new Map()
        records.push(open)
      }
      if (open.size === 0 && tag !== 'TY') throw new Error(`a record begins with ${tag}`)
      open.set(tag, [...(open.get(tag) ?? []), value])
    }
  }
  return records
}
