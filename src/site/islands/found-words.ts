/** The keys `n` and `p`, and the links of its line, go to the next and the previous found word; it says which of how many. */
class FoundWords extends HTMLElement {
  #at = 0
  #marks: readonly HTMLElement[] = []

  connectedCallback(): void {
    this.#marks = [...document.querySelectorAll<HTMLElement>('mark[id^="hit"]')]
    if (this.#marks.length < 2) return
    const [previous, next] = [...this.querySelectorAll('a')]
    if (previous === undefined || next === undefined) return
    this.#took(this.#marks.findIndex(({ id }) => `#${id}` === location.hash) + 1)
    for (const [link, step, key] of [
      [previous, -1, 'p'],
      [next, 1, 'n'],
    ] as const) {
      link.setAttribute('aria-keyshortcuts', key)
      link.title = `Key: ${key}`
      link.addEventListener('click', (event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        this.#go(step)
        link.focus({ preventScroll: true })
      })
      document.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.key !== key) return
        this.#go(step)
      })
    }
    window.addEventListener('hashchange', () =>
      this.#took(this.#marks.findIndex(({ id }) => `#${id}` === location.hash) + 1),
    )
  }

  /** The address is the one that the link has without scripts, so that it can be kept; the page is not left. */
  #go(step: 1 | -1): void {
    const to = this.#beside(step)
    history.replaceState(null, '', this.#addressOf(to))
    location.replace(`#hit${to}`)
    this.#took(to)
  }

  #beside(step: 1 | -1): number {
    const count = this.#marks.length
    if (this.#at === 0) return step === 1 ? 1 : count
    return ((this.#at - 1 + step + count) % count) + 1
  }

  #addressOf(place: number): string {
    const { pathname, searchParams } = new URL(location.href)
    searchParams.set('at', String(place))
    return `${pathname}?${searchParams}#hit${place}`
  }

  /** One stands at this mark. */
  #took(place: number): void {
    if (place === 0) return
    this.#at = place
    for (const [n, mark] of this.#marks.entries()) mark.classList.toggle('is-here', n === place - 1)
    const told = this.querySelector('[role="status"]')
    if (told !== null) told.textContent = `Mark ${place} of ${this.#marks.length}`
    for (const [n, link] of [...this.querySelectorAll('a')].entries())
      link.href = this.#addressOf(this.#beside(n === 0 ? -1 : 1))
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

customElements.define('found-words', FoundWords)
