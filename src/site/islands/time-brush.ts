const SVG = 'http://www.w3.org/2000/svg'
/** So far (CSS pixels) a pointer moves before it draws a span and no longer presses a column. */
const STEADY = 5

type Ends = readonly [first: number, last: number]

/**
 * A brush over a strip of years or days: drawn with a pointer, or set with two handles and the arrow keys. It fills the two fields
 * below, and sends them. Without scripts every column is a link, and the fields are there to be filled.
 */
class TimeBrush extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const [since, until] = [...this.querySelectorAll<HTMLInputElement>('input[name="since"], input[name="until"]')]
    if (form === null || since === undefined || until === undefined) return
    for (const picture of this.querySelectorAll<SVGSVGElement>('svg.units')) new Brush(picture, form, since, until)
  }
}

/** The brush of one picture: the strip is drawn once for wide pages and once for narrow ones. */
class Brush {
  readonly #picture: SVGSVGElement
  readonly #form: HTMLFormElement
  readonly #since: HTMLInputElement
  readonly #until: HTMLInputElement
  readonly #columns: readonly SVGElement[]
  /** In units of the picture. */
  readonly #width: number
  readonly #height: number
  readonly #span = document.createElementNS(SVG, 'rect')
  readonly #handles: readonly SVGGElement[]
  readonly #whole: Ends
  #ends: Ends

  constructor(picture: SVGSVGElement, form: HTMLFormElement, since: HTMLInputElement, until: HTMLInputElement) {
    this.#picture = picture
    this.#form = form
    this.#since = since
    this.#until = until
    this.#columns = [...picture.querySelectorAll<SVGElement>('[data-from]')]
    const one = picture.querySelector('rect.hit')
    this.#width = Number(one?.getAttribute('width') ?? 1)
    this.#height = Number(one?.getAttribute('height') ?? 20) - 20
    const within = this.#columns.flatMap((column, n) => (column.classList.contains('outside') ? [] : [n]))
    this.#whole = [within[0] ?? 0, within.at(-1) ?? this.#columns.length - 1]
    this.#ends = this.#whole
    this.#span.setAttribute('class', 'brush')
    this.#span.setAttribute('height', String(this.#height))
    this.#handles = [this.#handle('First', 0), this.#handle('Last', 1)]
    picture.append(this.#span, ...this.#handles)
    // The handles take their place among what the Tab key goes to; the columns stay links for a pointer.
    for (const column of this.#columns) column.setAttribute('tabindex', '-1')
    picture.addEventListener('pointerdown', (event) => this.#pressed(event))
    picture.addEventListener('dragstart', (event) => event.preventDefault())
    this.#draw()
  }

  #handle(which: string, n: 0 | 1): SVGGElement {
    const handle = document.createElementNS(SVG, 'g')
    const attributes = {
      class: 'grip',
      role: 'slider',
      tabindex: '0',
      'aria-label': `${which} of the span`,
      'aria-valuemin': '0',
      'aria-valuemax': String(this.#columns.length - 1),
    }
    for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, value)
    const middle = this.#height / 2
    for (const [name, from, to] of [['line', 0, this.#height] as const, ['knob', middle - 9, middle + 9] as const]) {
      const line = document.createElementNS(SVG, 'path')
      line.setAttribute('class', name)
      line.setAttribute('d', `M0 ${from}V${to}`)
      handle.append(line)
    }
    handle.addEventListener('keydown', (event) => this.#keyed(event, n))
    return handle
  }

  #keyed(event: KeyboardEvent, n: 0 | 1): void {
    const last = this.#columns.length - 1
    const [first, second] = this.#ends
    const at = n === 0 ? first : second
    const steps = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowDown', at - 1],
      ['ArrowRight', at + 1],
      ['ArrowUp', at + 1],
      ['PageDown', at - 10],
      ['PageUp', at + 10],
      ['Home', 0],
      ['End', last],
    ])
    const to = steps.get(event.key)
    if (to === undefined && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') this.#send()
    else if (to === undefined) this.#move(this.#whole)
    else if (n === 0) this.#move([Math.max(0, Math.min(to, second)), second])
    else this.#move([first, Math.min(last, Math.max(to, first))])
  }

  #pressed(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return
    const { clientX, pointerId } = event
    const start = this.#columnAt(clientX)
    let isDrawn = false
    const ended = new AbortController()
    const { signal } = ended
    const moved = (to: PointerEvent) => {
      if (to.pointerId !== pointerId || (!isDrawn && Math.abs(to.clientX - clientX) < STEADY)) return
      isDrawn = true
      const at = this.#columnAt(to.clientX)
      this.#move([Math.min(start, at), Math.max(start, at)])
    }
    const lifted = (at: PointerEvent) => {
      if (at.pointerId !== pointerId) return
      ended.abort()
      if (!isDrawn) return
      // What was a span is no press of the column that it ended on.
      const press = new AbortController()
      window.addEventListener('click', (click) => click.preventDefault(), { capture: true, signal: press.signal })
      setTimeout(() => press.abort())
      this.#send()
    }
    window.addEventListener('pointermove', moved, { signal })
    window.addEventListener('pointerup', lifted, { signal })
    window.addEventListener('pointercancel', () => ended.abort(), { signal })
  }

  #columnAt(clientX: number): number {
    const { left, width } = this.#picture.getBoundingClientRect()
    const x = ((clientX - left) / width) * this.#picture.viewBox.baseVal.width
    return Math.max(0, Math.min(this.#columns.length - 1, Math.floor(x / this.#width)))
  }

  #move(ends: Ends): void {
    this.#ends = ends
    this.#since.value = this.#columns[ends[0]]?.dataset.from ?? ''
    this.#until.value = this.#columns[ends[1]]?.dataset.to ?? ''
    this.#draw()
  }

  #draw(): void {
    const [first, last] = this.#ends
    const [from, to] = [first * this.#width, (last + 1) * this.#width]
    this.#span.setAttribute('x', String(from))
    this.#span.setAttribute('width', String(to - from))
    this.#span.classList.toggle('whole', last - first === this.#columns.length - 1)
    const told = [this.#columns[first]?.dataset.from, this.#columns[last]?.dataset.to]
    for (const [n, handle] of this.#handles.entries()) {
      handle.setAttribute('transform', `translate(${n === 0 ? from : to} 0)`)
      handle.setAttribute('aria-valuenow', String(n === 0 ? first : last))
      handle.setAttribute('aria-valuetext', told[n] ?? '')
    }
  }

  #send(): void {
    if (this.#since.value !== '' || this.#until.value !== '') this.#form.requestSubmit()
  }
}

customElements.define('time-brush', TimeBrush)
