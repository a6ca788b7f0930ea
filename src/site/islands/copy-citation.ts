/** Puts a button beside citations that copies them, with their italics for a word processor. Without scripts they are there to be selected. */
class CopyCitation extends HTMLElement {
  connectedCallback(): void {
    const citations = [...this.querySelectorAll<HTMLElement>('.cited')]
    if (citations.length === 0 || navigator.clipboard === undefined) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn noprint'
    button.textContent = citations.length > 1 ? `Copy all ${citations.length}` : 'Copy'
    const what = this.getAttribute('what')
    if (what !== null) button.setAttribute('aria-label', `${button.textContent}: ${what}`)
    const said = document.createElement('span')
    said.className = 'quiet'
    said.setAttribute('role', 'status')
    button.addEventListener('click', () => {
      copy(citations).then(
        () => {
          said.textContent = 'Copied.'
        },
        () => {
          said.textContent = 'It could not be copied; select it instead.'
        },
      )
    })
    this.#foot().append(button, said)
  }

  #foot(): Element {
    const there = this.querySelector('.cite-foot')
    if (there !== null) return there
    const made = document.createElement('p')
    made.className = 'cite-foot'
    this.append(made)
    return made
  }
}

/** Plain, a line each; and as paragraphs, those of a bibliography with a hanging indent. */
function copy(citations: readonly HTMLElement[]): Promise<void> {
  const plain = citations.map(({ textContent }) => (textContent ?? '').trim()).join('\n')
  const html = citations.map(paragraph).join('\n')
  if (isCopied({ 'text/plain': plain, 'text/html': html })) return Promise.resolve()
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain)
  const blob = (type: string, words: string) => new Blob([words], { type })
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', plain), 'text/html': blob('text/html', html) }),
  ])
}

/** Handed over as it is. The newer way reads the words as a page first, and the page's own policy forbids it the indents. */
function isCopied(words: Readonly<Record<string, string>>): boolean {
  let isTaken = false
  const take = (event: ClipboardEvent) => {
    for (const [type, one] of Object.entries(words)) event.clipboardData?.setData(type, one)
    isTaken = event.clipboardData !== null
    event.preventDefault()
  }
  document.addEventListener('copy', take)
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', take)
  return isDone && isTaken
}

function paragraph(citation: HTMLElement): string {
  const made = document.createElement('p')
  for (const node of citation.childNodes) made.append(node.cloneNode(true))
  for (const gap of made.querySelectorAll('wbr')) gap.remove()
  for (const small of made.querySelectorAll<HTMLElement>('.smcp')) small.style.fontVariant = 'small-caps'
  // The address that is printed rather than the one by which this page was reached.
  for (const link of made.querySelectorAll('a')) {
    const words = link.textContent ?? ''
    link.href = /^https?:/u.test(words) ? words : link.href
    link.removeAttribute('class')
  }
  if (citation.closest('.hangs') !== null) {
    made.style.marginLeft = '0.5in'
    made.style.textIndent = '-0.5in'
  }
  return made.outerHTML
}

customElements.define('copy-citation', CopyCitation)
