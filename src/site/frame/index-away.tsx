/** Said on a page that is read without the index, while that does not answer. */
export function IndexAway() {
  return (
    <p class="notice" role="status">
      <b>The search does not answer just now.</b> What it counts and lists is left out here. Records, people and
      archives are read as ever.
    </p>
  )
}
