import { SaxesParser } from 'saxes'

/** What stands in the elements of one name, in their order: the answers of S3 are small, flat XML. */
export function valuesIn(xml: string, name: string): readonly string[] {
  return rowsIn(xml, undefined, [name]).map((row) => row[name] ?? '')
}

/** Each element called `row` with the text of its children named; without `row` each of these is a row of its own. What is no XML has none. */
export function rowsIn(
  xml: string,
  row: string | undefined,
  names: readonly string[],
): readonly Readonly<Record<string, string>>[] {
  const rows: Record<string, string>[] = []
  let at: Record<string, string> = {}
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    if (tag.name === row) at = {}
    text = ''
  })
  parser.on('text', (more) => {
    text += more
  })
  parser.on('closetag', (tag) => {
    if (names.includes(tag.name)) at[tag.name] = text
    if (tag.name !== (row ?? names[0])) return
    rows.push(at)
    at = {}
  })
  parser.on('error', () => {
    // An error page of something that stands in between: it says nothing that is read here.
  })
  parser.write(xml).close()
  return rows
}
