/** Shows documents like a record below it when a reader comes near; without scripts there is a link to them. */
class SimilarDocuments extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a')
    if (link === null || this.querySelector('ol') !== null) return
    const watching = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        watching.disconnect()
        void this.#show(link.href)
      },
      { rootMargin: '400px' },
    )
    watching.observe(this)
  }

  async #show(address: string): Promise<void> {
    try {
      const response = await fetch(address)
      if (!response.ok) return
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const list = page.querySelector('main ol.docs')
      if (list === null) this.hidden = true
      else this.append(document.importNode(list, true))
    } catch {
      // The link is there still.
    }
  }
}
customElements.define('similar-documents', SimilarDocuments)
