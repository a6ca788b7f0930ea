import type { Unplaced } from '#document/document.ts'
import type { Draft } from '#document/draft.ts'
import { TEXT_KINDS, type TextKind } from '#document/text.ts'
import type { Issue } from '#value/issue.ts'
import { languageTag } from '#value/language.ts'
import type { Cell } from '../fields/cell.ts'
import { draftOfCells } from '../fields/draft-of-cells.ts'
import { FIELDS, type Field } from '../fields/field.ts'
import { fieldNamed, plainName } from '../fields/names.ts'
import type { Headed } from './head.ts'
import { type Listed, listNamed } from './nested.ts'

/** What a head says about the text below it. */
export interface TextAbout {
  readonly kind: TextKind
  readonly lang?: string
  /** The language that it was translated from. */
  readonly from?: string
}

export interface HeadRead {
  readonly draft: Draft
  readonly about: TextAbout
  readonly issues: readonly Issue[]
}

/** Nothing in a value parts it: a list of YAML has parted it already. */
const WHOLE = '\0'
const isField = (name: string): name is Field => FIELDS.some((field) => field === name)
const isTextKind = (kind: string): kind is TextKind => TEXT_KINDS.some((known) => known === kind)

/** Understands a head: fields by the names that columns have, lists of maps by their own, `text-kind`, `text-language` and `translated-from` of the body. */
export function readHead(head: Headed, name: string): HeadRead {
  const issues: Issue[] = [...head.issues]
  const cells: Cell[] = []
  const unplaced: Unplaced[] = head.unread === undefined ? [] : [{ label: 'head', value: head.unread, at: `${name}:2` }]
  const lists: Listed[] = []
  const ofText = new Map<string, string>()
  for (const { label, value, line } of head.fields) {
    const at = `${name}:${line}`
    const field = fieldNamed(label) ?? (isField(label) ? label : undefined)
    const item = listNamed(label)
    const keep = (kept: unknown) =>
      unplaced.push({ label, value: typeof kept === 'string' ? kept : JSON.stringify(kept), at })
    if (value === '' || value === null) continue
    if (typeof value === 'string' && /^(?:textkind|textlanguage|translatedfrom)$/u.test(plainName(label)))
      ofText.set(plainName(label), value)
    else if (item !== undefined && Array.isArray(value) && value.some((entry) => typeof entry === 'object')) {
      for (const entry of value as readonly unknown[]) {
        const read = item(entry, at)
        if (!('code' in read)) lists.push(read)
        else {
          issues.push({
            severity: 'warning',
            at,
            field: label,
            message: `${[...read.path.map(String), read.message].join(': ')}; kept as unplaced`,
          })
          keep(entry)
        }
      }
    } else if (field !== undefined && typeof value === 'string') cells.push({ field, label, value, at })
    else if (field !== undefined && Array.isArray(value)) {
      for (const entry of value as readonly unknown[]) {
        if (typeof entry === 'string') cells.push({ field, label, value: entry, at, split: WHOLE })
        else keep(entry)
      }
    } else keep(value)
  }
  const read = draftOfCells([cells], { at: name, unplaced })
  return { draft: joined(read.draft, lists), about: aboutText(ofText, read.draft), issues: [...issues, ...read.issues] }
}

function joined(draft: Draft, lists: readonly Listed[]): Draft {
  const names = ['participants', 'places', 'dates', 'witnesses', 'credits', 'relations', 'summaries'] as const
  const added = names.flatMap((name) => {
    const values: readonly unknown[] = [
      ...(draft[name] ?? []),
      ...lists.flatMap((list): readonly unknown[] => list[name] ?? []),
    ]
    return values.length === 0 ? [] : [[name, values] as const]
  })
  return { ...draft, ...Object.fromEntries(added) }
}

function aboutText(given: ReadonlyMap<string, string>, { languages = [] }: Draft): TextAbout {
  const kind = given.get('textkind') ?? ''
  const tag = (language: string | undefined) =>
    language === undefined ? undefined : (languageTag(language) ?? language)
  const only = languages.length === 1 ? tag(languages[0]?.value) : undefined
  const from = tag(given.get('translatedfrom')) ?? (kind === 'translation' ? only : undefined)
  const lang = tag(given.get('textlanguage')) ?? (kind === 'translation' || kind === 'regest' ? undefined : only)
  return {
    kind: isTextKind(kind) ? kind : from === undefined ? 'transcript' : 'translation',
    ...(lang === undefined ? {} : { lang }),
    ...(from === undefined ? {} : { from }),
  }
}
