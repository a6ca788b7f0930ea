import type { BodyElement, BodyNode } from '#document/body.ts'
import { isContainer } from './structure.ts'
import { textOf } from './text-of.ts'

/** What stands for a note's number, in front of it and where it is pointed at. */
const MARK = /^\s*[\d*†‡]{1,5}[.)]?\s*$/u

/** Notes that a text gathers at its end, each where it is pointed at, so that it is set beside its line. One that several places point at stays. */
export function notesInPlace(tree: readonly BodyNode[]): readonly BodyNode[] {
  const apart = new Map<string, BodyElement>()
  const pointers: string[] = []
  const survey = (nodes: readonly BodyNode[], isApart: boolean): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      const id = node.attributes['xml:id']
      if (isApart && node.name === 'note' && id !== undefined) apart.set(id, node)
      const to = pointedAt(node)
      if (to !== undefined) pointers.push(to)
      survey(node.children, isContainer(node.name))
    }
  }
  survey(tree, true)
  const once = new Set(pointers.filter((id) => pointers.indexOf(id) === pointers.lastIndexOf(id)))
  const moved = new Map([...apart].filter(([id]) => once.has(id)))
  return moved.size === 0 ? tree : placed(tree, moved)
}

/** The note that an empty pointer, or a reference of a number alone, leads to. */
function pointedAt({ name, attributes, children }: BodyElement): string | undefined {
  const points = name === 'ptr' || (name === 'ref' && MARK.test(textOf(children)))
  return points ? /^#(?<id>\S+)$/u.exec(attributes.target ?? '')?.groups?.id : undefined
}

function placed(nodes: readonly BodyNode[], moved: ReadonlyMap<string, BodyElement>): readonly BodyNode[] {
  return nodes.flatMap((node): readonly BodyNode[] => {
    if (typeof node === 'string') return [node]
    if (node.name === 'note' && moved.has(node.attributes['xml:id'] ?? '')) return []
    const note = moved.get(pointedAt(node) ?? '')
    if (note !== undefined) return [{ name: 'note', attributes: {}, children: inLine(note.children) }]
    const children = placed(node.children, moved)
    // A division of nothing but notes goes with them.
    const isEmptied = isContainer(node.name) && children.length < node.children.length && textOf(children).trim() === ''
    return isEmptied ? [] : [{ ...node, children }]
  })
}

/** A note's paragraphs run together, its own number taken off. */
function inLine(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const flat = nodes.flatMap((node): readonly BodyNode[] =>
    typeof node !== 'string' && (node.name === 'p' || node.name === 'ab') ? [...node.children, ' '] : [node],
  )
  const first = flat.findIndex((node) => typeof node !== 'string' || node.trim() !== '')
  const mark = flat[first]
  return mark !== undefined && typeof mark !== 'string' && MARK.test(textOf(mark.children))
    ? flat.slice(first + 1)
    : flat
}
