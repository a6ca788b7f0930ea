import type { Issue } from '#value/issue.ts'
import { languageTag } from '#value/language.ts'
import { blockPrefix, nameBlocks, repoint } from './block-id.ts'
import { type BodyNode, BrokenBody, bodyOfPlainText, holdable, parseBody, serializeBody } from './body.ts'
import type { Unplaced } from './document.ts'
import type { DraftText } from './draft.ts'
import type { Text } from './text.ts'
import { knownRights } from './to-document-rights.ts'

export interface TextsRead {
  readonly texts: readonly Text[]
  readonly unplaced: readonly Unplaced[]
  readonly issues: readonly Issue[]
}

/** The texts of a draft, `t1` and so on, their blocks named; pointers from one text into another follow the names. */
export function textsOf(drafts: readonly DraftText[], witnessId: (position: number) => string | undefined): TextsRead {
  const unplaced: Unplaced[] = []
  const issues: Issue[] = []
  const parsed = drafts.flatMap((draft) => {
    const body = bodyOf(draft, issues)
    if (body.length > 0) return [{ draft, body }]
    issues.push({ severity: 'note', at: draft.at, field: 'texts', message: 'a text without any words was left out' })
    return []
  })
  const named = parsed.map(({ draft, body }, n) => ({ draft, ...nameBlocks(body, blockPrefix(n), draft.at) }))
  // A name that several texts use is each text's own.
  const elsewhere = new Map(named.toReversed().flatMap(({ renamed }) => [...renamed]))
  const texts = named.map(({ draft, body, renamed, issues: naming }, n): Text => {
    issues.push(...naming)
    const lang = language(draft.lang, 'language of a text', draft.at, unplaced, issues)
    const translated = language(draft.translates?.lang, 'language translated from', draft.at, unplaced, issues)
    const of = draft.of === undefined ? undefined : witnessId(draft.of)
    return {
      id: `t${n + 1}`,
      kind: draft.kind,
      ...(lang === undefined ? {} : { lang }),
      ...(translated === undefined ? {} : { translates: { lang: translated, held: false } }),
      ...(of === undefined ? {} : { of }),
      ...(draft.completeness === undefined ? {} : { completeness: draft.completeness }),
      body: serializeBody(repoint(body, new Map([...elsewhere, ...renamed]))),
      ...(draft.credits === undefined || draft.credits.length === 0 ? {} : { credits: draft.credits }),
      ...(draft.rights === undefined ? {} : { rights: knownRights(draft.rights) }),
    }
  })
  return { texts, unplaced, issues }
}

function bodyOf({ body, at }: DraftText, issues: Issue[]): readonly BodyNode[] {
  try {
    return parseBody(body).filter((node) => typeof node !== 'string' || node.trim() !== '')
  } catch (cause) {
    if (!(cause instanceof BrokenBody)) throw cause
    issues.push({
      severity: 'warning',
      at,
      field: 'texts',
      message: `the text is no XML (${cause.message}); held as plain words`,
    })
    return bodyOfPlainText(holdable(body).text)
  }
}

/** The tag of a language; one that is not known goes to `unplaced`, and is told. */
export function language(
  given: string | undefined,
  label: string,
  at: string,
  unplaced: Unplaced[],
  issues: Issue[],
): string | undefined {
  const plain = given?.trim() ?? ''
  if (plain === '') return undefined
  const tag = languageTag(plain)
  if (tag !== undefined) return tag
  unplaced.push({ label, value: plain, at })
  issues.push({
    severity: 'warning',
    at,
    field: 'languages',
    message: `“${plain}” is no language known here; kept as it is`,
  })
  return undefined
}
