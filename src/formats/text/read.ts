import type { BodyNode } from '#document/body.ts'
import type { Draft, Placed } from '#document/draft.ts'
import { toBody } from '#document/to-body.ts'
import type { Issue } from '#value/issue.ts'
import { decode } from '../bytes/decode.ts'
import { wholeText } from '../bytes/lines.ts'
import { bodyOfLines, endOfTitle } from '../fields/text-of-cells.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { type Headed, takeHead } from './head.ts'
import { type HeadRead, readHead } from './head-draft.ts'
import { bodyOfMarkdown } from './markdown.ts'

const LONGEST = 64 * 1024 * 1024
/** Markdown is read as a tree; a longer text is read as plain. */
const LONGEST_MARKDOWN = 8 * 1024 * 1024
/** A first line longer than this is the text's beginning, and no title. */
const LONGEST_TITLE = 120

/** Markdown or plain text, one document a file; what is known of it stands in a YAML head, or not at all. */
export const text: ReadableFormat = { id: 'text', label: 'Markdown or plain text', recognises, read }

function recognises(name: string, head: string): number {
  if (head.trim() === '') return 0
  if (/^---[ \t]*\n[^\n]*\w[^\n]*:/u.test(head)) return 0.9
  if (/^\s*[{[<]/u.test(head)) return /\.(?:txt|md|markdown)$/iu.test(name) ? 0.55 : 0
  return /\.(?:md|markdown)$/iu.test(name)
    ? 0.8
    : /\.(?:txt|text)$/iu.test(name)
      ? 0.6
      : /\.[a-z0-9]{1,8}$/iu.test(name)
        ? 0
        : 0.3
}

async function* read(file: Incoming): AsyncIterable<Reading> {
  const decoding = decode(file)
  const { text: whole, cut } = await wholeText(decoding.pieces, LONGEST)
  const issues = [...decoding.takeIssues()]
  if (cut || whole.trim() === '') {
    const message = cut
      ? 'longer than 64 MB, which one document is not: part it; nothing was read'
      : 'there is no text in it'
    if (cut || issues.every(({ severity }) => severity !== 'error'))
      issues.push({ severity: 'error', at: file.name, field: 'file', message })
    for (const issue of issues) yield { kind: 'issue', issue }
    return
  }
  const headed = takeHead(whole, file.name)
  const head = readHead(headed, file.name)
  const isMarkdown =
    /\.(?:md|markdown)$/iu.test(file.name) || (headed.fields.length > 0 && !/\.(?:txt|text)$/iu.test(file.name))
  const found = draftOf(headed, head, file.name, isMarkdown)
  for (const issue of [...issues, ...head.issues, ...found.issues]) yield { kind: 'issue', issue }
  yield { kind: 'draft', draft: found.draft }
}

function draftOf(
  headed: Headed,
  { draft, about }: HeadRead,
  name: string,
  isMarkdown: boolean,
): { draft: Draft; issues: readonly Issue[] } {
  const at = `${name}:${headed.bodyLine}`
  const issues: Issue[] = []
  const content = headed.body.trim() === '' ? undefined : bodyOf(headed.body, isMarkdown, at, issues)
  const title = draft.title ?? titleOf(headed, content, name, issues)
  const nodes = content === undefined || isMarkdown ? content : withHead(headed.body, title.value)
  const body = nodes === undefined ? undefined : toBody(nodes, at)
  const key = draft.key ?? { value: name.replace(/\.[^./\\]+$/u, ''), at: name }
  const unplaced = [...(draft.unplaced ?? []), ...(body?.unplaced ?? [])]
  return {
    issues: [...issues, ...(body?.issues ?? [])],
    draft: {
      ...draft,
      key,
      title,
      ...(body === undefined || body.body === ''
        ? {}
        : {
            texts: [
              {
                kind: about.kind,
                ...(about.lang === undefined ? {} : { lang: about.lang }),
                ...(about.from === undefined ? {} : { translates: { lang: about.from, held: false } as const }),
                body: body.body,
                at,
              },
              ...(draft.texts ?? []),
            ],
          }),
      ...(unplaced.length === 0 ? {} : { unplaced }),
    },
  }
}

function bodyOf(words: string, isMarkdown: boolean, at: string, issues: Issue[]): readonly BodyNode[] {
  if (!isMarkdown) return bodyOfLines(words)
  const plainly = (why: string) => {
    issues.push({ severity: 'warning', at, field: 'texts', message: `${why}; read as plain text` })
    return bodyOfLines(words)
  }
  if (words.length > LONGEST_MARKDOWN) return plainly('Markdown of more than 8 MB')
  try {
    return bodyOfMarkdown(words)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause // the stack: quotations ten thousand deep
    return plainly('Markdown too deep to be read')
  }
}

/** The first heading or a short first line; else the file's name. A title that nobody stated is told. */
function titleOf(
  { body, bodyLine }: Headed,
  content: readonly BodyNode[] | undefined,
  name: string,
  issues: Issue[],
): Placed<string> {
  const at = `${name}:${bodyLine}`
  const tell = (from: string) =>
    issues.push({ severity: 'note', at, field: 'title', message: `no title is stated; taken from ${from}` })
  const head = content?.[0]
  if (head !== undefined && typeof head !== 'string' && head.name === 'head') {
    tell('the first heading')
    return { value: wordsIn(head.children), at }
  }
  const lines = body.split('\n', 200).map((line) => line.trim())
  const first = lines.findIndex((line) => /\p{L}/u.test(line))
  const line = lines[first] ?? ''
  const isTitle =
    line !== '' &&
    line.length <= LONGEST_TITLE &&
    !/[.,;:]$/u.test(line) &&
    lines.slice(first + 1).some((other) => other !== '')
  tell(isTitle ? 'the first line' : "the file's name")
  return isTitle
    ? { value: line, at: `${name}:${bodyLine + first}` }
    : { value: (name.split(/[\\/]/u).at(-1) ?? name).replace(/\.[^.]+$/u, ''), at: name }
}

const wordsIn = (nodes: readonly BodyNode[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : node.name === 'note' ? '' : wordsIn(node.children)))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()

/** A plain text that begins with its title has it for a head. */
function withHead(words: string, title: string): readonly BodyNode[] {
  const [first = '', ...rest] = words.trimStart().split('\n')
  if (endOfTitle(first, title) !== first.trimEnd().length) return bodyOfLines(words)
  return [{ name: 'head', attributes: {}, children: [first.trim()] }, ...bodyOfLines(rest.join('\n'))]
}
