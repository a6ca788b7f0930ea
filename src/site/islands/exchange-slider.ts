/** What changes with the day; the rest of the page stays, and with it the focus. */
const LIVE = ['ex-lead', 'ex-ruler', 'ex-eyes', 'ex-body']

/**
 * A slider over the days of an exchange: each stop shows the page as of the end of that day, in place. Without scripts the ruler's links and
 * the date field do the same.
 */
class ExchangeSlider extends HTMLElement {
  #stops: readonly string[] = []
  #asked = new AbortController()
  #told: HTMLElement | undefined

  connectedCallback(): void {
    this.#stops = (this.dataset.stops ?? '').split(' ').filter((stop) => stop !== '')
    if (this.#stops.length < 2 || this.querySelector('input') !== null) return
    const ruler = this.querySelector('.ruler')
    const slide = document.createElement('input')
    slide.type = 'range'
    slide.className = ruler === null ? 'slide' : 'slide over'
    slide.min = '0'
    slide.max = String(this.#stops.length - 1)
    slide.value = String(
      Math.max(
        0,
        this.#stops.findLastIndex((stop) => stop <= (this.dataset.at ?? '')),
      ),
    )
    slide.setAttribute('aria-labelledby', 'l-day')
    this.style.setProperty('--stops', String(this.#stops.length))
    this.prepend(slide)
    if (ruler === null) {
      this.#told = document.createElement('p')
      this.#told.className = 'slid'
      this.append(this.#told)
    }
    this.#tell(slide)
    let wait: ReturnType<typeof setTimeout> | undefined
    slide.addEventListener('input', () => {
      this.#tell(slide)
      clearTimeout(wait)
      wait = setTimeout(() => this.#show(this.#stops[slide.valueAsNumber] ?? ''), 60)
    })
  }

  #tell(slide: HTMLInputElement): void {
    const day = new Date(`${this.#stops[slide.valueAsNumber]}T00:00:00Z`)
    const words = Number.isNaN(day.getTime())
      ? (this.#stops[slide.valueAsNumber] ?? '')
      : day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    slide.setAttribute('aria-valuetext', words)
    if (this.#told !== undefined) this.#told.textContent = words
    const field = document.querySelector<HTMLInputElement>('#asof')
    if (field !== null) field.value = words
  }

  /** Takes the page of that day and puts its live parts in place of these; where it cannot be had, goes there. */
  async #show(day: string): Promise<void> {
    const address = new URL(location.href)
    address.searchParams.set('asof', day)
    address.hash = ''
    this.#asked.abort()
    this.#asked = new AbortController()
    const { signal } = this.#asked
    try {
      const answer = await fetch(address, { signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (signal.aborted) return
      for (const id of LIVE) {
        const fresh = page.getElementById(id)
        if (fresh !== null) document.getElementById(id)?.replaceWith(fresh)
      }
      history.replaceState(null, '', address)
    } catch {
      if (!signal.aborted) location.assign(address)
    }
  }
}

customElements.define('exchange-slider', ExchangeSlider)
