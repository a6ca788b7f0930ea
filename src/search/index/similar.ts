import { analysisLanguage } from '../analysis/guess-language.ts'
import { isEveryday } from '../everyday-words.ts'
import type { Facet, Similar } from '../search.ts'
import { frequentWords, rarity } from '../telling-words.ts'
import { CATALOGUE } from './catalogue.ts'
import { textLanguage } from './entry-columns.ts'
import { type Match, token } from './match.ts'
import { isSmall } from './neighbours.ts'
import type { Kept, Seen, Trait } from './seen.ts'

/** Words that are looked at, and those that are kept of them. */
const MOST_WORDS = 60
const MOST_TELLING = 14
const MOST_VALUES = 12
const MOST_SAID = 4
/** What more documents than these have, tells of none of them; a word, where more than one in twenty have it. */
const TOO_MANY = 1000
const RARE = 1 / 20
const ALWAYS_FEW = 3
/** A person or a file in common says more than a word. */
const WEIGHT = { word: 1, person: 2, file: 2 } as const
/** One word that happens to be in both says nothing. */
const POINTS = { word: 1, person: 2, file: 2 } as const
const ENOUGH = 2

/** Documents that have words in common with this one which mark it, or people, or a file; as far as this reader may see them. */
export function similarTo(seen: Seen, document: string, limit: number): Similar[] {
  const kept = seen.kept(document)
  if (kept === undefined) return []
  const most = Math.max(0, Math.min(limit, 100))
  return seen
    .sharing(traitsOf(seen, kept), { but: document, enough: ENOUGH, most })
    .map(({ id, has }) => ({ id, because: reasons(has) }))
}

function traitsOf(seen: Seen, kept: Kept): Trait[] {
  const all = seen.count(true)
  const tooMany = Math.min(TOO_MANY, Math.max(ALWAYS_FEW, Math.floor(all * RARE)) + 1)
  const trait = (is: Trait['is'], what: string, match: Match, times = 1): Trait[] => {
    // How rare a thing is, is said of what this reader may see.
    const most = is === 'word' ? tooMany : TOO_MANY
    const held = seen.count(match, most)
    if (held < 2 || held >= most || typeof match !== 'object') return []
    const weight = WEIGHT[is] * rarity(held, all) * (1 + Math.log(times))
    return [{ is, what, match, weight, points: POINTS[is] }]
  }
  const traits = (is: 'person' | 'file', facet: Facet, some: readonly string[]) =>
    some.slice(0, MOST_VALUES).flatMap((value) => trait(is, value, seen.vocabulary.exact(facet, value)))
  const words = frequentWords(textsOf(seen, kept), MOST_WORDS, (word) => !isSmall(word) && !isEveryday(word)).flatMap(
    ({ token: word, as, times }) => trait('word', as, token(word), times),
  )
  const { persons, archives } = seen.linked(kept.id)
  return [
    ...words.sort((a, b) => b.weight - a.weight).slice(0, MOST_TELLING),
    ...traits('person', 'person', persons),
    ...traits(
      'file',
      'archive',
      archives.filter((path) => !archives.some((other) => other.startsWith(`${path}/`))),
    ),
  ]
}

function* textsOf(seen: Seen, { id, title }: Kept): Iterable<{ readonly text: string; readonly lang: string }> {
  yield { text: title, lang: analysisLanguage(title, undefined, CATALOGUE) }
  for (const text of seen.texts(id)) {
    const lang = textLanguage(text)
    for (const block of text.blocks) yield { text: block.text, lang }
  }
}

function reasons(traits: readonly Trait[]): Similar['because'] {
  const of = (is: Trait['is']) => traits.filter((trait) => trait.is === is).map(({ what }) => what)
  const words = of('word').slice(0, MOST_SAID)
  return [
    ...of('file').map((file) => ({ file })),
    ...of('person')
      .slice(0, MOST_SAID)
      .map((person) => ({ person })),
    ...(words.length < ENOUGH ? [] : [{ words }]),
  ]
}
