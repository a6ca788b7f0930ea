import { principalDate } from '#document/document.ts'
import { contextObject } from '#formats/coins/write.ts'
import type { Publisher } from '#formats/csl/item.ts'
import type { Listed } from '#holding/described.ts'
import { type Parties, partiesOf } from '#holding/parties.ts'
import type { Hit, Snippet } from '#search/search.ts'
import { address } from '#value/address.ts'
import { dayOf } from '#value/date-in-words.ts'
import { languageName } from '#value/language.ts'
import { dayOfDocument } from '../../frame/document-lines.tsx'
import { openedAddress, placeOfHit } from '../../routes/opened-from.ts'
import { type Asked, whyAddress } from '../../routes/search-request.ts'
import { speaker } from '../../words/terms.ts'

/** Words with some of them marked, in order. */
export type Marked = readonly { readonly words: string; readonly found: boolean }[]

export interface HitProps {
  readonly anchor?: string
  /** Where the record leads back to. */
  readonly place: string
  readonly href: string
  readonly title: Marked
  readonly day: string
  readonly machineDay?: string
  /** Its date may lie outside of the span that was asked for. */
  readonly possibly?: boolean
  readonly parties: Parties
  readonly snippets: readonly { readonly of: string; readonly lang?: string; readonly words: Marked }[]
  /** The page that tells why it was found; nothing to tell where no words were asked for. */
  readonly why?: string
  readonly references: readonly { readonly given: string; readonly href?: string }[]
  /** For citation managers: a context object. */
  readonly cited: string
}

export function hitProps(
  asked: Asked,
  hit: Hit,
  one: Listed,
  units: readonly { asGiven: string; path: string }[],
  publisher: Publisher,
): HitProps {
  const references = (one.document.witnesses ?? []).flatMap((witness) => witness.references).slice(0, 2)
  return {
    place: placeOfHit(one.document.id),
    href: hrefOf(asked, hit, one),
    title: marked(hit.title, hit.titleMarks),
    ...dayOfDocument(one.document),
    ...(hit.possibly ? { possibly: true } : {}),
    parties: partiesOf(one),
    snippets: hit.snippets
      .filter((snippet) => snippet.of !== 'title')
      .slice(0, 2)
      .map(snippetProps),
    ...(asked.typed === '' ? {} : { why: whyAddress(asked, one.document.id) }),
    references: references.map(({ asGiven }) => {
      const path = units.find((unit) => unit.asGiven === asGiven)?.path
      return { given: asGiven, ...(path === undefined ? {} : { href: address.unit(path) }) }
    }),
    cited: contextObject(one, publisher),
  }
}

/** The record at its first mark, in the text that was found, with the way back. */
function hrefOf(asked: Asked, { snippets }: Hit, { document }: Listed): string {
  const texts = document.texts ?? []
  const found = snippets
    .filter(({ marks }) => marks.length > 0)
    .flatMap(({ of, lang }) => texts.find((text) => text.kind === of && text.lang === lang) ?? [])
  const [first] = found
  const inFirst = first === undefined || found.includes(texts[0] ?? first)
  const at = first === undefined || asked.typed === '' ? '' : '#hit1'
  return `${openedAddress(asked, document.id, inFirst ? undefined : first.id)}${at}`
}

const snippetProps = ({ lang, text, marks, ...speaks }: Snippet) => ({
  // In what language a note is, is not known.
  of: lang === undefined || speaks.note ? speaker(speaks) : `${speaker(speaks)}, ${languageName(lang)}`,
  ...(lang === undefined ? {} : { lang }),
  words: marked(text, marks),
})

/** The first hit of each day can be gone to: strips of days on other pages lead there. */
export function withAnchors(hits: readonly HitProps[], of: readonly (Listed | undefined)[]): HitProps[] {
  const seen = new Set<string>()
  return hits.map((hit, n) => {
    const listed = of[n]
    const date = listed === undefined ? undefined : principalDate(listed.document)?.edtf
    const day = date === undefined ? undefined : dayOf(date)
    if (day === undefined || seen.has(day)) return hit
    seen.add(day)
    return { ...hit, anchor: `d-${day}` }
  })
}

export function marked(text: string, marks: readonly (readonly [number, number])[]): Marked {
  const pieces: { words: string; found: boolean }[] = []
  let done = 0
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < done || to <= from) continue
    pieces.push({ words: text.slice(done, from), found: false }, { words: text.slice(from, to), found: true })
    done = to
  }
  pieces.push({ words: text.slice(done), found: false })
  return pieces.filter(({ words }) => words !== '')
}
