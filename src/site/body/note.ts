import type { BodyElement, BodyNode } from '#document/body.ts'
import { lemmaOf } from '#document/reading.ts'
import { escapeHtml } from './escape.ts'
import { letterOf, type Setting } from './setting.ts'
import { textOf } from './text-of.ts'

type Inline = (nodes: readonly BodyNode[], setting: Setting) => string

/** A letter in the text, and the note itself put aside for the margin. Variant readings (`app`) become notes too. */
export function noteReference(node: BodyElement, setting: Setting, inline: Inline): string {
  const readings = node.name === 'app'
  const lemma = readings ? lemmaOf(node) : undefined
  const stays = lemma === undefined ? '' : inline(lemma.children, setting)
  const content = readings ? readingsOf(node) : node.children
  if (textOf(content).trim() === '') return stays
  if (setting.inNote) return `${stays} <span class="ed">[${inline(content, setting)}]</span>`
  const letter = letterOf(setting.noteCount)
  setting.noteCount += 1
  setting.inNote = true
  const html = inline(content, setting)
  setting.inNote = false
  setting.notes.push({ letter, html, length: textOf(content).length })
  const at = `${setting.of}-${letter}`
  return `${stays}<a class="nref" id="r-${at}" href="#n-${at}" aria-label="Note ${letter}">${letter}</a>`
}

function readingsOf(app: BodyElement): readonly BodyNode[] {
  return app.children.flatMap((child): readonly BodyNode[] => {
    if (typeof child === 'string' || child.name === 'lem') return []
    const witness = child.attributes.wit?.replaceAll('#', '')
    const words = textOf(child.children).trim() === '' ? ['not in'] : child.children
    return [...words, witness === undefined ? '. ' : ` (${witness}). `]
  })
}

// A margin holds about 30 characters a line of 19 px, the text 64 a line of 30 px.
const marginHeight = (characters: number) => Math.ceil(characters / 30) * 19 + 10
const textHeight = (characters: number) => Math.ceil(characters / 64) * 30 + 18

/** The notes of one block, and whether they fit beside it; where they do not they stand under it. */
export function notesOf(setting: Setting, textLength: number): { readonly html: string; readonly fit: boolean } {
  if (setting.notes.length === 0) return { html: '', fit: true }
  let html = '<div class="notes">'
  let height = 0
  for (const note of setting.notes) {
    const at = `${setting.of}-${note.letter}`
    html += `<div class="note" id="n-${at}" role="note"><b><a href="#r-${at}" aria-label="Back to note ${escapeHtml(note.letter)} in the text">${note.letter}</a></b>${note.html}</div>`
    height += marginHeight(note.length)
  }
  setting.notes = []
  return { html: `${html}</div>`, fit: height <= textHeight(textLength) + 45 }
}
