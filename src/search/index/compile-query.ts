import { foldWord } from '../analysis/lexicon.ts'
import { LONGEST_SEQUENCE, type Sequence, sequences } from '../analysis/sequences.ts'
import { NEUTRAL } from '../analysis/stem.ts'
import { WITHOUT_BLANKS } from '../analysis/tokens.ts'
import type { Field, Query } from '../query.ts'
import type { Facet, Result } from '../search.ts'
import { isValueField } from '../value-fields.ts'
import { type AsName, textsOf, type Way, waysOf } from '../ways-of-words.ts'
import { daysMatch } from './days.ts'
import { columnOf, nearInTexts, rowInTexts } from './in-texts.ts'
import { formToken, stemToken, titleStemToken, wordOf } from './letters.ts'
import { allOf, anyOf, butNot, type Expression, type Match, token } from './match.ts'
import { isSmall } from './neighbours.ts'
import { queryInWords } from './query-in-words.ts'
import { RankingWords } from './ranking-words.ts'
import { wordAsItStands } from './terms.ts'

/** Bounds of what one query may ask; what is beyond them is left out, and said. */
const MOST_TERMS = 1024
// The parser of FTS5 has a stack of a hundred signs; each of our levels may take six.
const DEEPEST = 12
const SHORTEST_PREFIX = 2
/** Where more terms than these are alternatives, scores say little. */
const MOST_SCORED = 16
/** Of a long row of words it is asked of so many that they stand in texts of their language. */
const MOST_STEMS = 8
const FEWEST_NEAR = 2

export interface Compiled {
  readonly match: Match
  /** Its words say no more of one hit than of another, or would have to be weighed too often: hits are not scored. */
  readonly constant: boolean
  readonly done: Result['done']
  /** Something of the query was left out. */
  readonly cut: boolean
  /** Each word, with its field, and what finds it alone. */
  readonly words: readonly SoughtWord[]
  /** As `RankingWords` has them. */
  readonly telling: readonly (readonly string[])[]
  readonly costly: boolean
}

export interface SoughtWord {
  readonly word: string
  readonly field?: Field
  readonly match: Match
}

/** What of the index a query is compiled against. */
export interface Vocabulary {
  readonly languages: readonly string[]
  /** What finds those who have one of the facet's values that are this, without regard to case and accents. */
  values(facet: Facet, given: string): readonly Expression[]
  /** What finds those who have a value exactly as it is. */
  exact(facet: Facet | 'access', value: string): Match
  /** What finds those in which a word stands in this form, folded; one with the same stem is not enough. */
  written(form: string): Match
}

/** Fields of names, and the facets of those who are linked by them. */
const BY_NAME: Readonly<Partial<Record<Field, Facet>>> = {
  from: 'sender',
  to: 'recipient',
  person: 'person',
  place: 'place',
}

interface AsAsked {
  readonly prefix?: boolean
  readonly asName?: AsName | undefined
}

/** One query on its way into an expression. */
class Compilation {
  readonly vocabulary: Vocabulary
  readonly words: SoughtWord[] = []
  private readonly ranking = new RankingWords()
  readonly done = new Map<string, string>()
  terms = 0
  scored = 0
  widest = 0
  cut = false
  private readonly byStems: boolean
  private isWritten = false

  constructor(vocabulary: Vocabulary, byStems: boolean) {
    this.vocabulary = vocabulary
    this.byStems = byStems
  }

  compile(query: Query, field: Field | undefined, depth: number): Match {
    if (depth > DEEPEST) {
      this.leaveOut('Brackets deeper than 12', 'no question needs them')
      return undefined
    }
    switch (query.is) {
      case 'all':
        return true
      case 'term':
        this.scored += 1
        return this.word(query.word, field, { asName: query.asName })
      case 'fuzzy':
        this.done.set(`“${query.word}” was sought as it is spelt`, 'near spellings were sought of other words already')
        return this.word(query.word, field)
      case 'wildcard':
        return this.wildcard(query.pattern, field)
      case 'prefix':
        return this.word(query.start, field, { prefix: true })
      case 'phrase':
        this.scored += 1
        if ((query.slop ?? 0) > 0) return this.near(query, query.slop ?? 0, field)
        return this.word(query.words.join(' '), field, {
          asName: query.asName ?? (query.words.length > 1 ? undefined : 'typed'),
        })
      case 'near':
        this.scored += 1
        return this.near(query, query.within, field)
      case 'anyOf': {
        this.widest = Math.max(this.widest, query.scored === 'constant' ? MOST_SCORED + 1 : query.variants.length)
        const match = anyOf(query.variants.map((one) => this.compile(one, field, depth + 1)))
        if (query.typed === undefined) return match
        this.noteWord(query.typed, field, match)
        return match ?? false
      }
      case 'bool':
        return this.bool(query, field, depth)
      case 'field':
        return this.compile(query.of, query.field, depth + 1)
      case 'form':
        return this.form(query.word, field)
      case 'written':
        return this.written(query.of, field, depth)
      case 'named':
        return this.named(query, field, depth)
      case 'linked':
        return this.vocabulary.exact(query.as, query.agent)
      case 'dated':
        return daysMatch(query.days)
    }
  }

  private bool({ must, should, not }: Extract<Query, { is: 'bool' }>, field: Field | undefined, depth: number): Match {
    const all = (queries: readonly Query[]) => queries.map((one) => this.compile(one, field, depth + 1))
    if (must.length === 0) this.widest = Math.max(this.widest, should.length)
    // Where something must be there, what only should be changes nothing of what is found.
    const wanted = must.length > 0 ? allOf(all(must)) : anyOf(all(should))
    if (not.length === 0) return wanted
    const { scored, widest } = this
    const kept = [this.words.length, this.ranking.telling.length] as const
    const unwanted = anyOf(all(not))
    // What is excluded is neither scored nor missed.
    ;[this.words.length, this.ranking.telling.length] = kept
    this.scored = scored
    this.widest = widest
    return butNot(wanted, unwanted)
  }

  private form(word: string, field: Field | undefined): Match {
    this.scored += 1
    if (word === '' || foldWord(word) !== word || this.terms >= MOST_TERMS) return false
    this.terms += 1
    this.ranking.note(sequences(word, this.vocabulary.languages))
    if (field === 'from' || field === 'to') return token(wordOf(field, word))
    // In a column of its own stand stems alone.
    if (field !== undefined) return this.matchOf(word, field, {})
    return wordAsItStands(word)
  }

  private written(query: Query, field: Field | undefined, depth: number): Match {
    const otherwise = this.isWritten
    this.isWritten = true
    const match = this.compile(query, field, depth + 1)
    this.isWritten = otherwise
    return match
  }

  /** A match of stems, of which each word has to be there as it is written, if that is asked. Scripts without blanks have no stems. */
  private inForms(match: Match, { forms, open }: Sequence): Match {
    if (!this.isWritten || this.byStems) return match
    const whole = (open ? forms.slice(0, -1) : forms).filter((form) => !WITHOUT_BLANKS.test(form))
    return allOf([match, ...[...new Set(whole)].map((form) => this.vocabulary.written(form))])
  }

  /** What finds a way in which a word may stand, as far as it stands in the forms and in texts of the languages that are asked. */
  private asIt(
    { tokens, open, heldTo = [], inTextsOf = [] }: Pick<Way, 'tokens' | 'open' | 'heldTo' | 'inTextsOf'>,
    field: Field | undefined,
    texts: readonly Match[],
  ): readonly Match[] {
    if (this.byStems) return texts
    const inForms = heldTo.map((forms) => anyOf(forms.map((form) => token(formToken(form)))))
    const stems = closed({ tokens, open }).slice(0, MOST_STEMS)
    const tokenOf = field === 'title' ? titleStemToken : stemToken
    const inItsTexts = stems.map((stem) => anyOf(inTextsOf.map((lang) => token(tokenOf(lang, stem)))))
    const conditions = [...inForms, ...inItsTexts].filter((one) => one !== undefined)
    return conditions.length === 0 ? texts : [allOf([anyOf(texts), ...conditions])]
  }

  private named({ typed, also }: Extract<Query, { is: 'named' }>, field: Field | undefined, depth: number): Match {
    const before = this.words.length
    const match = this.compile(typed, field, depth + 1)
    const { widest } = this
    const kept = this.words.length
    const others = also.map((one) => this.compile(one, field, depth + 1))
    this.words.length = kept
    this.widest = widest
    const whole = anyOf([match, ...others])
    // Who is asked for in a field of names is there by whichever name.
    if (field !== undefined && BY_NAME[field] !== undefined) {
      this.words.length = before
      this.noteWord(queryInWords(typed), field, whole)
    }
    return whole
  }

  private word(words: string, field: Field | undefined, how: AsAsked = {}): Match {
    if (this.terms >= MOST_TERMS) {
      this.leaveOut(`Only the first ${MOST_TERMS} words were sought`, 'the question holds more')
      return undefined
    }
    this.terms += 1
    const match = this.matchOf(words, field, how)
    this.noteWord(how.prefix ? `${words}*` : words, field, match)
    return match
  }

  private matchOf(words: string, field: Field | undefined, { prefix = false, asName }: AsAsked): Match {
    if (isValueField(field)) return anyOf(this.vocabulary.values(field, words)) ?? false
    const facet = field && BY_NAME[field]
    const values = facet === undefined ? [] : this.vocabulary.values(facet, words)

    const short = prefix && words.length < SHORTEST_PREFIX
    if (short) this.done.set(`“${words}*” was sought as a word`, `a beginning has at least ${SHORTEST_PREFIX} letters`)
    const column = columnOf(field)
    const asPrefix = prefix && !short
    const named = field === 'from' || field === 'to' || field === 'number'
    const found = waysOf(words, named || column === 'names' ? [] : this.vocabulary.languages, asName, asPrefix)
    if (found.length === 0) return undefined
    if (found.some(({ tokens }) => tokens.length === LONGEST_SEQUENCE))
      this.done.set(`Only the first ${LONGEST_SEQUENCE} words of a phrase were sought`, 'it is very long')
    if (!named) this.ranking.note(found)
    const texts = anyOf(found.flatMap((one) => this.asIt(one, field, rowInTexts(one, field, asPrefix))))
    // Names are not stemmed.
    const [first] = named || column === 'names' ? [] : found
    return anyOf([first === undefined ? texts : this.inForms(texts, first), ...values])
  }

  private near(query: Extract<Query, { is: 'near' | 'phrase' }>, within: number, field: Field | undefined): Match {
    const typed = queryInWords(query)
    const all = query.words.slice(0, LONGEST_SEQUENCE)
    const column = columnOf(field)
    if (all.length < 2 || (field !== undefined && column === undefined)) return this.word(all.join(' '), field)
    const words = this.withoutSmall(all)
    this.terms += words.length
    const distance = Math.max(0, Math.min(Math.floor(within) || 0, 1000)) + all.length - words.length
    const ways = [NEUTRAL, ...this.vocabulary.languages].map((lang) => {
      const way = words.map((word) => sequences(word, [lang]).at(-1)).filter((one) => one !== undefined)
      return { lang, way, asWritten: way.every(({ tokens, forms }) => tokens.join(' ') === forms.join(' ')) }
    })
    for (const { way } of ways) for (const one of way) this.ranking.note([one])
    const rows = ways.flatMap(({ lang, way, asWritten }) =>
      this.asIt({ tokens: way.flatMap(closed), open: false, ...(asWritten ? {} : textsOf([lang])) }, field, [
        nearInTexts(way, distance, column),
      ]),
    )
    const forms = column === 'names' ? [] : words.flatMap((word) => sequences(word, []).flatMap((one) => one.forms))
    const match = this.inForms(anyOf(rows), { tokens: [], forms, open: false })
    this.noteWord(typed, field, match)
    return match
  }

  /** Of words near each other small ones are not sought but where there are no two others: each stands in every text, many times. */
  private withoutSmall(words: readonly string[]): readonly string[] {
    const isSmallWord = (word: string) => isSmall(foldWord(word))
    let room = FEWEST_NEAR - words.filter((word) => !isSmallWord(word)).length
    const kept = words.filter((word) => !isSmallWord(word) || room-- > 0)
    if (kept.length < words.length)
      this.done.set('Some small words were not sought near the others', 'they stand in every text, many times')
    return kept
  }

  private noteWord(word: string, field: Field | undefined, match: Match): void {
    // Signs alone are no word that could be missing.
    if (match === undefined && !/[\p{L}\p{N}]/u.test(word)) return
    this.words.push({ word, ...(field === undefined ? {} : { field }), match: match ?? false })
  }

  private wildcard(pattern: string, field: Field | undefined): Match {
    const [start = ''] = pattern.split(/[*?]/u)
    if (pattern !== `${start}*`)
      this.done.set(`“${pattern}” was sought as “${start}*”`, 'no more signs for letters within a word are read here')
    return start === '' ? undefined : this.word(start, field, { prefix: true })
  }

  private leaveOut(what: string, because: string): void {
    this.cut = true
    this.done.set(what, because)
  }

  result(match: Match): Compiled {
    return {
      match: match ?? false,
      constant: match === true || this.scored === 0 || this.ranking.telling.length === 0 || this.widest > MOST_SCORED,
      done: [...this.done].map(([what, because]) => ({ what, because })),
      cut: this.cut,
      words: this.words,
      telling: this.ranking.telling,
      costly: this.ranking.costly,
    }
  }
}

const closed = ({ tokens, open }: Pick<Sequence, 'tokens' | 'open'>): readonly string[] =>
  open ? tokens.slice(0, -1) : tokens

/**
 * A query as an expression of an index. Nothing in it is found by a query that holds no word at all. `byStems`: in whatever forms words stand; which they
 * are is known of a document as a whole, and of no column.
 */
export function compileQuery(query: Query, vocabulary: Vocabulary, byStems = false): Compiled {
  const compilation = new Compilation(vocabulary, byStems)
  return compilation.result(compilation.compile(query, undefined, 0))
}
