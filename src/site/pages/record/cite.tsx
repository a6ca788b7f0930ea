/** How to cite the page, in the note form. The island puts a button to copy it where there are scripts. */
export function Cite({ citation }: { readonly citation: string }) {
  return (
    <section class="cite" id="cite" aria-labelledby="h-cite">
      <div class="cite-head">
        <h2 id="h-cite">Cite</h2>
        <p class="quiet">as a note</p>
      </div>
      <copy-citation>
        <blockquote id="citation">{breakable(citation)}</blockquote>
      </copy-citation>
    </section>
  )
}

/** The citation with places to break its address at. */
function breakable(citation: string) {
  return citation.split(/(?<=[^/:]\/)/u).flatMap((piece, n) => (n === 0 ? [piece] : [<wbr key={piece} />, piece]))
}
