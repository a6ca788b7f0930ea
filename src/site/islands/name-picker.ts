/** A name as `/search/suggest` gives it. */
interface Suggested {
  readonly agent: string
  readonly name: string
  readonly years?: string
  readonly as?: string
  /** Where the name begins in what was asked. */
  readonly begins?: number
  readonly documents: number
}

const PAUSE = 120
const SHORTEST = 2
/** One sign may be a whole surname. */
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** What stands before a name in the language of the search box: after it a name may begin. */
const BEFORE = /^(?<before>.*(?:["(]|\bOR\s|\bNOT\s|\b(?:from|to|person):\(?|(?:^|\s)-))(?<name>[^"():]*)$/su

/**
 * Names as one types, under a field (ARIA combobox). In a search box the name takes the place of what was typed of it, words before it stay; with `sender` or
 * `recipient` for `picks`, the person is chosen and not only the name. Without scripts the field takes words.
 */
class NamePicker extends HTMLElement {
  #input: HTMLInputElement | null = null
  readonly #list = document.createElement('ul')
  readonly #said = document.createElement('span')
  readonly #known = new Map<string, readonly Suggested[]>()
  #shown: readonly Suggested[] = []
  #at = -1
  #waiting = 0
  #chosen: HTMLInputElement | undefined

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (input === null || this.#input !== null) return
    this.#input = input
    this.#list.id = `${input.id}-names`
    this.#list.role = 'listbox'
    this.#list.ariaLabel = 'Names'
    this.#list.hidden = true
    this.#said.className = 'vh'
    this.#said.role = 'status'
    this.append(this.#list, this.#said)
    // A search field may not be a combobox; a text field may.
    input.type = 'text'
    input.role = 'combobox'
    input.ariaAutoComplete = 'list'
    input.ariaExpanded = 'false'
    input.setAttribute('aria-controls', this.#list.id)
    input.addEventListener('input', () => this.#typed())
    input.addEventListener('keydown', (event) => this.#pressed(event))
    input.addEventListener('blur', () => this.#close())
    // The field keeps the focus while a name is pressed.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('li') : null
      if (option !== null) this.#take([...this.#list.children].indexOf(option))
    })
  }

  /** What is before the name that is being typed, and as much of it as there is. */
  #parts(): { before: string; name: string } {
    const value = this.#input?.value ?? ''
    const found = this.hasAttribute('picks') ? undefined : BEFORE.exec(value)?.groups
    return { before: found?.before ?? '', name: (found?.name ?? value).trimStart() }
  }

  #typed(): void {
    this.#forget()
    clearTimeout(this.#waiting)
    const { name } = this.#parts()
    if (name.length < SHORTEST && !SIGN.test(name)) this.#close()
    else this.#waiting = setTimeout(() => this.#ask(name), PAUSE)
  }

  async #ask(name: string): Promise<void> {
    const names = this.#known.get(name) ?? (await suggested(name))
    this.#known.set(name, names)
    // Answers come in their own order: only that to what stands there now counts.
    if (this.#parts().name !== name || document.activeElement !== this.#input) return
    this.#shown = names
    this.#at = -1
    this.#list.replaceChildren(...names.map((one, n) => optionOf(one, `${this.#list.id}-${n}`)))
    this.#open(names.length > 0)
    this.#said.textContent = names.length === 0 ? '' : `${names.length === 1 ? 'One name' : `${names.length} names`}`
  }

  #open(open: boolean): void {
    this.#list.hidden = !open
    if (this.#input !== null) this.#input.ariaExpanded = String(open)
    this.#mark(-1)
  }

  #close(): void {
    clearTimeout(this.#waiting)
    this.#said.textContent = ''
    this.#open(false)
  }

  #mark(at: number): void {
    this.#at = at
    const options = [...this.#list.children]
    for (const [n, option] of options.entries()) option.ariaSelected = String(n === at)
    const id = options[at]?.id
    if (id === undefined) this.#input?.removeAttribute('aria-activedescendant')
    else this.#input?.setAttribute('aria-activedescendant', id)
    options[at]?.scrollIntoView({ block: 'nearest' })
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return
    const { length } = this.#shown
    const isOpen = !this.#list.hidden
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && length > 0) {
      event.preventDefault()
      if (!isOpen) this.#open(true)
      const next = this.#at + step
      this.#mark(next < -1 ? length - 1 : next >= length ? -1 : next)
    } else if (event.key === 'Enter' && isOpen && this.#at >= 0) {
      event.preventDefault()
      this.#take(this.#at)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      this.#close()
    }
  }

  #take(at: number): void {
    const taken = this.#shown[at]
    const input = this.#input
    if (taken === undefined || input === null) return
    this.#close()
    this.#shown = []
    const picks = this.getAttribute('picks')
    if (picks !== null) {
      input.value = taken.name
      this.#choose(picks, taken.agent)
      return
    }
    const { before, name } = this.#parts()
    if (taken.begins !== undefined) {
      input.value = `${before}${name.slice(0, taken.begins)}${taken.name}`
      return
    }
    const needs = /:$/u.test(before) && taken.name.includes(' ')
    const ends = before.endsWith('"') ? '"' : before.endsWith('(') ? ')' : ''
    input.value = needs ? `${before}(${taken.name})` : `${before}${taken.name}${ends}`
    if (before === '') input.form?.requestSubmit()
  }

  /** The person goes along instead of the name, until something else is typed. */
  #choose(picks: string, agent: string): void {
    const input = this.#input
    if (input === null) return
    const chosen = document.createElement('input')
    chosen.type = 'hidden'
    chosen.name = picks
    chosen.value = agent
    input.dataset.name = input.name
    input.removeAttribute('name')
    this.append(chosen)
    this.#chosen = chosen
  }

  #forget(): void {
    if (this.#chosen === undefined || this.#input === null) return
    this.#chosen.remove()
    this.#chosen = undefined
    this.#input.name = this.#input.dataset.name ?? ''
  }
}

async function suggested(name: string): Promise<readonly Suggested[]> {
  try {
    const response = await fetch(`/search/suggest?${new URLSearchParams({ q: name })}`)
    if (!response.ok) return []
    const { names }: { names: readonly Suggested[] } = await response.json()
    return names
  } catch {
    // Nobody is told: the field goes on taking words.
    return []
  }
}

function optionOf({ name, years, as, documents }: Suggested, id: string): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.role = 'option'
  const more = [years, as === undefined ? undefined : `also ${as}`].filter((one) => one !== undefined).join(', ')
  const pieces: readonly (readonly [string, string])[] = [
    ['v', name],
    ['quiet', more],
    ['n', `${documents.toLocaleString('en-GB')} ${documents === 1 ? 'document' : 'documents'}`],
  ]
  for (const [named, words] of pieces) {
    if (words === '') continue
    const piece = document.createElement('span')
    piece.className = named
    piece.textContent = words
    option.append(piece, ' ')
  }
  return option
}

customElements.define('name-picker', NamePicker)
