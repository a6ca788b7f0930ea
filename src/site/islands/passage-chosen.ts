/** What the twin of a passage tells of it. */
interface Told {
  readonly id: string
  readonly selector: { readonly exact: string }
  readonly citation: string
}

/**
 * Offers, for words that are chosen in the text, a link to their passage and a copy with its citation: in a line of its own after their paragraph,
 * so that Tab leads there. `record` is the path of the record. Of several paragraphs the first has the passage.
 */
class PassageChosen extends HTMLElement {
  readonly #bar = document.createElement('div')
  readonly #said = document.createElement('span')
  #waiting: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  connectedCallback(): void {
    if (this.#said.className !== '') return
    this.#bar.className = 'chosen noprint'
    this.#bar.setAttribute('role', 'group')
    this.#bar.setAttribute('aria-label', 'The passage that is chosen')
    this.#said.className = 'quiet'
    this.#said.setAttribute('role', 'status')
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => void this.#offer(), 250)
    })
    document.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !this.#bar.isConnected) return
      this.#bar.remove()
      document.getSelection()?.removeAllRanges()
    })
  }

  async #offer(): Promise<void> {
    // While it is used it stays, whatever becomes of the selection.
    if (this.#bar.contains(document.activeElement)) return
    const chosen = chosenIn(this)
    this.#asked += 1
    if (chosen === undefined) return this.#bar.remove()
    const asked = this.#asked
    const told = await tell(`${this.getAttribute('record') ?? ''}/passages.json?${chosen.pointed}`)
    if (asked !== this.#asked) return
    if (told === undefined) return this.#bar.remove()
    this.#said.textContent = chosen.isCut ? 'A passage is of one paragraph: this is the first.' : ''
    this.#bar.replaceChildren(link(new URL(told.id).pathname), ...this.#copy(told), this.#said)
    this.#put(chosen)
  }

  /** Under the last line that is chosen, and not beyond the paragraph's edge. */
  #put({ paragraph, range }: Chosen): void {
    paragraph.append(this.#bar)
    const { left, top, width } = paragraph.getBoundingClientRect()
    const end = [...range.getClientRects()].at(-1)
    if (end === undefined) return
    this.#bar.style.top = `${end.bottom - top + 4}px`
    this.#bar.style.left = `${Math.max(0, Math.min(end.left - left, width - this.#bar.offsetWidth))}px`
  }

  #copy({ selector, citation }: Told): readonly HTMLElement[] {
    // Only an address with https, or of this machine, may write to the clipboard.
    if (navigator.clipboard === undefined) return []
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.textContent = 'Copy with citation'
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(`“${selector.exact}”\n${citation}`).then(
        () => {
          this.#said.textContent = 'Copied.'
        },
        () => {
          this.#said.textContent = 'It could not be copied.'
        },
      )
    })
    return [button]
  }
}

function link(path: string): HTMLElement {
  const made = document.createElement('a')
  made.href = path
  made.textContent = 'Link to this passage'
  return made
}

async function tell(address: string): Promise<Told | undefined> {
  try {
    const response = await fetch(address)
    const told: unknown = response.ok ? await response.json() : undefined
    return isTold(told) ? told : undefined
  } catch {
    return undefined
  }
}

const isTold = (told: unknown): told is Told =>
  typeof told === 'object' && told !== null && 'id' in told && 'selector' in told && 'citation' in told

interface Chosen {
  /** The paragraph with its notes. */
  readonly paragraph: Element
  readonly range: Range
  readonly pointed: URLSearchParams
  readonly isCut: boolean
}

/** Signs of either end by which the server finds the passage. */
const ENOUGH = 60

/** What is chosen of the first paragraph, or note, in which something is. */
function chosenIn(within: Element): Chosen | undefined {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0).cloneRange()
  for (const words of within.querySelectorAll('.blk > .p, .blk > .headed, .note')) {
    const paragraph = words.closest('.blk')
    const part = range.intersectsNode(words) ? inside(range, words) : undefined
    if (paragraph === null || part === undefined) continue
    const before = document.createRange()
    before.selectNodeContents(words)
    before.setEnd(part.startContainer, part.startOffset)
    const said = wordsOf(part)
    const pointed = new URLSearchParams({
      block: paragraph.id || (paragraph.querySelector(':scope > .headed')?.id ?? ''),
      ...(words.classList.contains('note') ? { note: '1' } : {}),
      begins: said.slice(0, ENOUGH),
      ends: said.slice(-ENOUGH),
      from: String(wordsOf(before).length),
      length: String(said.length),
    })
    return { paragraph, range: part, pointed, isCut: wordsOf(range).length > said.length }
  }
  return undefined
}

/** The part of a range that is inside an element; none without words. */
function inside(range: Range, element: Element): Range | undefined {
  const part = range.cloneRange()
  const whole = document.createRange()
  whole.selectNodeContents(element)
  if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0)
    part.setStart(whole.startContainer, whole.startOffset)
  if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(whole.endContainer, whole.endOffset)
  return wordsOf(part) === '' ? undefined : part
}

/** The document's own words in a range: without marks of notes and pages, numbers, and what editors put in. */
function wordsOf(range: Range): string {
  const words = range.cloneContents()
  for (const aside of words.querySelectorAll('.nref, .notes, .note > b, .pn, .pb, .vh, .ed, .chosen')) aside.remove()
  for (const apart of words.querySelectorAll('br, .line, .within, li, td, th, dt, dd')) apart.before(' ')
  return (words.textContent ?? '').replace(/\s+/gu, ' ').trim()
}

customElements.define('passage-chosen', PassageChosen)
