import type { Run } from '#formats/csl/runs.ts'

/** Words of a citation that lead somewhere: the address that it prints. */
export interface CitedLink {
  readonly words: string
  readonly href: string
}

/** A citation as it is printed; its address is a link, where there is one to be found in it. */
export function CitedWords({ runs, link }: { readonly runs: readonly Run[]; readonly link?: CitedLink | undefined }) {
  return (
    <>
      {runs.map((run, n) => (
        <OneRun key={n} run={run} link={link} />
      ))}
    </>
  )
}

function OneRun({ run: { text, as }, link }: { readonly run: Run; readonly link: CitedLink | undefined }) {
  const words = linked(text, link)
  switch (as) {
    case 'italic':
      return <i>{words}</i>
    case 'bold':
      return <b>{words}</b>
    case 'small-caps':
      return <span class="smcp">{words}</span>
    case 'superscript':
      return <sup>{words}</sup>
    case 'subscript':
      return <sub>{words}</sub>
    case undefined:
      return <>{words}</>
  }
}

function linked(text: string, link: CitedLink | undefined) {
  const at = link === undefined ? -1 : text.indexOf(link.words)
  if (link === undefined || at < 0) return breakable(text)
  return (
    <>
      {breakable(text.slice(0, at))}
      <a class="calm" href={link.href}>
        {breakable(link.words)}
      </a>
      {breakable(text.slice(at + link.words.length))}
    </>
  )
}

/** Words with places to break their addresses at. */
function breakable(words: string) {
  return words.split(/(?<=[^/:]\/)/u).flatMap((piece, n) => (n === 0 ? [piece] : [<wbr key={piece} />, piece]))
}
