/** Two buttons, and the keys `n` and `p`, go to the next and the previous found word; it says which of how many. */
class FoundWords extends HTMLElement {
  #at = -1
  #marks: readonly HTMLElement[] = []
  readonly #told = document.createElement('span')

  connectedCallback(): void {
    if (this.#marks.length > 0) return
    this.#marks = [...document.querySelectorAll<HTMLElement>('mark[id^="hit"]')]
    if (this.#marks.length < 2) return
    // A hit of a search leads to a mark: the next one is the one after it.
    this.#at = this.#marks.findIndex(({ id }) => `#${id}` === location.hash)
    this.#told.setAttribute('role', 'status')
    this.#told.textContent = 'Keys: n for the next, p for the one before.'
    const line = document.createElement('p')
    line.className = 'quiet ways'
    line.append(this.#button('Previous', -1), this.#button('Next', 1), this.#told)
    this.append(line)
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'n') this.#go(1)
      if (event.key === 'p') this.#go(-1)
    })
  }

  #button(words: string, step: 1 | -1): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.textContent = words
    button.addEventListener('click', () => this.#go(step))
    return button
  }

  #go(step: 1 | -1): void {
    const count = this.#marks.length
    const to = this.#at < 0 && step < 0 ? count - 1 : this.#at + step
    this.#at = ((to % count) + count) % count
    const mark = this.#marks[this.#at]
    if (mark === undefined) return
    for (const one of this.#marks) one.classList.toggle('is-here', one === mark)
    mark.scrollIntoView({ block: 'center' })
    this.#told.textContent = `${this.#at + 1} of ${count}`
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

customElements.define('found-words', FoundWords)
