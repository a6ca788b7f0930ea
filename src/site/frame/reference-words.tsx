/** A reference with each letter and its number kept on one line, and its words exactly as given. */
export function ReferenceWords({ given }: { readonly given: string }) {
  const pieces = given.split(/((?:\p{L}{1,6}\.?|No\.)\s\d[\p{L}\p{N}.–-]*)/u)
  return (
    <>
      {pieces.map((piece, n) =>
        n % 2 === 1 && piece.length < 30 ? (
          <span class="nb" key={n}>
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </>
  )
}
