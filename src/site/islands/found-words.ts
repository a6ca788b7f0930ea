/** `n` and `p` go to the next and the previous found word; it says which of how many. */
class FoundWords extends HTMLElement {
  #at = -1
  #marks: readonly HTMLElement[] = []

  connectedCallback(): void {
    this.#marks = [...document.querySelectorAll<HTMLElement>('mark[id^="hit"]')]
    if (this.#marks.length < 2) return
    const told = document.createElement('p')
    told.className = 'quiet'
    told.setAttribute('role', 'status')
    told.textContent = 'Keys: n for the next, p for the one before.'
    this.append(told)
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'n') this.#go(this.#at + 1, told)
      if (event.key === 'p') this.#go(this.#at - 1, told)
    })
  }

  #go(to: number, told: HTMLElement): void {
    const count = this.#marks.length
    this.#at = ((to % count) + count) % count
    const mark = this.#marks[this.#at]
    if (mark === undefined) return
    for (const one of this.#marks) one.classList.toggle('is-here', one === mark)
    mark.scrollIntoView({ block: 'center' })
    told.textContent = `${this.#at + 1} of ${count}`
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

customElements.define('found-words', FoundWords)
