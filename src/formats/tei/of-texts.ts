import type { DraftText } from '#document/draft.ts'
import { childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'
import { readResponsibility } from './credits.ts'
import type { Gathering } from './gathering.ts'
import { isOfText } from './own-ids.ts'
import { rightsIn } from './publication.ts'

/** The texts with what the header says of one of them alone: who made it, who may do what with it. `divisions`: those that we wrote, as they came. */
export function withOwnMakers(
  texts: readonly DraftText[],
  divisions: readonly XmlElement[],
  header: XmlElement | undefined,
  gathering: Gathering,
): readonly DraftText[] {
  const made = [
    ...childrenOf(find(header, 'fileDesc/titleStmt'), 'respStmt'),
    ...childrenOf(find(header, 'fileDesc/publicationStmt'), 'availability'),
  ].filter(isOfText)
  if (made.length === 0) return texts
  if (divisions.length !== texts.length) {
    // A text more or less was put in by hand: whose it is nobody can tell.
    for (const one of made) gathering.keep(one.name, wordsOf(one), one)
    return texts
  }
  return texts.map((text, n) => {
    const own = made.filter(({ attributes }) => attributes.corresp === `#${divisions[n]?.attributes['xml:id']}`)
    const credits = own.filter(({ name }) => name === 'respStmt').flatMap(readResponsibility)
    const [rights] = own
      .filter(({ name }) => name === 'availability')
      .flatMap((one) => rightsIn(one, gathering).map(({ value }) => value))
    return {
      ...text,
      ...(credits.length === 0 ? {} : { credits }),
      ...(rights === undefined ? {} : { rights }),
    }
  })
}
