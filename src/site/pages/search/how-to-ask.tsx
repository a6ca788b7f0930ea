/** What can be typed and what it finds; each line is a search that can be tried. */
const WAYS: readonly (readonly [typed: string, finds: string])[] = [
  ['nanjing mediation', 'both words'],
  ['"draft answer"', 'these words in a row, without other names; "draft answer"~3: near each other'],
  ['nanjing OR nanking', 'either; brackets are understood'],
  ['-telegram', 'whatever does not have the word'],
  ['negot*', 'words that begin so'],
  ['wom?n', 'words with a letter left open'],
  ['roschin~', 'words spelt nearly so'],
  ['envoys NEAR/5 truce', 'with at most five words between'],
  ['from:stalin to:mao', 'by who sent and who received it, under any of their names'],
  ['person:mikoyan', 'by anybody who is named in it'],
  ['place:nanjing', 'by a place that it is from, goes to or speaks of'],
  ['title:proposal', 'in the title'],
  ['number:0222', 'by a number that it bears'],
  ['archive:aprf/f45', 'of that archive or file'],
  ['lang:ru genre:letter', 'by language, by kind'],
  ['10 January 1949', 'the words, or the documents of that day'],
  ['date:1949-01', 'of that month; date:1948..1950, date:"10 January 1949"'],
]

export function HowToAsk() {
  return (
    <section class="how" aria-labelledby="how">
      <h2 id="how">How the search box is asked</h2>
      <dl>
        {WAYS.map(([typed, finds]) => (
          <div key={typed}>
            <dt>
              <a href={`/search?${new URLSearchParams({ q: typed })}`} rel="nofollow">
                {typed}
              </a>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
      <p>
        Case and accents do not count; words are found in their other forms. A name stands for whoever bears it, in
        every form and script that is known here; the result says which were searched. Nothing that is typed is wrong:
        what is not understood is taken as words.
      </p>
      <p>
        An address of results is a saved search: keep it. It answers as <code>.json</code>, <code>.csv</code> and{' '}
        <code>.atom</code> too, and the last is a feed of what is new for it.
      </p>
    </section>
  )
}
