/** Puts a button under a citation that copies it. Without scripts the citation is there to be selected. */
class CopyCitation extends HTMLElement {
  connectedCallback(): void {
    const citation = this.querySelector('blockquote')
    if (citation === null || navigator.clipboard === undefined) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn noprint'
    button.textContent = 'Copy'
    const what = this.getAttribute('what')
    if (what !== null) button.setAttribute('aria-label', `Copy: ${what}`)
    const said = document.createElement('span')
    said.className = 'quiet'
    said.setAttribute('role', 'status')
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(citation.textContent ?? '').then(
        () => {
          said.textContent = 'Copied.'
        },
        () => {
          said.textContent = 'It could not be copied; select it instead.'
        },
      )
    })
    const line = document.createElement('p')
    line.className = 'cite-foot'
    line.append(button, said)
    this.append(line)
  }
}
customElements.define('copy-citation', CopyCitation)
