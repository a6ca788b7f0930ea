/** `/` goes to the search box, as on many sites; not while something is typed. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
  const box = document.querySelector<HTMLInputElement>('search input[name="q"]')
  if (box === null) return
  event.preventDefault()
  box.focus()
})
